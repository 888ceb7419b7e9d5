package dev.oriel.e2e.host;

import dev.oriel.e2e.process.Child;
import dev.oriel.e2e.process.Folder;
import dev.oriel.e2e.process.Ports;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The scripted host of the bridge's tests, whose desktop is a film by H.264 that begins when a key is pressed. */
public final class FilmHost implements RdpHost {
    private final Folder folder = Folder.create("film");
    private final int port = Ports.free();
    private final Child server;

    private FilmHost(int pictures) {
        Path jar = Path.of(System.getProperty("oriel.jar"));
        Path classes =
                jar.resolveSibling("../../protocol-bridge/target/test-classes").normalize();
        server = Child.start(
                folder.file("film.log"),
                Map.of(),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classes + File.pathSeparator + jar,
                        "dev.oriel.rdp.film.FilmHost",
                        Integer.toString(port),
                        Integer.toString(pictures),
                        "once"));
    }

    /** @param pictures of 1280×720, at 24 a second */
    public static FilmHost start(int pictures) {
        FilmHost host = new FilmHost(pictures);
        return RdpHost.listening(host, host.server);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String user() {
        return "ada";
    }

    @Override
    public String password() {
        return "secret";
    }

    @Override
    public void close() {
        server.close();
        folder.close();
    }
}
