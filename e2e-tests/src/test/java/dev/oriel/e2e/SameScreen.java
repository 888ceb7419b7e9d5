package dev.oriel.e2e;

import dev.oriel.e2e.browser.DesktopView;
import dev.oriel.e2e.host.XScreen;
import dev.oriel.e2e.picture.Picture;
import dev.oriel.e2e.process.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Compares the browser's canvas with the host's own screen, pixel for pixel. */
final class SameScreen {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Path RESULTS = Path.of(System.getProperty("oriel.e2e.results", "results"));

    private SameScreen() {}

    /**
     * Waits until both show the same, and returns it.
     *
     * @param what names the evidence that is left if they never do
     */
    static Picture await(String what, DesktopView view, XScreen host) {
        return await(what, view, host, 32);
    }

    /** The same where the host sends so many bits a pixel: 16 make it reduce its colours. */
    static Picture await(String what, DesktopView view, XScreen host, int colourDepth) {
        try {
            return Await.value("the same picture after " + what, PATIENCE, () -> {
                Picture expected = reduce(host.picture(), colourDepth);
                Picture shown = reduce(view.picture(), colourDepth);
                // a host that paints between the two looks is not to be taken for a difference, nor for the same
                return expected.same(shown) && expected.same(reduce(host.picture(), colourDepth))
                        ? Optional.of(shown)
                        : Optional.empty();
            });
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ": " + evidence(what, view, host, colourDepth), e);
        }
    }

    private static Picture reduce(Picture picture, int colourDepth) {
        return colourDepth == 16 ? picture.in16Bits() : picture;
    }

    private static String evidence(String what, DesktopView view, XScreen host, int colourDepth) {
        Picture expected = reduce(host.picture(), colourDepth);
        Picture shown = reduce(view.picture(), colourDepth);
        String name = what.replaceAll("[^A-Za-z0-9]+", "-") + "-" + System.nanoTime();
        expected.save(RESULTS.resolve(name + "-host.png"));
        shown.save(RESULTS.resolve(name + "-canvas.png"));
        view.screenshot(RESULTS.resolve(name + "-page.png"));
        return expected.difference(shown) + " (host against canvas; pictures in " + RESULTS.resolve(name) + "-*.png)";
    }
}
