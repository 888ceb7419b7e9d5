package dev.oriel.rdp.film;

import dev.oriel.display.Rect;
import dev.oriel.display.Region;
import dev.oriel.encoder.video.VideoEncoder;
import dev.oriel.encoder.video.VideoEncoders;
import dev.oriel.encoder.wire.ByteSink;
import dev.oriel.rdp.wire.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A film in H.264, encoded beforehand, so that playing it costs a host next to nothing.
 *
 * @param pictures one group: the first is a key frame, the others follow from it
 */
record Film(int width, int height, List<Picture> pictures) {
    /** A host looks for changes in squares of this side, as FreeRDP's does. */
    private static final int BLOCK = 64;
    /** The box around all changes has its edges at multiples of this. */
    private static final int CHANGE = 16;

    /**
     * @param unit NAL units in byte-stream format
     * @param changed what differs from the picture before: of the box around it, those squares where anything does
     */
    record Picture(Bytes unit, List<Rect> changed) {}

    Film {
        pictures = List.copyOf(pictures);
    }

    /** Encodes a film with the library that is installed; fails where none is. */
    static Film encode(int width, int height, int count) {
        Scene scene = new Scene(width, height, count);
        VideoEncoders encoders =
                VideoEncoders.installed(1).orElseThrow(() -> new IllegalStateException("OpenH264 is not installed"));
        List<Picture> pictures = new ArrayList<>();
        int[] before = new int[width * height];
        int[] pixels = new int[width * height];
        ByteSink unit = new ByteSink();
        try (VideoEncoder encoder = encoders.open(width, height).orElseThrow()) {
            for (int number = 0; number < count; number++) {
                scene.paint(number, pixels);
                unit.clear();
                encoder.encode(pixels, 0, width, number == 0, unit);
                Rect whole = new Rect(0, 0, width, height);
                List<Rect> changed = number == 0 ? List.of(whole) : changed(before, pixels, whole);
                pictures.add(new Picture(Bytes.wrap(unit.toArray()), changed));
                System.arraycopy(pixels, 0, before, 0, pixels.length);
            }
        }
        return new Film(width, height, pictures);
    }

    private static List<Rect> changed(int[] before, int[] after, Rect whole) {
        Rect box = bounds(squares(before, after, whole, whole, CHANGE));
        return squares(before, after, whole, box, BLOCK);
    }

    private static List<Rect> squares(int[] before, int[] after, Rect whole, Rect box, int side) {
        List<Rect> squares = new ArrayList<>();
        for (int y = box.y(); y < box.bottom(); y += side) {
            for (int x = box.x(); x < box.right(); x += side) {
                Rect square = new Rect(x, y, side, side).intersect(box);
                if (differ(before, after, square, whole.width())) {
                    squares.add(square);
                }
            }
        }
        return squares;
    }

    private static boolean differ(int[] before, int[] after, Rect rect, int stride) {
        for (int y = rect.y(); y < rect.bottom(); y++) {
            int from = y * stride + rect.x();
            if (!Arrays.equals(before, from, from + rect.width(), after, from, from + rect.width())) {
                return true;
            }
        }
        return false;
    }

    private static Rect bounds(List<Rect> rects) {
        Region region = new Region();
        rects.forEach(region::add);
        return region.bounds();
    }

    long bytes() {
        return pictures.stream().mapToLong(picture -> picture.unit.length()).sum();
    }
}
