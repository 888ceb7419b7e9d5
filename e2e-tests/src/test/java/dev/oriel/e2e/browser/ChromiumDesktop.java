package dev.oriel.e2e.browser;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import dev.oriel.e2e.picture.Picture;
import dev.oriel.e2e.process.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Consumer;

/** The desktop page in Chromium. */
public final class ChromiumDesktop implements DesktopView {
    private static final double LIVE_MILLIS = 30_000;
    /** Some hosts are connected to anew for it. */
    private static final Duration RESIZING = Duration.ofSeconds(30);

    private static final String UNSHIFTED = "abcdefghijklmnopqrstuvwxyz0123456789 `-=[]\\;',./";
    private static final String SHIFTED = "ABCDEFGHIJKLMNOPQRSTUVWXYZ~!@#$%^&*()_+{}|:\"<>?";
    // the page's canvas may belong to a worker, so it is copied before it is read
    private static final String CANVAS_PNG = """
            () => {
              const screen = document.querySelector('canvas#screen');
              if (!screen) throw new Error('no desktop is shown, but: ' + document.body.textContent);
              const copy = document.createElement('canvas');
              copy.width = screen.width;
              copy.height = screen.height;
              copy.getContext('2d', { alpha: false, willReadFrequently: true }).drawImage(screen, 0, 0);
              return copy.toDataURL('image/png').split(',')[1];
            }
            """;

    private final Page page;

    public ChromiumDesktop(Page page) {
        this.page = page;
    }

    @Override
    public void awaitLive() {
        page.waitForSelector(
                "body[data-page='desktop'][data-state='live'], body[data-page='failure']",
                new Page.WaitForSelectorOptions().setTimeout(LIVE_MILLIS));
        if ("failure".equals(page.getAttribute("body", "data-page"))) {
            throw new AssertionError("the desktop failed: " + page.textContent("#failure"));
        }
    }

    @Override
    public Picture picture() {
        return Picture.ofPng(Base64.getDecoder().decode((String) page.evaluate(CANVAS_PNG)));
    }

    @Override
    public void type(String text) {
        text.codePoints().mapToObj(Character::toString).forEach(this::press);
    }

    private void press(String character) {
        if (character.equals("\n")) {
            page.keyboard().press("Enter");
        } else if (SHIFTED.contains(character)) {
            page.keyboard().press("Shift+" + character);
        } else if (UNSHIFTED.contains(character)) {
            page.keyboard().press(character);
        } else {
            page.keyboard().insertText(character); // as an input method does
        }
    }

    public Page page() {
        return page;
    }

    /** Moves the pointer to a place of the desktop, in steps as a hand does. */
    public void pointTo(int x, int y) {
        double[] at = onPage(x, y);
        page.mouse().move(at[0], at[1], new Mouse.MoveOptions().setSteps(8));
    }

    /**
     * Moves the pointer away from where the host has put it: some hosts paint it into the picture until the viewer has moved
     * it.
     */
    public void takePointer(int x, int y) {
        pointTo(x, y);
    }

    /** Gives the window another size, and waits until the desktop has followed it. */
    public void resizeTo(int width, int height) {
        resizeTo(width, height, _ -> {});
    }

    /** @param meanwhile looks at what is shown until then */
    public void resizeTo(int width, int height, Consumer<Picture> meanwhile) {
        page.setViewportSize(width, height);
        Await.until("a canvas of " + width + "x" + height, RESIZING, () -> {
            Picture shown = picture();
            meanwhile.accept(shown);
            return shown.width() == width && shown.height() == height;
        });
    }

    public void click(int x, int y) {
        pointTo(x, y);
        page.mouse().down();
        page.mouse().up();
    }

    /** Presses the left button at one place and releases it at another. */
    public void drag(int fromX, int fromY, int toX, int toY) {
        pointTo(fromX, fromY);
        page.mouse().down();
        pointTo(toX, toY);
        page.mouse().up();
    }

    /** Turns the wheel by so many notches, towards the user where positive. */
    public void wheel(int notches) {
        for (int i = 0; i < Math.abs(notches); i++) {
            page.mouse().wheel(0, Math.copySign(120, notches));
        }
    }

    @Override
    public void screenshot(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    private double[] onPage(int x, int y) {
        ElementHandle canvas = page.querySelector("canvas#screen");
        BoundingBox box = canvas.boundingBox();
        Number width = (Number) canvas.evaluate("canvas => canvas.width");
        double scale = box.width / width.doubleValue();
        return new double[] {box.x + (x + 0.5) * scale, box.y + (y + 0.5) * scale};
    }
}
