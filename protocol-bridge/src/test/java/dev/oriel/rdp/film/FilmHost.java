package dev.oriel.rdp.film;

import dev.oriel.rdp.channel.gfx.Avc420Stream;
import dev.oriel.rdp.channel.gfx.AvcRegion;
import dev.oriel.rdp.channel.gfx.GfxRect;
import dev.oriel.rdp.channel.gfx.GraphicsHost;
import dev.oriel.rdp.testing.GoodHost;
import dev.oriel.rdp.testing.HostEnd;
import dev.oriel.rdp.testing.ScriptedHost;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.x224.SecurityProtocol;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A host whose desktop is a film of 1280×720 at 24 pictures a second by AVC420, cut and sent as FreeRDP's server does it:
 * squares of 64×64 that have changed are its regions, and each part of a message is a TLS record of its own. Like any host
 * it waits for acknowledgements: where they are late the film is slower, and no picture is left out.
 *
 * <p>It lets user ada in with password secret. Arguments: the port, the number of pictures, and whether they are shown
 * {@code once}, after a key was pressed, or {@code endless}, over and over.
 */
public final class FilmHost {
    private static final Logger log = LoggerFactory.getLogger(FilmHost.class);

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final long PERIOD = TimeUnit.SECONDS.toNanos(1) / 24;

    /** Frames that may be on their way. */
    private static final int IN_FLIGHT = 3;
    /** Worth nothing to a client that decodes all there is: as FreeRDP's server sends them. */
    private static final int QUANTIZER = 0;

    private static final int QUALITY = 100;

    private final Film film;
    private final boolean endless;

    private FilmHost(Film film, boolean endless) {
        this.film = film;
        this.endless = endless;
    }

    public static void main(String[] args) throws InterruptedException {
        Film film = Film.encode(WIDTH, HEIGHT, Integer.parseInt(args[1]));
        FilmHost host = new FilmHost(film, args[2].equals("endless"));
        try (ScriptedHost listening = ScriptedHost.start(Integer.parseInt(args[0]), host::serve)) {
            log.info(
                    "listens on {}, {} pictures in {} bytes",
                    listening.port(),
                    film.pictures().size(),
                    film.bytes());
            Thread.currentThread().join();
        }
    }

    private void serve(HostEnd end) throws Exception {
        GoodHost host = new GoodHost(end, SecurityProtocol.HYBRID)
                .withDesktop(WIDTH, HEIGHT)
                .withChannels()
                .serve();
        GraphicsHost graphics = new GraphicsHost(host);
        graphics.open(WIDTH, HEIGHT);
        long frame = 0;
        show(graphics, frame, film.pictures().getFirst());
        if (!endless) {
            end.awaitKey();
        }
        do {
            frame = play(graphics, frame);
        } while (endless);
        host.drain();
    }

    /** Returns the number of the last frame. */
    private long play(GraphicsHost graphics, long before) throws IOException, DecodeException {
        long frame = before;
        long due = System.nanoTime();
        for (Film.Picture picture : film.pictures()) {
            frame++;
            show(graphics, frame, picture);
            log.info("picture {}", frame);
            graphics.awaitAcknowledged(frame - IN_FLIGHT);
            due = Math.max(due + PERIOD, System.nanoTime());
            LockSupport.parkNanos(due - System.nanoTime());
        }
        return frame;
    }

    private static void show(GraphicsHost graphics, long frame, Film.Picture picture) throws IOException {
        List<AvcRegion> regions = picture.changed().stream()
                .map(rect -> new AvcRegion(GfxRect.of(rect), QUANTIZER, false, false, QUALITY))
                .toList();
        graphics.show(frame, new GfxRect(0, 0, WIDTH, HEIGHT), new Avc420Stream(regions, picture.unit()));
    }
}
