package dev.oriel.e2e.browser;

import dev.oriel.e2e.picture.Picture;

/** A desktop in some browser, as a user sees and handles it. */
public interface DesktopView {
    /** Waits until the first full picture is painted. */
    void awaitLive();

    /** What the canvas shows. */
    Picture picture();

    /** Types on a US keyboard, key by key, with Shift where it needs it; a line break is Enter. */
    void type(String text);

    /** Where to save a picture of the whole page when a test has failed. */
    void screenshot(java.nio.file.Path file);
}
