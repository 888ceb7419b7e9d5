package dev.oriel.rdp.codec.rle;

import dev.oriel.rdp.codec.color.PixelFormat;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * An encoder of interleaved RLE that takes every road: at each pixel it chooses by chance among all orders that are true
 * there, of any length and form; or as hosts do it, the order that says most pixels in fewest bytes.
 */
public final class RleEncoder {
    public static final long LONGEST_RUNS = -1;

    private enum Order {
        BACKGROUND,
        FOREGROUND,
        SET_FOREGROUND,
        FGBG,
        SET_FGBG,
        COLOR,
        IMAGE,
        DITHERED,
        SPECIAL_1,
        SPECIAL_2,
        WHITE,
        BLACK
    }

    private record Choice(Order order, int length, int pixel) {}

    private final PixelFormat format;
    private final int[] raw;
    private final int width;
    private final int white;
    private final boolean longest;
    private final Random random;
    private final WireWriter out = new WireWriter();
    private int foreground;
    private boolean afterBackground;

    /**
     * @param raw pixels as the wire has them, row after row in the order of the stream
     * @param seed of the chance, or {@link #LONGEST_RUNS}
     */
    public RleEncoder(PixelFormat format, int[] raw, int width, long seed) {
        this.format = format;
        this.raw = raw;
        this.width = width;
        this.white = format == PixelFormat.RGB_555 ? 0x7FFF : (int) ((1L << format.bitsPerPixel()) - 1);
        this.foreground = white;
        this.longest = seed == LONGEST_RUNS;
        this.random = new Random(seed);
    }

    public byte[] encode() {
        for (int p = 0; p < raw.length; ) {
            if (p == width) {
                // the decoder forgets at the end of the first row
                afterBackground = false;
            }
            List<Choice> choices = choices(p);
            Choice choice = longest ? best(choices) : choices.get(random.nextInt(choices.size()));
            // a long run is as likely as a short one; the longest most of all
            int length = longest || random.nextBoolean() ? choice.length() : 1 + random.nextInt(choice.length());
            p += write(choice, p, length);
            afterBackground = choice.order() == Order.BACKGROUND;
        }
        return out.toArray();
    }

    /** The run that is longest; where there is none of three pixels, one to eight pixels as they are. */
    private static Choice best(List<Choice> choices) {
        Choice best = new Choice(Order.IMAGE, Math.min(8, choices.getFirst().length()), 0);
        int most = 2;
        for (Choice choice : choices) {
            boolean run = choice.order() == Order.BACKGROUND
                    || choice.order() == Order.COLOR
                    || choice.order() == Order.FOREGROUND
                    || choice.order() == Order.FGBG;
            if (run && choice.length() > most) {
                best = choice;
                most = choice.length();
            }
        }
        return best;
    }

    private int above(int p, boolean firstRow) {
        return firstRow ? 0 : raw[p - width];
    }

    private List<Choice> choices(int p) {
        boolean firstRow = p < width;
        // the first row's rules hold for a whole order: keep to the row, as its encoders do
        int limit = firstRow ? width : raw.length;
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(Order.IMAGE, Math.min(limit - p, 0xFFFF), 0));

