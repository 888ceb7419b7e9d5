package dev.oriel.encoder.client;

import dev.oriel.display.Rect;
import dev.oriel.encoder.wire.MalformedMessageException;
import java.util.Arrays;

/** What a client shows, and which of it is only nearly right because a JPEG has drawn it, or not known because a video has. */
final class Picture {
    private int width;
    private int height;
    private int[] pixels = new int[0];
    private boolean[] lossy = new boolean[0];
    private boolean[] video = new boolean[0];

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int[] pixels() {
        return pixels;
    }

    void resize(int newWidth, int newHeight) {
        width = newWidth;
        height = newHeight;
        pixels = new int[newWidth * newHeight];
        lossy = new boolean[newWidth * newHeight];
        video = new boolean[newWidth * newHeight];
    }

    void check(String operation, Rect rect) throws MalformedMessageException {
        if (rect.right() > width || rect.bottom() > height) {
            throw new MalformedMessageException(operation, 0, rect + " is not inside " + width + "x" + height);
        }
    }

    boolean isLossy(Rect rect) {
        return isAny(lossy, rect);
    }

    /** Whether any pixel of {@code rect} was drawn by a video. */
    boolean isVideo(Rect rect) {
        return isAny(video, rect);
    }

    /** A video has drawn {@code rect}: it is not decoded here, so its pixels are not known. */
    void drawVideo(Rect rect) {
        for (int row = 0; row < rect.height(); row++) {
            int to = index(rect, row);
            Arrays.fill(lossy, to, to + rect.width(), false);
            Arrays.fill(video, to, to + rect.width(), true);
        }
    }

    private boolean isAny(boolean[] marks, Rect rect) {
        for (int y = rect.y(); y < rect.bottom(); y++) {
            for (int x = rect.x(); x < rect.right(); x++) {
                if (marks[y * width + x]) {
                    return true;
                }
            }
        }
        return false;
    }

    int[] get(Rect rect) {
        int[] part = new int[Math.toIntExact(rect.area())];
        for (int row = 0; row < rect.height(); row++) {
            System.arraycopy(pixels, index(rect, row), part, row * rect.width(), rect.width());
        }
        return part;
    }

    /** @param source row-major, of the size of {@code rect} */
    void draw(Rect rect, int[] source, boolean isLossy) {
        for (int row = 0; row < rect.height(); row++) {
            int to = index(rect, row);
            System.arraycopy(source, row * rect.width(), pixels, to, rect.width());
            Arrays.fill(lossy, to, to + rect.width(), isLossy);
            Arrays.fill(video, to, to + rect.width(), false);
        }
    }

    /** Draws {@code rect} from the same size at {@code (fromX, fromY)} of {@code before}, with its marks. */
    void copy(Picture before, int fromX, int fromY, Rect rect) {
        for (int row = 0; row < rect.height(); row++) {
            int from = (fromY + row) * width + fromX;
            System.arraycopy(before.pixels, from, pixels, index(rect, row), rect.width());
            System.arraycopy(before.lossy, from, lossy, index(rect, row), rect.width());
            System.arraycopy(before.video, from, video, index(rect, row), rect.width());
        }
    }

    Picture snapshot() {
        Picture copy = new Picture();
        copy.width = width;
        copy.height = height;
        copy.pixels = pixels.clone();
        copy.lossy = lossy.clone();
        copy.video = video.clone();
        return copy;
    }

    private int index(Rect rect, int row) {
        return (rect.y() + row) * width + rect.x();
    }
}
