package dev.oriel.e2e;

import dev.oriel.e2e.browser.DesktopView;
import dev.oriel.e2e.host.XScreen;
import dev.oriel.e2e.picture.Picture;
import dev.oriel.e2e.process.Await;
import dev.oriel.e2e.process.Results;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares the browser's canvas with the host's own screen, pixel for pixel. */
final class SameScreen {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final DesktopView view;
    private final XScreen host;
    private final int colourDepth;
    private @Nullable Picture last;

    /** @param colourDepth bits a pixel that the host sends: 16 make it reduce its colours */
    SameScreen(DesktopView view, XScreen host, int colourDepth) {
        this.view = view;
        this.host = host;
        this.colourDepth = colourDepth;
    }

    /**
     * Waits until both show the same, and something else than the last time.
     *
     * @param what has been done; names the evidence that is left if they never do
     */
    Picture awaitChange(String what) {
        return await(what, true);
    }

    /** Waits until both show the same. */
    Picture await(String what) {
        return await(what, false);
    }

    private Picture await(String what, boolean change) {
        @Nullable Picture before = last;
        try {
            Picture now = Await.value("the same picture after " + what, PATIENCE, () -> {
                Picture expected = hostPicture();
                Picture shown = viewPicture();
                // a host that paints between the two looks is not to be taken for a difference, nor for the same
                boolean same = expected.same(shown) && expected.same(hostPicture());
                boolean changed = before == null || !shown.same(before);
                return same && (changed || !change) ? Optional.of(shown) : Optional.empty();
            });
            last = now;
            return now;
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ": " + evidence(what), e);
        }
    }

    private Picture hostPicture() {
        return reduce(host.picture());
    }

    private Picture viewPicture() {
        return reduce(view.picture());
    }

    private Picture reduce(Picture picture) {
        return colourDepth == 16 ? picture.in16Bits() : picture;
    }

    private String evidence(String what) {
        Picture expected = hostPicture();
        Picture shown = viewPicture();
        String name = what.replaceAll("[^A-Za-z0-9]+", "-") + "-" + System.nanoTime();
        expected.save(Results.file(name + "-host.png"));
        shown.save(Results.file(name + "-canvas.png"));
        view.screenshot(Results.file(name + "-page.png"));
        return expected.difference(shown) + " (host against canvas; pictures in " + Results.file(name) + "-*.png)";
    }
}
