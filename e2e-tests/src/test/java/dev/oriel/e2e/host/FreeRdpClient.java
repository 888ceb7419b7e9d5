package dev.oriel.e2e.host;

import dev.oriel.e2e.picture.Picture;
import dev.oriel.e2e.picture.Stillness;
import dev.oriel.e2e.process.Child;
import dev.oriel.e2e.process.Folder;
import dev.oriel.e2e.process.Programs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** FreeRDP's own client on an X server of its own: what it shows of a host is the measure for what we show. */
public final class FreeRdpClient implements AutoCloseable {
    private static final String PROGRAM = "xfreerdp3";

    private final Folder folder = Folder.create("client");
    private final XDisplay display;
    private final Child client;

    private FreeRdpClient(RdpHost host, int width, int height, List<String> flags) {
        display = XDisplay.bare(width, height);
        List<String> command = new ArrayList<>(List.of(
                PROGRAM,
                "/v:127.0.0.1:" + host.port(),
                "/u:" + host.user(),
                "/p:" + host.password(),
                "/size:%dx%d".formatted(width, height),
                "/cert:ignore",
                "/bpp:32",
                "/network:lan",
                "-clipboard",
                "-decorations"));
        command.addAll(flags);
        Map<String, String> environment = display.screen().environment();
        environment.put("HOME", folder.path().toString());
        environment.put("OPENSSL_CONF", OpenSsl.withLegacy(folder).toString());
        client = Child.start(folder.file("xfreerdp.log"), environment, command);
    }

    /** Connects, with a window that fills the screen. */
    public static FreeRdpClient connect(RdpHost host, int width, int height, List<String> flags) {
        Programs.require(PROGRAM);
        return new FreeRdpClient(host, width, height, flags);
    }

    /** What it shows when nothing moves any more. */
    public Picture pictureAtRest() {
        return Stillness.await("FreeRDP's client", () -> {
            client.requireAlive();
            return display.screen().picture();
        });
    }

    @Override
    public void close() {
        client.close();
        display.close();
        folder.close();
    }
}
