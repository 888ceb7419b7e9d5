package dev.oriel.server.control;

import dev.oriel.server.runtime.CacheFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Asks gateways that run on this machine as this user. */
public final class ControlClient {
    private final CacheFolder cache;

    public ControlClient(CacheFolder cache) {
        this.cache = cache;
    }

    /** Ports of the gateways that have a socket; one of them may have died without removing it. */
    public List<Integer> ports() throws IOException {
        List<Integer> ports = new ArrayList<>();
        try (DirectoryStream<Path> sockets =
                Files.newDirectoryStream(cache.privateFolder(ControlSocket.FOLDER), "*" + ControlSocket.SUFFIX)) {
            for (Path socket : sockets) {
                String name = socket.getFileName().toString();
                ports.add(Integer.parseInt(name.substring(0, name.length() - ControlSocket.SUFFIX.length())));
            }
        }
        Collections.sort(ports);
        return ports;
    }

    /** @return empty where no gateway is behind the socket any more */
    public Optional<String> ask(int port, String request) throws IOException {
        Path path = cache.privateFolder(ControlSocket.FOLDER).resolve(port + ControlSocket.SUFFIX);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            channel.write(ByteBuffer.wrap((request + "\n").getBytes(StandardCharsets.UTF_8)));
            BufferedReader reader = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
            return Optional.ofNullable(reader.readLine());
        } catch (ConnectException | NoSuchFileException e) {
            Files.deleteIfExists(path); // its gateway was killed
            return Optional.empty();
        }
    }
}
