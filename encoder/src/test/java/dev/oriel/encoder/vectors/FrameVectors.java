package dev.oriel.encoder.vectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Frames that a client must apply. */
final class FrameVectors {
    private FrameVectors() {}

    /** @param jpeg of 16×16 pixels, all {@link #JPEG_GREY} */
    static List<Vector> all(byte[] jpeg) {
        List<Vector> vectors = new ArrayList<>();
        vectors.add(fills());
        for (int bits = 1; bits <= 8; bits *= 2) {
            vectors.add(palette(bits));
        }
        for (int filter = 0; filter <= 2; filter++) {
            vectors.add(filtered(filter));
        }
        for (int mode = 0; mode <= 6; mode++) {
            if (mode != 3) {
                vectors.add(photo(mode));
            }
        }
        vectors.add(copies());
        vectors.add(cache());
        vectors.add(parts());
        vectors.add(resizes());
        vectors.add(compressed());
        vectors.add(deflated());
        vectors.add(jpeg(jpeg));
        vectors.add(mixed(jpeg));
        vectors.add(video());
        return vectors;
    }

    static final int JPEG_GREY = 0x808080;

    /** Of a PALETTE operation. */
    private static final int PALETTE_BYTES = 11;

    private static Vector fills() {
        Vector v =
                new Vector("fill", 0, "one colour, down to single pixels at every corner; a frame without operations");
        v.size(7, 5);
        v.paint(0, 0, 7, 5, 0x102030);
        v.paint(0, 0, 1, 1, 0xFF0000);
        v.paint(6, 0, 1, 1, 0x00FF00);
        v.paint(0, 4, 1, 1, 0x0000FF);
        v.paint(6, 4, 1, 1, 0xFFFFFF);
        v.paint(2, 1, 3, 2, 0xABCDEF);
        v.expect(
                new RawFrame()
                        .echo(-1)
                        .resize(7, 5)
                        .fill(0, 0, 7, 5, 0x102030)
                        .fill(0, 0, 1, 1, 0xFF0000)
                        .fill(6, 0, 1, 1, 0x00FF00)
                        .fill(0, 4, 1, 1, 0x0000FF)
                        .fill(6, 4, 1, 1, 0xFFFFFF)
                        .fill(2, 1, 3, 2, 0xABCDEF)
                        .build(1),
                -1,
                0);
        v.expect(new RawFrame().flags(0).echo(5).build(2), 5, 0);
        return v;
    }

    private static Vector palette(int bits) {
        Vector v = new Vector(
                "palette-" + bits,
                0,
                "palettes of " + bits + " bits: widths that do not fill a byte, "
                        + "one pixel, one colour, fewer colours than the bits allow");
        Random random = new Random(bits);
        v.size(20, 20);
        RawFrame frame = new RawFrame().resize(20, 20);
        int most = 1 << bits;
        palette(v, frame, random, 0, 0, 13, 3, bits, most);
        palette(v, frame, random, 13, 0, 7, 4, bits, most);
        palette(v, frame, random, 0, 3, 1, 1, bits, most);
        palette(v, frame, random, 3, 4, 9, 6, bits, Math.max(1, most * 3 / 4));
        palette(v, frame, random, 0, 10, 5, 2, bits, 1);
        palette(v, frame, random, 6, 10, 8, 9, bits, Math.max(1, most / 2 + 1));
        palette(v, frame, random, 19, 4, 1, 16, bits, most);
        v.expect(frame.build(1));
        return v;
    }

    private static void palette(
            Vector v, RawFrame frame, Random random, int x, int y, int w, int h, int bits, int count) {
        int[] colours = random.ints(count, 0, 1 << 24).toArray();
        int[] pixels = new int[w * h];
        frame.palette(x, y, w, h, bits, count);
        for (int colour : colours) {
            frame.data(colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF);
        }
        for (int row = 0; row < h; row++) {
            StringBuilder binary = new StringBuilder();
            for (int column = 0; column < w; column++) {
                int index = random.nextInt(count);
                pixels[row * w + column] = colours[index];
                String digits = Integer.toBinaryString(index);
                binary.append("0".repeat(bits - digits.length())).append(digits);
            }
            while (binary.length() % 8 != 0) {
                binary.append('0');
            }
            for (int i = 0; i < binary.length(); i += 8) {
                frame.data(Integer.parseInt(binary.substring(i, i + 8), 2));
            }
        }
        v.paint(x, y, w, h, pixels);
    }

