package dev.oriel.rdp.channel.gfx;

import dev.oriel.display.Rect;
import dev.oriel.display.Surface;
import dev.oriel.display.VideoFrame;
import dev.oriel.rdp.testing.SilentListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notes what a desktop reports, and can paint a picture from the reports alone. */
final class HeardDesktop extends SilentListener {
    final List<String> calls = new ArrayList<>();
    private @Nullable Surface source;
    private int[] picture = {};

    /** From now on, {@code picture} follows {@code source} by what is reported of it. */
    void replay(Surface source, int[] picture) {
        this.source = source;
        this.picture = picture;
    }

    private static String text(Rect rect) {
        return rect.x() + "," + rect.y() + " " + rect.width() + "x" + rect.height();
    }

    @Override
    public void painted(Rect rect) {
        calls.add("painted " + text(rect));
        Surface from = source;
        if (from != null) {
            for (int y = rect.y(); y < rect.bottom(); y++) {
                int at = y * from.width() + rect.x();
                System.arraycopy(from.pixels(), at, picture, at, rect.width());
            }
        }
    }

    @Override
    public void copied(Rect from, int toX, int toY) {
        calls.add("copied " + text(from) + " to " + toX + "," + toY);
        if (source != null) {
            int width = source.width();
            int[] before = picture.clone();
            for (int y = 0; y < from.height(); y++) {
                System.arraycopy(
                        before, (from.y() + y) * width + from.x(), picture, (toY + y) * width + toX, from.width());
            }
        }
    }

    @Override
    public void video(VideoFrame frame) {
        calls.add("video " + frame.view() + (frame.key() ? " key " : " ")
                + frame.regions().size() + (frame.painted() ? " painted" : ""));
    }

    @Override
    public void videoDecoded(Rect rect) {
        calls.add("decoded " + text(rect));
    }

    @Override
    public void filled(Rect rect, int rgb) {
        calls.add("filled " + text(rect) + " " + Integer.toHexString(rgb));
        if (source != null) {
            for (int y = rect.y(); y < rect.bottom(); y++) {
                int at = y * source.width() + rect.x();
                Arrays.fill(picture, at, at + rect.width(), rgb);
            }
        }
    }

    @Override
    public void frameEnded() {
        calls.add("frame");
    }

    @Override
    public void resized(int width, int height) {
        calls.add("resized " + width + "x" + height);
    }
}
