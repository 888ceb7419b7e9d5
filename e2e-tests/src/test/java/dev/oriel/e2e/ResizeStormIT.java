package dev.oriel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.oriel.e2e.browser.Chromium;
import dev.oriel.e2e.browser.ChromiumDesktop;
import dev.oriel.e2e.browser.Visitor;
import dev.oriel.e2e.gateway.Descriptors;
import dev.oriel.e2e.gateway.Desktop;
import dev.oriel.e2e.gateway.Gateway;
import dev.oriel.e2e.host.Gnome;
import dev.oriel.e2e.host.RdpHost;
import dev.oriel.e2e.host.SessionHost;
import dev.oriel.e2e.host.Xrdp;
import dev.oriel.e2e.host.Xrdp.Backend;
import dev.oriel.e2e.host.Xrdp.Security;
import dev.oriel.e2e.picture.Picture;
import dev.oriel.e2e.picture.Quality;
import dev.oriel.e2e.picture.Stillness;
import dev.oriel.e2e.process.Await;
import dev.oriel.e2e.process.Resources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two viewers whose windows change all the time: what is left at the end is the right picture, and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResizeStormIT {
    private static final int STORM = 100;
    private static final Duration STORM_TIME = Duration.ofSeconds(60);
    private static final long SEED = 20261121;

    /** The window that both storms and pictures begin and end with. */
    private static final int WIDTH = 1000;

    private static final int HEIGHT = 700;

    /** Pools may still be growing to their bounds; a leak would be 100. */
    private static final int MORE_THREADS = 8;

    /** Caches may still be filling to their bounds; the pixels of 100 desktops are four times this. */
    private static final long MORE_BYTES = 64L << 20;

    /** Longer than a browser keeps a connection that it has no more use for. */
    private static final Duration SETTLING = Duration.ofSeconds(90);

    /** Of each there is a certain number, whatever has happened before. */
    private static final List<String> COUNTED = List.of(
            "dev.oriel.display.Surface",
            "dev.oriel.rdp.channel.gfx.GfxSurface",
            "dev.oriel.rdp.channel.gfx.GraphicsPipeline",
            "dev.oriel.rdp.connect.Connection",
            "dev.oriel.rdp.client.HostLine",
            "dev.oriel.server.session.DesktopSession",
            "dev.oriel.server.viewer.FramePump");

    /** What a desktop is to look like in the end. */
    private interface Truth {
        void await(String what);
    }

    private final Resources resources = new Resources();
    private Chromium chromium;

    @BeforeAll
    void startBrowser() {
        chromium = resources.add(Chromium.start());
    }

    @AfterAll
    void stop() {
        resources.close();
    }

    @ParameterizedTest
    @EnumSource
    void xrdp(Backend backend) {
        try (Xrdp host = Xrdp.start(backend, Security.TLS)) {
            List<Long> none = host.sessions();
            storm(host, "tls", "bitmaps");
            assertThat(none).isEmpty();
            assertThat(host.sessions()).as("the same session all the time").hasSize(1);
        }
    }

    @Test
    void xrdpOfDebian13() {
        try (Xrdp host = Xrdp.startOfDebian13()) {
            storm(host, "tls", "pipeline");
            assertThat(host.sessions()).as("the same session all the time").hasSize(1);
        }
    }

    @Test
    void gnome() {
        try (Gnome host = Gnome.start()) {
            storm(host, "nla", "pipeline");
        }
    }

    private void storm(RdpHost host, String security, String graphics) {
        Desktop desktop = Desktop.of("office", host, security, 32).withGraphics(graphics);
        try (Gateway gateway = Gateway.lossless(desktop);
                Visitor one = chromium.visitor("en-US", WIDTH, HEIGHT);
                Visitor other = chromium.visitor("en-US", WIDTH, HEIGHT)) {
            ChromiumDesktop first = one.signIn(gateway.url("/")).open(gateway.url("/"), "office");
            first.awaitLive();
            Truth truth = truth(host, first);
            ChromiumDesktop second = other.signIn(gateway.url("/")).open(gateway.url("/"), "office");
            second.awaitLive();
            truth.await("connecting");
            Holdings before = Holdings.of(gateway);

            try (Resources _ = painting(host)) {
                Random random = new Random(SEED);
                double pause = (double) STORM_TIME.toMillis() / STORM;
                for (int i = 0; i < STORM; i++) {
                    Page page = (random.nextBoolean() ? first : second).page();
                    page.setViewportSize(random.nextInt(400, 1600), random.nextInt(300, 1000));
                    page.waitForTimeout(pause);
                }
            }
            for (ChromiumDesktop each : List.of(second, first)) {
                each.resizeTo(WIDTH, HEIGHT);
            }

            truth.await("the storm");
            Await.until(
                    "the same picture for the other viewer",
                    Duration.ofSeconds(15),
                    () -> first.picture().same(second.picture()));
            before.awaitNoMore(gateway);
        }
    }

    /** Something paints while sizes change: hosts have drawn on what was there no more. */
    private static Resources painting(RdpHost host) {
        Resources painting = new Resources();
        if (host instanceof SessionHost shown) {
            String colours =
                    "while :; do for colour in 203040 405060; do xsetroot -solid '#'$colour; sleep 0.02; done; done";
            painting.add(shown.screen().start("sh", "-c", colours));
        }
        return painting;
    }

    /** The host's own screen, pixel for pixel; or a scene as its background, as good as it was at first. */
    private static Truth truth(RdpHost host, ChromiumDesktop view) {
        if (host instanceof SessionHost shown) {
            return what -> {
                view.takePointer(300, 290);
                view.pointTo(320, 250);
                new SameScreen(view, shown.screen(), 32).await(what);
            };
        }
        Exhibit.Background scene = new Exhibit.Background("Escape");
        scene.show(view);
        view.pointTo(8, 8);
        Quality atFirst = quality(scene, view);
        return what -> {
            Quality now = quality(scene, view);
            assertThat(now.isAsGoodAs(atFirst))
                    .as("%s after %s, at first %s", now, what, atFirst)
                    .isTrue();
        };
    }

    private static Quality quality(Exhibit.Background scene, ChromiumDesktop view) {
        Picture canvas = Stillness.await("the canvas", view::picture);
        return Quality.of(scene.original(), scene.part(canvas));
    }

    /** What the gateway holds of the machine. */
    private record Holdings(Descriptors descriptors, int threads, Map<String, Long> objects, long bytes) {
        /** Once two looks have found the same objects: connecting leaves some that go by themselves. */
        static Holdings of(Gateway gateway) {
            // looking itself opens something, once: so it comes before the descriptors
            int threads = gateway.threads().size();
            List<Map<String, Long>> looks = new ArrayList<>(List.of(counted(gateway)));
            Await.until("a connected gateway to rest", SETTLING, () -> {
                looks.add(counted(gateway));
                return looks.getLast().equals(looks.get(looks.size() - 2));
            });
            long bytes = gateway.liveBytes();
            return new Holdings(gateway.descriptors(), threads, looks.getLast(), bytes);
        }

        /** Two viewers' lines are there, one each, and of everything else not one more than before. */
        void awaitNoMore(Gateway gateway) {
            Descriptors[] last = {descriptors};
            try {
                Await.until("descriptors to be closed", SETTLING, () -> {
                    last[0] = gateway.descriptors();
                    return last[0].viewers().size() <= 2
                            && last[0].others().size() <= descriptors.others().size();
                });
            } catch (AssertionError e) {
                throw new AssertionError(e.getMessage() + "; there are now " + last[0].since(descriptors), e);
            }
            awaitSameObjects(gateway);
            assertThat(gateway.threads().size()).isLessThanOrEqualTo(threads + MORE_THREADS);
            assertThat(gateway.liveBytes()).isLessThan(bytes + MORE_BYTES);
        }

        /** What is being sent or timed holds what it is about for a moment longer. */
        private void awaitSameObjects(Gateway gateway) {
            List<Map<String, Long>> looks = new ArrayList<>();
            try {
                Await.until("objects to be given up", SETTLING, () -> {
                    looks.add(counted(gateway));
                    return looks.getLast().equals(objects);
                });
            } catch (AssertionError e) {
                throw new AssertionError(e.getMessage() + ": there were " + objects + ", now " + looks.getLast(), e);
            }
        }

        private static Map<String, Long> counted(Gateway gateway) {
            Map<String, Long> alive = gateway.liveObjects();
            return COUNTED.stream().collect(Collectors.toMap(each -> each, each -> alive.getOrDefault(each, 0L)));
        }
    }
}
