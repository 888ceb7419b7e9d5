package dev.oriel.rdp.fuzz;

import dev.oriel.rdp.transport.Framing;
import dev.oriel.rdp.wire.DecodeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Stands between a client and a host without encryption and saves what the host sends, a file for each frame: seeds for the
 * fuzz targets and vectors for tests. What the client sends, its password among it, is not saved.
 *
 * <p>Arguments: port-to-listen-on port-of-host folder number-of-frames
 */
public final class RecorderMain {
    private RecorderMain() {}

    public static void main(String[] args) throws IOException, DecodeException, InterruptedException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        Path folder = Files.createDirectories(Path.of(args[2]));
        int wanted = Integer.parseInt(args[3]);
        try (ServerSocket server = new ServerSocket(Integer.parseInt(args[0]), 1, loopback);
                Socket client = server.accept();
                Socket host = new Socket(loopback, Integer.parseInt(args[1]))) {
            Thread upstream = Thread.ofVirtual().start(() -> forward(client, host));
            record(host.getInputStream(), client.getOutputStream(), folder, wanted);
            upstream.join();
        }
    }

    private static void forward(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            System.err.println("the connection has ended: " + e.getMessage());
        }
    }

    private static void record(InputStream in, OutputStream out, Path folder, int wanted)
            throws IOException, DecodeException {
        byte[] buffer = new byte[2 * (Framing.MAX_LENGTH + 1)];
        int filled = 0;
        int saved = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer, filled, buffer.length - filled)) {
            out.write(buffer, filled, count);
            filled += count;
            int at = 0;
            int whole = Framing.frameLength(buffer, at, filled);
            while (whole > 0 && whole <= filled - at) {
                if (saved < wanted) {
                    Path file = folder.resolve("%02d.bin".formatted(saved++));
                    Files.write(file, Arrays.copyOfRange(buffer, at, at + whole));
                }
                at += whole;
                whole = Framing.frameLength(buffer, at, filled - at);
            }
            System.arraycopy(buffer, at, buffer, 0, filled - at);
            filled -= at;
        }
    }
}