    private static Vector filtered(int filter) {
        Vector v = new Vector(
                "filtered-" + filter, 0, "filter " + filter + ": values that wrap, single rows, columns and pixels");
        Random random = new Random(filter);
        v.size(16, 12);
        RawFrame frame = new RawFrame().resize(16, 12);
        filtered(v, frame, 0, 0, 11, 7, filter, random.ints(77, 0, 1 << 24).toArray());
        filtered(v, frame, 11, 0, 5, 1, filter, random.ints(5, 0, 1 << 24).toArray());
        filtered(v, frame, 15, 1, 1, 11, filter, random.ints(11, 0, 1 << 24).toArray());
        filtered(v, frame, 0, 11, 1, 1, filter, random.ints(1, 0, 1 << 24).toArray());
        filtered(v, frame, 2, 8, 3, 2, filter, new int[] {0xFFFFFF, 0, 0xFF00FF, 0x00FF00, 0x010203, 0xFEFDFC});
        v.expect(frame.build(1));
        return v;
    }

    static void filtered(Vector v, RawFrame frame, int x, int y, int w, int h, int filter, int[] pixels) {
        frame.filtered(x, y, w, h, filter);
        for (int plane = 0; plane < 3; plane++) {
            for (int i = 0; i < w * h; i++) {
                int near = filter == 1 ? (i % w > 0 ? i - 1 : i - w) : i >= w ? i - w : i % w > 0 ? i - 1 : -1;
                int before = filter == 0 || near < 0 ? 0 : value(pixels[near], plane);
                frame.data(value(pixels[i], plane) - before & 0xFF);
            }
        }
        v.paint(x, y, w, h, pixels);
    }

    private static int value(int pixel, int plane) {
        int green = pixel >> 8 & 0xFF;
        return switch (plane) {
            case 0 -> green;
            case 1 -> (pixel >> 16 & 0xFF) - green & 0xFF;
            default -> (pixel & 0xFF) - green & 0xFF;
        };
    }

    private static Vector photo(int mode) {
        Vector v = new Vector(
                "photo-" + mode,
                0,
                "prediction " + (mode & 3) + (mode < 4 ? "" : ", less green")
                        + ": smooth and wild values, two rows and columns, single ones, one pixel");
        Random random = new Random(mode);
        v.size(24, 20);
        RawFrame frame = new RawFrame().resize(24, 20);
        photo(v, frame, 0, 0, 13, 9, mode, random.ints(117, 0, 1 << 24).toArray());
        int[] smooth = new int[63];
        for (int i = 0; i < smooth.length; i++) {
            smooth[i] = (i * i & 0xFF) << 16 | (i * 9 & 0xFF) << 8 | (255 - i * 2);
        }
        photo(v, frame, 14, 0, 9, 7, mode, smooth);
        photo(v, frame, 0, 9, 2, 6, mode, random.ints(12, 0, 1 << 24).toArray());
        photo(v, frame, 2, 9, 8, 2, mode, random.ints(16, 0, 1 << 24).toArray());
        photo(v, frame, 0, 15, 1, 5, mode, random.ints(5, 0, 1 << 24).toArray());
        photo(v, frame, 1, 19, 7, 1, mode, random.ints(7, 0, 1 << 24).toArray());
        photo(v, frame, 23, 19, 1, 1, mode, new int[] {0xFF8001});
        v.expect(frame.build(1));
        return v;
    }

    private static void photo(Vector v, RawFrame frame, int x, int y, int w, int h, int mode, int[] pixels) {
        int[] differences = new int[3 * w * h];
        for (int plane = 0; plane < 3; plane++) {
            int shift = new int[] {8, 16, 0}[plane];
            int[] values =
                    Arrays.stream(pixels).map(pixel -> pixel >> shift & 0xFF).toArray();
            for (int i = 0; i < w * h; i++) {
                int green = mode >= 4 && plane > 0 ? differences[i] : 0;
                differences[plane * w * h + i] = values[i] - expected(values, i, w, mode & 3) - green & 0xFF;
            }
        }
        frame.photo(x, y, w, h, mode, new FixedDeflate().literals(differences).end());
        v.paint(x, y, w, h, pixels);
    }

    /** The protocol's text, sentence by sentence. */
    private static int expected(int[] values, int i, int w, int prediction) {
        if (i == 0) {
            return 0;
        }
        if (i < w) {
            return values[i - 1];
        }
        if (i % w == 0) {
            return values[i - w];
        }
        int a = values[i - 1];
        int b = values[i - w];
        int c = values[i - w - 1];
        if (prediction == 0) {
            return c >= Math.max(a, b) ? Math.min(a, b) : c <= Math.min(a, b) ? Math.max(a, b) : a + b - c;
        }
        if (prediction == 1 || i < 2 * w || i % w == 1) {
            return Math.floorDiv(3 * (a + b) - 2 * c, 4);
        }
        return Math.floorDiv(4 * (a + b) - 2 * c - values[i - 2] - values[i - 2 * w] + 2, 4);
    }

