package dev.oriel.rdp.order;

import dev.oriel.rdp.order.secondary.BitmapBits;
import dev.oriel.rdp.order.secondary.CacheBitmapV1;
import dev.oriel.rdp.order.secondary.CacheBitmapV2;
import dev.oriel.rdp.order.secondary.CacheBitmapV3;
import dev.oriel.rdp.order.secondary.CacheBrush;
import dev.oriel.rdp.order.secondary.CacheColorTable;
import dev.oriel.rdp.order.secondary.CacheGlyphV2;
import dev.oriel.rdp.order.secondary.GlyphData;
import dev.oriel.rdp.order.secondary.SecondaryOrder;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** Bitmaps, brushes and glyphs of random content, told to a host's client and to the plain renderer alike. */
final class SampleCaches {
    static final int OTHERS = 10;
    static final int OTHER_SIDE = 16;

    private final Random random;
    private final PlainRenderer plain;

    SampleCaches(Random random, PlainRenderer plain) {
        this.random = random;
        this.plain = plain;
    }

    List<SecondaryOrder> orders() {
        List<SecondaryOrder> orders = new ArrayList<>();
        for (int i = 0; i < RandomOrders.ENTRIES; i++) {
            orders.add(bitmap(i));
            orders.add(brush(i));
            orders.add(glyph(i));
        }
        return orders;
    }

    private CacheBitmapV2 bitmap(int index) {
        int width = 1 + random.nextInt(32);
        int height = 1 + random.nextInt(32);
        int[][] pixels = new int[height][width];
        WireWriter rows = new WireWriter();
        for (int y = height - 1; y >= 0; y--) {
            for (int x = 0; x < width; x++) {
                pixels[y][x] = random.nextInt(0x1000000);
                rows.i32le(pixels[y][x]);
            }
        }
        plain.bitmaps.put(index, pixels);
        BitmapBits bits = BitmapBits.raw(rows.toBytes());
        return CacheBitmapV2.of(1, 32, OptionalLong.empty(), width, height, index, bits);
    }

    /** Bitmaps of the other revisions, and one of indexes with its colours: numbers {@link #OTHERS} and after. */
    List<SecondaryOrder> others() {
        byte[] table = new byte[4 * CacheColorTable.COLORS];
        random.nextBytes(table);
        CacheColorTable colors = new CacheColorTable(1, Bytes.wrap(table));
        Bytes first = rows(OTHERS);
        Bytes third = rows(OTHERS + 1);
        int[][] looked = new int[OTHER_SIDE][OTHER_SIDE];
        WireWriter indexes = new WireWriter();
        for (int i = 0; i < OTHER_SIDE * OTHER_SIDE; i++) {
            int index = random.nextInt(CacheColorTable.COLORS);
            indexes.u8(index);
            looked[OTHER_SIDE - 1 - i / OTHER_SIDE][i % OTHER_SIDE] = colors.rgb(index);
        }
        plain.bitmaps.put(OTHERS + 2, looked);
        BitmapBits indexed = BitmapBits.raw(indexes.toBytes());
        int side = OTHER_SIDE;
        return List.of(
                new CacheBitmapV1(0, 1, side, side, 32, OTHERS, BitmapBits.raw(first)),
                new CacheBitmapV3(0, 1, 6, OTHERS + 1, 7, 32, 0, side, side, Optional.empty(), third),
                colors,
                CacheBitmapV2.of(1, 8, OptionalLong.empty(), side, side, OTHERS + 2, indexed));
    }

    private Bytes rows(int index) {
        int[][] pixels = new int[OTHER_SIDE][OTHER_SIDE];
        WireWriter rows = new WireWriter();
        for (int y = OTHER_SIDE - 1; y >= 0; y--) {
            for (int x = 0; x < OTHER_SIDE; x++) {
                pixels[y][x] = random.nextInt(0x1000000);
                rows.i32le(pixels[y][x]);
            }
        }
        plain.bitmaps.put(index, pixels);
        return rows.toBytes();
    }

    private CacheBrush brush(int index) {
        int[][] tile = new int[8][8];
        WireWriter rows = new WireWriter();
        for (int y = 7; y >= 0; y--) {
            for (int x = 0; x < 8; x++) {
                tile[y][x] = random.nextInt(0x1000000);
                rows.u8(tile[y][x] & 0xFF).u8(tile[y][x] >> 8 & 0xFF).u8(tile[y][x] >> 16);
            }
        }
        plain.colorBrushes.put(index, tile);
        return CacheBrush.of(index, 24, rows.toBytes());
    }

    private CacheGlyphV2 glyph(int index) {
        int width = 1 + random.nextInt(20);
        int height = 1 + random.nextInt(15);
        byte[] bits = new byte[(width + 7) / 8 * height + 3 & ~3];
        random.nextBytes(bits);
        GlyphData glyph =
                new GlyphData(index, random.nextInt(-3, 3), random.nextInt(-12, 2), width, height, Bytes.wrap(bits));
        plain.glyphs.put(index, glyph);
        return new CacheGlyphV2(3, List.of(glyph), Optional.empty());
    }
}
