package dev.oriel.server.control;

import dev.oriel.server.runtime.CacheFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ThreadFactory;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway's end: answers one line with one line. Only the user can open the socket: it has the permissions 0600 in
 * a folder with 0700.
 */
public final class ControlSocket implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ControlSocket.class);
    private static final int MAX_REQUEST = 1024;

    static final String FOLDER = "control";
    static final String SUFFIX = ".sock";

    private final Path path;
    private final ServerSocketChannel server;

    private ControlSocket(Path path, ServerSocketChannel server) {
        this.path = path;
        this.server = server;
    }

    /**
     * @param port of the gateway, names the socket
     * @param answer to a request, both one line without its end; called by one thread at a time
     */
    public static ControlSocket open(CacheFolder cache, int port, ThreadFactory threads, UnaryOperator<String> answer)
            throws IOException {
        Path path = cache.privateFolder(FOLDER).resolve(port + SUFFIX);
        Files.deleteIfExists(path); // whoever had this port before has gone: the port is ours
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(path));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            server.close();
            throw e;
        }
        ControlSocket socket = new ControlSocket(path, server);
        threads.newThread(() -> socket.serve(answer)).start();
        return socket;
    }

    private void serve(UnaryOperator<String> answer) {
        while (server.isOpen()) {
            try (SocketChannel client = server.accept()) {
                BufferedReader reader = new BufferedReader(
                        Channels.newReader(client, StandardCharsets.UTF_8.newDecoder(), MAX_REQUEST), MAX_REQUEST);
                String request = reader.readLine();
                if (request != null && request.length() <= MAX_REQUEST) {
                    client.write(ByteBuffer.wrap((answer.apply(request) + "\n").getBytes(StandardCharsets.UTF_8)));
                }
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                log.warn("control socket: {}", e.getMessage());
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(path);
    }
}