    /** A picture in which every pixel differs. */
    private static void gradient(Vector v, RawFrame frame, int w, int h) {
        v.size(w, h);
        frame.resize(w, h);
        int[] pixels = new int[w * h];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (i * 5 & 0xFF) << 16 | (i * 3 & 0xFF) << 8 | (i & 0xFF);
        }
        filtered(v, frame, 0, 0, w, h, 1, pixels);
    }

    private static Vector copies() {
        Vector v = new Vector(
                "copy",
                0,
                "copies that overlap themselves in every direction, and copies that read what "
                        + "another copy of the frame overwrites: the source is the picture before the frame");
        RawFrame first = new RawFrame();
        gradient(v, first, 12, 10);
        v.expect(first.build(1));
        int[][] moves = {
            {0, 2, 12, 8, 0, 0}, {0, 0, 12, 7, 0, 3}, {3, 0, 9, 10, 0, 0}, {0, 1, 8, 8, 2, 2}, {4, 4, 1, 1, 0, 9}
        };
        for (int[] m : moves) {
            v.paint(m[4], m[5], m[2], m[3], v.part(m[0], m[1], m[2], m[3]));
            v.expect(new RawFrame().copy(m[0], m[1], m[2], m[3], m[4], m[5]).build(v.nextId()));
        }
        int[] left = v.part(0, 0, 6, 10);
        int[] right = v.part(6, 0, 6, 10);
        v.paint(0, 0, 6, 10, right);
        v.paint(6, 0, 6, 10, left);
        v.paint(5, 5, 2, 2, 0x123456);
        v.expect(new RawFrame()
                .copy(6, 0, 6, 10, 0, 0)
                .copy(0, 0, 6, 10, 6, 0)
                .fill(5, 5, 2, 2, 0x123456)
                .build(v.nextId()));
        return v;
    }

    private static Vector cache() {
        Vector v = new Vector(
                "cache", 4 * (16 + 6 + 9), "store, draw, replace and evict; stores before a copy; a full cache");
        RawFrame frame = new RawFrame();
        gradient(v, frame, 10, 8);
        int[] a = v.part(0, 0, 4, 4);
        frame.store(0, 0, 4, 4, 0);
        v.paint(6, 4, 4, 4, a);
        frame.cached(6, 4, 0);
        int[] b = v.part(5, 3, 3, 2);
        frame.store(5, 3, 3, 2, 65535);
        v.cache.put(0, 16);
        v.cache.put(65535, 6);
        v.expect(frame.build(1));

        // keeps what the copy is about to overwrite, then draws it elsewhere
        int[] under = v.part(0, 5, 3, 3);
        int[] source = v.part(6, 0, 3, 3);
        v.paint(0, 5, 3, 3, source);
        v.paint(7, 0, 3, 3, under);
        v.paint(0, 0, 3, 2, b);
        v.cache.put(7, 9);
        v.expect(new RawFrame()
                .store(0, 5, 3, 3, 7)
                .copy(6, 0, 3, 3, 0, 5)
                .cached(7, 0, 7)
                .cached(0, 0, 65535)
                .build(2));

        // replaces a slot by a tile of another size, after another has made room
        int[] c = v.part(1, 1, 5, 4);
        v.paint(5, 4, 5, 4, c);
        v.cache.remove(7);
        v.cache.put(0, 20);
        v.expect(new RawFrame().evict(7).store(1, 1, 5, 4, 0).cached(5, 4, 0).build(3));

        v.cache.clear();
        v.expect(new RawFrame().evict(0).evict(65535).build(4));
        return v;
    }

    private static Vector parts() {
        Vector v = new Vector("cache-part", 1024, "parts of a tile: its corners, one pixel, all of it");
        RawFrame frame = new RawFrame();
        gradient(v, frame, 12, 10);
        frame.store(3, 2, 6, 5, 9);
        v.cache.put(9, 30);
        v.expect(frame.build(1));
        int[] first = v.part(3, 2, 4, 2);
        int[] last = v.part(7, 5, 2, 2);
        int[] one = v.part(5, 4, 1, 1);
        int[] all = v.part(3, 2, 6, 5);
        v.paint(0, 0, 4, 2, first);
        v.paint(10, 8, 2, 2, last);
        v.paint(11, 0, 1, 1, one);
        v.paint(4, 5, 6, 5, all);
        v.expect(new RawFrame()
                .cachedPart(0, 0, 4, 2, 9, 0, 0)
                .cachedPart(10, 8, 2, 2, 9, 4, 3)
                .cachedPart(11, 0, 1, 1, 9, 2, 2)
                .cachedPart(4, 5, 6, 5, 9, 0, 0)
                .build(2));
        return v;
    }

    private static Vector resizes() {
        Vector v = new Vector(
                "resize",
                1024,
                "larger and smaller: black, with the cache kept; stored before the resize, drawn after it");
        RawFrame frame = new RawFrame();
        gradient(v, frame, 6, 6);
        v.expect(frame.build(1));
        int[] tile = v.part(2, 2, 4, 4);
        v.size(9, 4);
        v.paint(5, 0, 4, 4, tile);
        v.cache.put(3, 16);
        v.expect(
                new RawFrame().store(2, 2, 4, 4, 3).resize(9, 4).cached(5, 0, 3).build(2));
        v.size(4, 5);
        v.paint(0, 1, 4, 4, tile);
        v.expect(new RawFrame().resize(4, 5).cached(0, 1, 3).build(3));
        return v;
    }

    private static Vector compressed() {
        Vector v =
                new Vector("compressed", 0, "LZ4 blocks: long literals, long matches, matches that overlap themselves");
        Random random = new Random(4);
        v.size(96, 80);
        RawFrame frame = new RawFrame().resize(96, 80);
        filtered(v, frame, 0, 0, 32, 32, 0, random.ints(1024, 0, 1 << 24).toArray());
        filtered(v, frame, 32, 0, 64, 64, 2, new int[4096]);
        palette(v, frame, random, 0, 32, 31, 33, 4, 16);
        palette(v, frame, random, 0, 65, 90, 15, 1, 2);
        v.expect(frame.buildCompressed(1));

        // written by hand: two literals, then a match of 19 at distance 2, then the last five literals
        v.paint(0, 0, 26, 1, handMade());
        v.expect(new RawFrame().palette(0, 0, 26, 1, 8, 0xA + 1).buildWithBlock(2, 33 + 26, blockByHand()));
        return v;
    }

    private static Vector deflated() {
        Vector v = new Vector("deflated", 0, "deflated blocks that refer back to the blocks of the frames before them");
        v.size(8, 4);
        v.paint(0, 0, 8, 1, 0x010203);
        v.expect(new RawFrame()
                .resize(8, 4)
                .palette(0, 0, 8, 1, 1, 2)
                .buildDeflated(1, 7, deflate -> deflate.literals(1, 2, 3, 200, 5, 6, 0)));
        // all of its data from the frame before
        v.paint(0, 1, 8, 1, 0x010203);
        v.expect(new RawFrame()
                .palette(0, 1, 8, 1, 1, 2)
                .buildDeflated(2, 7, deflate -> deflate.match(7, 7 + PALETTE_BYTES)));
        // plain and LZ4 blocks count too
        v.paint(0, 2, 8, 1, 0xC8C9CA);
        v.expect(new RawFrame().palette(0, 2, 8, 1, 1, 1).data(200, 201, 202, 0).build(3));
        // from the first frame, and from the one before
        v.paint(0, 3, 8, 1, 0xC8C9CA);
        v.expect(new RawFrame()
                .palette(0, 3, 8, 1, 1, 2)
                .buildDeflated(
                        4,
                        7,
                        deflate -> deflate.match(3, 4 + PALETTE_BYTES)
                                .match(3, 21 + 3 * PALETTE_BYTES)
                                .literals(0)));
        return v;
    }

    private static int[] handMade() {
        int[] pixels = new int[26];
        for (int i = 0; i < 26; i++) {
            int index = i < 21 ? i & 1 : i - 16;
            pixels[i] = (index * 3 & 0xFF) << 16 | (index * 3 + 1) << 8 | index * 3 + 2;
        }
        return pixels;
    }

    /** 33 bytes of palette (0, 1, 2 …), the indices 0 1 0 1 … 21 times, then 5 6 7 8 9. */
    private static int[] blockByHand() {
        int literals = 33 + 2;
        int[] block = new int[2 + literals + 2 + 1 + 5];
        int at = 0;
        block[at++] = 0xF0 | 0xF; // 15 + 20 literals, a match of 4 + 15 + 0
        block[at++] = literals - 15;
        for (int i = 0; i < 33; i++) {
            block[at++] = i;
        }
        block[at++] = 0;
        block[at++] = 1;
        block[at++] = 2; // distance
        block[at++] = 0;
        int[] rest = {0, 0x50, 5, 6, 7, 8, 9}; // the match's length goes on with 0; five literals end the block
        int[] all = Arrays.copyOf(block, at + rest.length);
        System.arraycopy(rest, 0, all, at, rest.length);
        return all;
    }

    private static Vector jpeg(byte[] jpeg) {
        Vector v =
                new Vector("jpeg", 0, "two JPEG pictures, whose data stands in the blobs, beside lossless operations");
        v.size(40, 20);
        v.paint(0, 0, 40, 20, 0x202020);
        v.paint(1, 2, 16, 16, JPEG_GREY);
        v.paint(23, 3, 16, 16, JPEG_GREY);
        v.paint(30, 10, 4, 4, 0xFF8000);
        RawFrame frame = new RawFrame()
                .flags(0)
                .resize(40, 20)
                .fill(0, 0, 40, 20, 0x202020)
                .jpeg(1, 2, 16, 16, jpeg)
                .jpeg(23, 3, 16, 16, jpeg);
        filtered(v, frame, 0, 18, 3, 2, 1, new int[] {1, 2, 3, 4, 5, 6});
        frame.fill(30, 10, 4, 4, 0xFF8000);
        v.expect(frame.build(1), 0, 3);
        return v;
    }

    private static Vector mixed(byte[] jpeg) {
        Vector v = new Vector(
                "mixed", 4096, "every operation in one connection; data, blobs and operations interleaved; compressed");
        Random random = new Random(9);
        v.size(48, 40);
        RawFrame frame = new RawFrame().resize(48, 40);
        palette(v, frame, random, 0, 0, 17, 9, 2, 3);
        frame.jpeg(32, 0, 16, 16, jpeg);
        v.paint(32, 0, 16, 16, JPEG_GREY);
        filtered(v, frame, 17, 0, 15, 15, 2, random.ints(225, 0, 1 << 24).toArray());
        frame.fill(0, 30, 48, 10, 0x334455);
        v.paint(0, 30, 48, 10, 0x334455);
        palette(v, frame, random, 0, 16, 32, 8, 8, 200);
        frame.store(0, 16, 32, 8, 1);
        v.cache.put(1, 256);
        v.expect(frame.buildCompressed(1), 0, 3);

        int[] moved = v.part(0, 0, 17, 9);
        int[] tile = v.part(0, 16, 32, 8);
        v.paint(20, 25, 17, 9, moved);
        v.paint(16, 32, 32, 8, tile);
        v.cache.clear();
        v.cache.put(2, 64);
        v.expect(
                new RawFrame()
                        .copy(0, 0, 17, 9, 20, 25)
                        .cached(16, 32, 1)
                        .store(0, 31, 16, 4, 2)
                        .evict(1)
                        .build(2),
                0,
                3);
        return v;
    }

    private static Vector video() {
        Vector v = new Vector(
                "video",
                4096,
                "access units of two streams, with and without regions; what they show is in no framebuffer");
        int[] picture = {4, 2, 32, 16};
        byte[] unit = {0, 0, 0, 1, 0x65, 1, 2, 3};
        v.size(48, 24);
        v.paint(0, 0, 48, 24, 0x405060);
        v.paint(16, 16, 16, 8, 0xFF0000);
        v.expect(new RawFrame()
                .resize(48, 24)
                .fill(0, 0, 48, 24, 0x405060)
                .video(3, 0, 1, picture, unit, 4, 2, 16, 16, 35, 17, 1, 1)
                .fill(16, 16, 16, 8, 0xFF0000)
                .build(1));
        v.paint(36, 0, 8, 8, 0x00FF00);
        v.cache.put(5, 12 * 24);
        v.expect(new RawFrame()
                .store(36, 0, 12, 24, 5)
                .video(3, 0, 0, picture, new byte[] {0, 0, 1, 0x41, 9}, 4, 2, 32, 16)
                .video(3, 1, 0, picture, new byte[] {0, 0, 1, 0x41, 8}, 4, 2, 32, 16)
                .video(65535, 0, 1, new int[] {0, 0, 48, 24}, unit)
                .video(3, 2, 0, picture, new byte[] {0, 0, 1, 0x41, 7})
                .fill(36, 0, 8, 8, 0x00FF00)
                .build(2));
        return v;
    }
}
