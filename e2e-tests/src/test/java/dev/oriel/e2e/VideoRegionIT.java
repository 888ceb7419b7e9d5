package dev.oriel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.e2e.browser.Chromium;
import dev.oriel.e2e.browser.ChromiumDesktop;
import dev.oriel.e2e.browser.Visitor;
import dev.oriel.e2e.gateway.Desktop;
import dev.oriel.e2e.gateway.Gateway;
import dev.oriel.e2e.host.XScreen;
import dev.oriel.e2e.host.Xrdp;
import dev.oriel.e2e.picture.Picture;
import dev.oriel.e2e.picture.Quality;
import dev.oriel.e2e.process.Await;
import dev.oriel.e2e.process.Child;
import dev.oriel.e2e.process.Programs;
import dev.oriel.e2e.process.Results;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A player in a session whose host draws by bitmaps: the gateway makes a video of what moves. */
class VideoRegionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int WIDTH = 480;
    private static final int HEIGHT = 300;
    /** Soft colours, all of which turn and become lighter and darker; it costs little to make. */
    private static final String FILM =
            "gradients=size=%dx%d:rate=20:speed=0.00001:n=6:seed=5,format=yuv420p,noise=alls=6,hue=h=n:b=sin(n/20)"
                    .formatted(WIDTH, HEIGHT);

    private static final String BEGINS = "is sent Rect[";
    private static final String ENDS = "is sent nothing more as video";

    /** A picture of a video may be another by one frame than the host's screen was when it was looked at. */
    private static final double LEAST_DECIBELS = 20;

    @Test
    void aPlayerIsSeenAsVideoAndIsExactOnceItStops() {
        Programs.require("ffplay");
        try (Xrdp host = Xrdp.start(Xrdp.Backend.XVNC, Xrdp.Security.TLS);
                Gateway gateway = Gateway.start(
                        List.of(Desktop.of("office", host, "tls", 32)), "pace: {idle: 30}\nlog: {level: debug}");
                Chromium chromium = Chromium.start();
                Visitor visitor = chromium.visitor()) {
            ChromiumDesktop desktop = visitor.signIn(gateway.url("/")).open(gateway.url("/"), "office");
            Assumptions.assumeTrue(
                    gateway.process().output().contains("is sent as H.264 by"), "there is no OpenH264 here");
            desktop.awaitLive();
            XScreen screen = host.screen();
            try (Child player = play(screen)) {
                Await.until("a video", PATIENCE, () -> isSentVideo(gateway));
                assertNearlyRight(desktop, screen);
                signal(player, "-STOP");
                new SameScreen(desktop, screen, 32).await("a player that stands still");
                Await.until("the video's end", PATIENCE, () -> !isSentVideo(gateway));
                signal(player, "-CONT"); // to be ended
            }
        }
    }

    /** By the gateway's log. */
    private static boolean isSentVideo(Gateway gateway) {
        String log = gateway.process().output();
        return log.lastIndexOf(BEGINS) > log.lastIndexOf(ENDS);
    }

    private static void signal(Child player, String signal) {
        Child.run(Map.of(), List.of("kill", signal, Long.toString(player.pid())));
    }

    private static Child play(XScreen screen) {
        return screen.start(
                "env",
                "SDL_VIDEODRIVER=x11",
                "SDL_RENDER_DRIVER=software",
                "SDL_FRAMEBUFFER_ACCELERATION=0",
                // else SDL takes one with a table of colours, by which xwd shows each pixel a little brighter
                "SDL_VIDEO_X11_VISUALID=" + screen.visual(),
                "ffplay",
                "-v",
                "error",
                "-f",
                "lavfi",
                "-left",
                "200",
                "-top",
                "150",
                FILM);
    }

    /** The screen and the canvas cannot be looked at in the same moment. */
    private static void assertNearlyRight(ChromiumDesktop desktop, XScreen screen) {
        desktop.screenshot(Results.file("video-region.png"));
        Await.until("a picture that is nearly the host's", PATIENCE, () -> {
            Picture canvas = desktop.picture();
            Picture host = screen.picture();
            Quality quality = Quality.of(host.crop(200, 150, WIDTH, HEIGHT), canvas.crop(200, 150, WIDTH, HEIGHT));
            return quality.psnr() >= LEAST_DECIBELS && Double.isFinite(quality.psnr());
        });
        assertThat(screen.picture().colours()).isGreaterThan(1000);
    }
}