        int background = p;
        if (afterBackground && raw[p] == (above(p, firstRow) ^ foreground)) {
            background++;
        }
        if (background > p || !afterBackground) {
            while (background < limit && raw[background] == above(background, firstRow)) {
                background++;
            }
        }
        add(choices, Order.BACKGROUND, background - p, 0);
        add(choices, Order.FOREGROUND, foregroundRun(p, limit, firstRow, foreground), 0);
        int change = raw[p] ^ above(p, firstRow);
        add(choices, Order.SET_FOREGROUND, foregroundRun(p, limit, firstRow, change), change);
        add(choices, Order.FGBG, fgbgRun(p, limit, firstRow, foreground), 0);
        add(choices, Order.SET_FGBG, fgbgRun(p, limit, firstRow, change), change);
        int color = p;
        while (color < limit && raw[color] == raw[p]) {
            color++;
        }
        add(choices, Order.COLOR, color - p, raw[p]);
        int dithered = p;
        while (dithered + 1 < limit && raw[dithered] == raw[p] && raw[dithered + 1] == raw[p + 1]) {
            dithered += 2;
        }
        add(choices, Order.DITHERED, (dithered - p) / 2, raw[p]);
        if (fgbgRun(p, limit, firstRow, foreground) >= 8) {
            int mask = mask(p, 8, firstRow);
            add(choices, Order.SPECIAL_1, mask == 0x03 ? 1 : 0, 0);
            add(choices, Order.SPECIAL_2, mask == 0x05 ? 1 : 0, 0);
        }
        add(choices, Order.WHITE, raw[p] == white ? 1 : 0, 0);
        add(choices, Order.BLACK, raw[p] == 0 ? 1 : 0, 0);
        return choices;
    }

    private static void add(List<Choice> choices, Order order, int length, int pixel) {
        if (length > 0) {
            choices.add(new Choice(order, Math.min(length, 0xFFFF), pixel));
        }
    }

    private int foregroundRun(int p, int limit, boolean firstRow, int pixel) {
        int end = p;
        while (end < limit && raw[end] == (above(end, firstRow) ^ pixel)) {
            end++;
        }
        return end - p;
    }

    private int fgbgRun(int p, int limit, boolean firstRow, int pixel) {
        int end = p;
        while (end < limit && (raw[end] == above(end, firstRow) || raw[end] == (above(end, firstRow) ^ pixel))) {
            end++;
        }
        return end - p;
    }

    private int mask(int p, int pixels, boolean firstRow) {
        int mask = 0;
        for (int i = 0; i < pixels; i++) {
            mask |= raw[p + i] == above(p + i, firstRow) ? 0 : 1 << i;
        }
        return mask;
    }

    /** Writes an order and returns how many pixels it stands for. */
    private int write(Choice choice, int p, int length) {
        switch (choice.order()) {
            case BACKGROUND -> header(0x00, 5, 0xF0, length, 32);
            case FOREGROUND -> header(0x20, 5, 0xF1, length, 32);
            case COLOR -> {
                header(0x60, 5, 0xF3, length, 32);
                pixel(choice.pixel());
            }
            case IMAGE -> {
                header(0x80, 5, 0xF4, length, 32);
                for (int i = 0; i < length; i++) {
                    pixel(raw[p + i]);
                }
            }
            case SET_FOREGROUND -> {
                header(0xC0, 4, 0xF6, length, 16);
                pixel(choice.pixel());
                foreground = choice.pixel();
            }
            case DITHERED -> {
                header(0xE0, 4, 0xF8, length, 16);
                pixel(raw[p]);
                pixel(raw[p + 1]);
                return 2 * length;
            }
            case FGBG -> {
                maskHeader(0x40, 5, 0xF2, length);
                masks(p, length);
            }
            case SET_FGBG -> {
                maskHeader(0xD0, 4, 0xF7, length);
                pixel(choice.pixel());
                foreground = choice.pixel();
                masks(p, length);
            }
            case SPECIAL_1 -> {
                out.u8(0xF9);
                return 8;
            }
            case SPECIAL_2 -> {
                out.u8(0xFA);
                return 8;
            }
            case WHITE -> {
                out.u8(0xFD);
                return 1;
            }
            case BLACK -> {
                out.u8(0xFE);
                return 1;
            }
        }
        return length;
    }

    private void header(int code, int lengthBits, int mega, int length, int extended) {
        if (length < 1 << lengthBits && random.nextInt(4) != 0) {
            out.u8(code | length);
        } else if (length >= extended && length < extended + 256) {
            out.u8(code).u8(length - extended);
        } else {
            out.u8(mega).u16le(length);
        }
    }

    private void maskHeader(int code, int lengthBits, int mega, int length) {
        if (length % 8 == 0 && length / 8 < 1 << lengthBits && random.nextBoolean()) {
            out.u8(code | length / 8);
        } else if (length <= 256 && random.nextBoolean()) {
            out.u8(code).u8(length - 1);
        } else {
            out.u8(mega).u16le(length);
        }
    }

    private void masks(int p, int length) {
        boolean firstRow = p < width;
        for (int i = 0; i < length; i += 8) {
            out.u8(mask(p + i, Math.min(8, length - i), firstRow));
        }
    }

    private void pixel(int pixel) {
        for (int i = 0; i < format.bytesPerPixel(); i++) {
            out.u8(pixel >> (8 * i) & 0xFF);
        }
    }
}
