package dev.oriel.e2e.host;

import dev.oriel.e2e.picture.TestScene;
import dev.oriel.e2e.process.Child;
import dev.oriel.e2e.process.Folder;
import dev.oriel.e2e.process.Ports;
import dev.oriel.e2e.process.Programs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Weston with its RDP backend: TLS without a log-on, and a desktop that shows the scene and nothing else. */
public final class Weston implements RdpHost {
    private final Folder folder = Folder.create("weston");
    private final int port = Ports.free();
    private final Child server;

    private Weston(int width, int height) {
        OpenSsl.certificate(folder, "weston");
        TestScene.picture().save(folder.file("scene.png"));
        server = Child.start(
                folder.file("weston.log"),
                Map.of(
                        "XDG_RUNTIME_DIR", folder.path().toString(),
                        "XDG_CONFIG_HOME", folder.path().toString(),
                        "HOME", folder.path().toString()),
                List.of(
                        "weston",
                        "--config=" + folder.write("weston.ini", configuration()),
                        "--backend=rdp-backend.so",
                        "--socket=oriel",
                        "--address=127.0.0.1",
                        "--port=" + port,
                        "--width=" + width,
                        "--height=" + height,
                        "--no-clients-resize",
                        "--rdp-tls-cert=" + folder.file("tls.crt"),
                        "--rdp-tls-key=" + folder.file("tls.key")));
    }

    public static Weston start(int width, int height) {
        Programs.require("weston", "openssl");
        String version = new String(Child.run(Map.of(), List.of("weston", "--version")), StandardCharsets.UTF_8);
        // newer ones let nobody in who does not join the clipboard's channel
        Assumptions.assumeTrue(version.startsWith("weston 10."), version);
        Weston host = new Weston(width, height);
        return RdpHost.listening(host, host.server);
    }

    private String configuration() {
        return """
                [core]
                idle-time=0
                [shell]
                panel-position=none
                locking=false
                animation=none
                startup-animation=none
                background-color=0xff2a5a7a
                background-image=%s
                background-type=centered
                """.formatted(folder.file("scene.png"));
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String user() {
        return "anyone";
    }

    @Override
    public String password() {
        return "anything";
    }

    @Override
    public void close() {
        server.close();
        folder.close();
    }
}
