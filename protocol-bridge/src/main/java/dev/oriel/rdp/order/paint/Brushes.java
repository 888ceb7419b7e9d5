package dev.oriel.rdp.order.paint;

import dev.oriel.rdp.codec.color.PixelFormat;
import dev.oriel.rdp.order.cache.BrushCache;
import dev.oriel.rdp.order.cache.CachedBrush;
import dev.oriel.rdp.order.primary.BrushField;
import dev.oriel.rdp.order.secondary.BitmapDepth;
import dev.oriel.rdp.wire.DecodeException;
import java.util.Optional;

/** Makes brushes of what orders say: [MS-RDPEGDI] 2.2.2.2.1.1.2.3 PatBlt. */
public final class Brushes {
    private static final int HORIZONTAL = 0;
    private static final int VERTICAL = 1;
    private static final int FALLING = 2;
    private static final int RISING = 3;
    private static final int CROSS = 4;
    private static final int DIAGONAL_CROSS = 5;

    /** The row and the column of a hatch, as GDI draws it. */
    private static final int HATCH_ROW = 3;

    private static final int HATCH_COLUMN = 4;

    private final BrushCache cache;
    private final Colors colors;

    public Brushes(BrushCache cache, Colors colors) {
        this.cache = cache;
        this.colors = colors;
    }

    /** The brush of an order; empty where it paints nothing: it is hollow, or not in the cache. */
    Optional<Brush> of(BrushField field, int backColor, int foreColor) throws DecodeException {
        if ((field.style() & BrushField.CACHED) != 0) {
            boolean monochrome = (field.style() & 0xF) == BitmapDepth.MONO;
            return cache.get(monochrome, field.hatch()).map(brush -> cached(field, brush, backColor, foreColor));
        }
        return switch (field.style()) {
            case BrushField.SOLID -> Optional.of(Brush.solid(colors.rgb(foreColor)));
            case BrushField.NULL -> Optional.empty();
            // a set bit has the foreground in hatches and the background in patterns
            case BrushField.HATCHED -> Optional.of(monochrome(field, hatch(field.hatch()), foreColor, backColor));
            case BrushField.PATTERN -> Optional.of(monochrome(field, pattern(field), backColor, foreColor));
            default -> throw DecodeException.invalid("BrushStyle", -1, field.style());
        };
    }

    /** The same, whose background is left out where it has two colours. */
    Optional<Brush> withoutBackground(BrushField field, int foreColor) throws DecodeException {
        Optional<Brush> brush = of(field, 0, foreColor);
        if ((field.style() & BrushField.CACHED) != 0) {
            boolean monochrome = (field.style() & 0xF) == BitmapDepth.MONO;
            Optional<int[]> bits = cache.get(monochrome, field.hatch())
                    .filter(cached -> cached.bitsPerPixel() == 1)
                    .map(cached -> rows(cached.pixels()));
            return brush.map(whole -> bits.map(whole::without).orElse(whole));
        }
        return switch (field.style()) {
            case BrushField.HATCHED -> brush.map(whole -> whole.without(inverted(rows(hatchBits(field.hatch())))));
            case BrushField.PATTERN -> brush.map(whole -> whole.without(rows(pattern(field))));
            default -> brush;
        };
    }

    private Brush cached(BrushField field, CachedBrush brush, int backColor, int foreColor) {
        if (brush.bitsPerPixel() == 1) {
            return monochrome(field, brush.pixels(), backColor, foreColor);
        }
        int[] tile = new int[brush.pixels().length];
        for (int i = 0; i < tile.length; i++) {
            tile[i] = rgb(brush.bitsPerPixel(), brush.pixels()[i]);
        }
        return Brush.pattern(tile, field.originX(), field.originY());
    }

    private int rgb(int bitsPerPixel, int pixel) {
        return switch (bitsPerPixel) {
            case 8 -> colors.palette().rgb(pixel & 0xFF);
            case 15 -> PixelFormat.rgbOf555(pixel);
            case 16 -> PixelFormat.rgbOf565(pixel);
            default -> pixel & 0xFFFFFF;
        };
    }

    private Brush monochrome(BrushField field, int[] bits, int colorOfOnes, int colorOfZeros) {
        int one = colors.rgb(colorOfOnes);
        int zero = colors.rgb(colorOfZeros);
        int[] tile = new int[bits.length];
        for (int i = 0; i < tile.length; i++) {
            tile[i] = bits[i] != 0 ? one : zero;
        }
        return Brush.pattern(tile, field.originX(), field.originY());
    }

    private static int[] hatch(int hatch) throws DecodeException {
        if (hatch > DIAGONAL_CROSS) {
            throw DecodeException.invalid("BrushHatch", -1, hatch);
        }
        return hatchBits(hatch);
    }

    private static int[] hatchBits(int hatch) {
        int[] bits = new int[Brush.SIDE * Brush.SIDE];
        for (int i = 0; i < bits.length; i++) {
            int x = i % Brush.SIDE;
            int y = i / Brush.SIDE;
            boolean set = switch (hatch) {
                case HORIZONTAL -> y == HATCH_ROW;
                case VERTICAL -> x == HATCH_COLUMN;
                case FALLING -> x == y;
                case RISING -> x == Brush.SIDE - 1 - y;
                case CROSS -> y == HATCH_ROW || x == HATCH_COLUMN;
                default -> x == y || x == Brush.SIDE - 1 - y;
            };
            bits[i] = set ? 1 : 0;
        }
        return bits;
    }

    /** Rows stand from the bottom up: BrushHatch is the last one. */
    private static int[] pattern(BrushField field) {
        int[] bits = new int[Brush.SIDE * Brush.SIDE];
        for (int y = 0; y < Brush.SIDE; y++) {
            int row = y == Brush.SIDE - 1 ? field.hatch() : field.extra().get(Brush.SIDE - 2 - y);
            for (int x = 0; x < Brush.SIDE; x++) {
                bits[y * Brush.SIDE + x] = row >> (Brush.SIDE - 1 - x) & 1;
            }
        }
        return bits;
    }

    private static int[] rows(int[] bits) {
        int[] rows = new int[Brush.SIDE];
        for (int i = 0; i < bits.length; i++) {
            rows[i / Brush.SIDE] |= bits[i] << (Brush.SIDE - 1 - i % Brush.SIDE);
        }
        return rows;
    }

    private static int[] inverted(int[] rows) {
        for (int y = 0; y < rows.length; y++) {
            rows[y] ^= 0xFF;
        }
        return rows;
    }
}
