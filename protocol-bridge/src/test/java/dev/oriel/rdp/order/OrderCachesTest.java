package dev.oriel.rdp.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.display.Surface;
import dev.oriel.rdp.codec.color.PixelFormat;
import dev.oriel.rdp.codec.nscodec.NsCodecEncoder;
import dev.oriel.rdp.codec.planar.PlanarEncoder;
import dev.oriel.rdp.codec.rle.RleEncoder;
import dev.oriel.rdp.order.alternate.SurfaceOrder.CreateOffscreenBitmap;
import dev.oriel.rdp.order.alternate.SurfaceOrder.SwitchSurface;
import dev.oriel.rdp.order.primary.Area;
import dev.oriel.rdp.order.primary.BlitOrder;
import dev.oriel.rdp.order.primary.BrushField;
import dev.oriel.rdp.order.primary.Edges;
import dev.oriel.rdp.order.primary.LegacyOrder;
import dev.oriel.rdp.order.primary.Primary;
import dev.oriel.rdp.order.primary.PrimaryOrder;
import dev.oriel.rdp.order.secondary.BitmapBits;
import dev.oriel.rdp.order.secondary.CacheBitmapV1;
import dev.oriel.rdp.order.secondary.CacheBitmapV2;
import dev.oriel.rdp.order.secondary.CacheBitmapV3;
import dev.oriel.rdp.order.secondary.CacheBrush;
import dev.oriel.rdp.order.secondary.CacheColorTable;
import dev.oriel.rdp.order.secondary.CacheGlyphV2;
import dev.oriel.rdp.order.secondary.GlyphData;
import dev.oriel.rdp.update.BitmapData.CompressedDataHeader;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What orders keep and name later, by examples written by hand. */
class OrderCachesTest {
    private static final int SIDE = OrderDesktop.SIDE;

    private final OrderDesktop desktop = new OrderDesktop();
    private final Surface surface = desktop.surface;
    private final Mirror mirror = desktop.mirror;

    private void apply(Pdu... orders) throws DecodeException {
        desktop.apply(orders);
    }

    private static Primary order(PrimaryOrder order) {
        return Primary.of(order);
    }

    private static Primary show(int cacheId, int index, int width, int height) {
        return order(new BlitOrder.MemBlt(cacheId, new Area(3, 4, width, height), 0xCC, 0, 0, index));
    }

    private int[] shown(int width, int height) {
        int[] pixels = new int[width * height];
        Arrays.setAll(pixels, i -> pixel(3 + i % width, 4 + i / width));
        return pixels;
    }

    private int pixel(int x, int y) {
        return desktop.pixel(x, y);
    }

    /** Rows that a reader takes from the bottom up. */
    private static int[] upsideDown(int[] pixels, int width) {
        int[] turned = new int[pixels.length];
        Arrays.setAll(turned, i -> pixels[(pixels.length / width - 1 - i / width) * width + i % width]);
        return turned;
    }

    // bitmaps

    @Test
    void cachesBitmapsOfEachRevisionAndCodec() throws DecodeException {
        int[] picture = new int[8 * 6];
        Arrays.setAll(picture, i -> 0x101010 * (1 + i % 13));
        int[] rows = upsideDown(picture, 8);

        byte[] planar = new PlanarEncoder(true, false, 0, false, 4).encode(rows, 8, 6);
        apply(CacheBitmapV2.of(0, 32, OptionalLong.of(77), 8, 6, 599, BitmapBits.compressed(Bytes.wrap(planar))));
        apply(show(0, 599, 8, 6));
        assertThat(shown(8, 6)).isEqualTo(picture);

        byte[] nsCodec = NsCodecEncoder.encode(rows, 8, 6, 1, false, false);
        apply(new CacheBitmapV3(0, 1, 6, 5, 1, 32, 1, 8, 6, Optional.empty(), Bytes.wrap(nsCodec)));
        apply(order(new BlitOrder.DstBlt(new Area(0, 0, SIDE, SIDE), 0)), show(1, 5, 8, 6));
        assertThat(shown(8, 6)).isEqualTo(picture);

        int[] raw = new int[8 * 6];
        Arrays.setAll(raw, i -> i * 1234 & 0xFFFF);
        Bytes rle = Bytes.wrap(new RleEncoder(PixelFormat.RGB_565, raw, 8, 5).encode());
        BitmapBits bits = new BitmapBits(true, Optional.of(new CompressedDataHeader(rle.length(), 8, 96)), rle);
        apply(new CacheBitmapV1(0, 2, 8, 6, 16, 7, bits), show(2, 7, 8, 6));
        int[] wanted =
                Arrays.stream(upsideDown(raw, 8)).map(PixelFormat::rgbOf565).toArray();
        assertThat(shown(8, 6)).isEqualTo(wanted);
    }

    @Test
    void looksTheColoursOfIndexesUpWhenTheyArePainted() throws DecodeException {
        byte[] table = new byte[1024];
        table[4] = 0x11;
        table[5] = 0x22;
        table[6] = 0x33;
        apply(
                CacheBitmapV2.of(0, 8, OptionalLong.empty(), 4, 1, 0, BitmapBits.raw(Bytes.ofHex("01000100"))),
                new CacheColorTable(2, Bytes.wrap(table)),
                show(0x0200, 0, 4, 1));
        assertThat(shown(4, 1)).containsExactly(0x332211, 0, 0x332211, 0);
        byte[] entries = new byte[768];
        entries[3] = 0x55;
        desktop.palette.set(Bytes.wrap(entries));
        apply(show(0x0100, 0, 4, 1));
        assertThat(shown(4, 1)).as("no such table: the palette").containsExactly(0x550000, 0, 0x550000, 0);
    }

    @Test
    void keepsTheOneBitmapThatWaits() throws DecodeException {
        int waiting = CacheBitmapV2.WAITING_LIST;
        BitmapBits first = BitmapBits.raw(Bytes.ofHex("01000000"));
        apply(CacheBitmapV2.of(0, 32, OptionalLong.of(5), 1, 1, waiting, first), show(0, waiting, 1, 1));
        assertThat(pixel(3, 4)).isEqualTo(1);
        BitmapBits second = BitmapBits.raw(Bytes.ofHex("02000000"));
        // of revision 3 the flag counts, whatever the index
        apply(
                new CacheBitmapV3(CacheBitmapV3.DO_NOT_CACHE, 0, 6, 9, 1, 32, 0, 1, 1, Optional.empty(), second.data()),
                show(0, waiting, 1, 1));
        assertThat(pixel(3, 4)).isEqualTo(2);
    }

    @Test
    void passesOverWhatIsNotThere() throws DecodeException {
        apply(
                show(0, 5, 8, 8),
                show(BlitOrder.MemBlt.OFFSCREEN, 5, 8, 8),
                order(new BlitOrder.PatBlt(new Area(0, 0, 8, 8), 0xF0, 0, 1, BrushField.cached(0, 0, 1, 7))));
        assertThat(mirror.passedOver).isEqualTo(3);
        assertThat(mirror.painted).isZero();
    }

    @Test
    void refusesWhatWasNotNegotiated() {
        BitmapBits bits = BitmapBits.compressed(Bytes.ofHex("00"));
        assertThatThrownBy(() -> apply(CacheBitmapV2.of(3, 32, OptionalLong.empty(), 1, 1, 0, bits)))
                .hasMessage("cacheId: 3 exceeds the limit of 2");
        assertThatThrownBy(() -> apply(CacheBitmapV2.of(0, 32, OptionalLong.empty(), 1, 1, 600, bits)))
                .hasMessage("cacheIndex: 600 exceeds the limit of 599");
        assertThatThrownBy(() -> apply(CacheBitmapV2.of(0, 32, OptionalLong.empty(), 257, 1, 0, bits)))
                .hasMessage("area of a cached bitmap: 257 exceeds the limit of 256");
        assertThatThrownBy(() -> apply(CacheBrush.of(64, 1, Bytes.ofHex("0102030405060708"))))
                .hasMessage("cacheEntry: 64 exceeds the limit of 63");
        assertThatThrownBy(() -> apply(new CacheColorTable(6, Bytes.wrap(new byte[1024]))))
                .hasMessage("cacheIndex: 6 exceeds the limit of 5");
        GlyphData wide = new GlyphData(0, 0, 0, 16000, 2, Bytes.wrap(new byte[4000]));
        assertThatThrownBy(() -> apply(new CacheGlyphV2(0, List.of(wide), Optional.empty())))
                .hasMessage("aj: 4000 exceeds the limit of 2048");
    }

    // off-screen bitmaps

    @Test
    void paintsOnBitmapsThatNobodySees() throws DecodeException {
        apply(
                new CreateOffscreenBitmap(3, 10, 10, List.of()),
                new SwitchSurface(3),
                order(new BlitOrder.OpaqueRect(new Area(0, 0, 5, 10), 0x0000FF)),
                order(new BlitOrder.OpaqueRect(new Area(5, 0, 50, 10), 0x00FF00)));
        assertThat(mirror.fills + mirror.painted)
                .as("nothing of it on the desktop")
                .isZero();
        apply(new SwitchSurface(SwitchSurface.SCREEN), show(BlitOrder.MemBlt.OFFSCREEN, 3, 10, 10));
        assertThat(pixel(7, 13)).isEqualTo(0xFF0000);
        assertThat(pixel(8, 4)).isEqualTo(0x00FF00);
        assertThat(pixel(13, 4)).isZero();
        // the desktop is the source of a ScrBlt, wherever it paints
        apply(
                new SwitchSurface(3),
                order(new BlitOrder.ScrBlt(new Area(0, 0, 10, 10), 0xCC, 8, 4)),
                new SwitchSurface(SwitchSurface.SCREEN),
                show(BlitOrder.MemBlt.OFFSCREEN, 3, 10, 10));
        assertThat(pixel(3, 4)).isEqualTo(0x00FF00);
    }

    @Test
    void neverPaintsOnTheDesktopWhatWasMeantForABitmapThatIsGone() throws DecodeException {
        apply(
                new CreateOffscreenBitmap(1, 10, 10, List.of()),
                new CreateOffscreenBitmap(2, 10, 10, List.of(1)),
                new SwitchSurface(1),
                order(new BlitOrder.OpaqueRect(new Area(0, 0, 5, 10), 0x0000FF)));
        assertThat(mirror.passedOver).isEqualTo(1);
        assertThat(pixel(0, 0)).isZero();
    }

    @Test
    void boundsOffscreenBitmapsByWhatWasNegotiated() throws DecodeException {
        assertThatThrownBy(() -> apply(new CreateOffscreenBitmap(1, 8000, 8000, List.of())))
                .hasMessage("area of off-screen bitmaps: 64000000 exceeds the limit of 7864320");
        for (int i = 0; i < 100; i++) {
            apply(new CreateOffscreenBitmap(i, 2, 2, List.of()));
        }
        apply(new CreateOffscreenBitmap(5, 3, 3, List.of()));
        apply(new CreateOffscreenBitmap(100, 3, 3, List.of(5)));
        assertThatThrownBy(() -> apply(new CreateOffscreenBitmap(101, 2, 2, List.of())))
                .hasMessage("number of off-screen bitmaps: 101 exceeds the limit of 100");
    }

    // parts of the desktop put aside

    private static Primary saveBitmap(int position, int left, int top, int width, int height, int operation) {
        return order(new LegacyOrder.SaveBitmap(
                position, new Edges(left, top, left + width - 1, top + height - 1), operation));
    }

    private static Primary fill(int color) {
        return order(new BlitOrder.OpaqueRect(new Area(0, 0, SIDE, SIDE), color));
    }

    /** The areas of [MS-RDPEGDI] 4.5: 127 by 134 pixels take 127 by 140, so the next part is at 17780. */
    @Test
    void bringsBackWhatWasPutAside() throws DecodeException {
        apply(
                fill(0x0000FF),
                saveBitmap(0, 0, 0, 127, 134, LegacyOrder.SaveBitmap.SAVE),
                fill(0x00FF00),
                saveBitmap(17_780, 0, 0, 5, 5, LegacyOrder.SaveBitmap.SAVE),
                fill(0x000000),
                saveBitmap(0, 0, 0, 127, 134, LegacyOrder.SaveBitmap.RESTORE),
                saveBitmap(17_780, 10, 10, 5, 5, LegacyOrder.SaveBitmap.RESTORE));
        assertThat(pixel(0, 0)).isEqualTo(0xFF0000);
        assertThat(pixel(14, 14)).isEqualTo(0x00FF00);
        assertThat(pixel(15, 15)).isEqualTo(0xFF0000);
        assertThat(mirror.passedOver).isZero();
        // what is saved over a part ends it
        apply(
                saveBitmap(17_779, 0, 0, 1, 1, LegacyOrder.SaveBitmap.SAVE),
                saveBitmap(0, 0, 0, 127, 134, LegacyOrder.SaveBitmap.RESTORE),
                saveBitmap(17_780, 10, 10, 5, 5, LegacyOrder.SaveBitmap.RESTORE));
        assertThat(mirror.passedOver).as("both, as a part takes twenty rows").isEqualTo(2);
    }

    @Test
    void putsAsideNoMoreThanWasAnnounced() {
        assertThatThrownBy(() -> apply(saveBitmap(0, 0, 0, 480, 481, LegacyOrder.SaveBitmap.SAVE)))
                .hasMessage("saved area: 240000 exceeds the limit of 230400");
        assertThatThrownBy(() -> apply(saveBitmap(-1, 0, 0, 1, 1, LegacyOrder.SaveBitmap.SAVE)))
                .hasMessage("savedBitmapPosition: 4294967295 exceeds the limit of 230400");
    }

    // brushes

    /** The line that [MS-RDPEGDI] 2.2.2.2.1.1.2.3 describes: from the top left to the bottom right. */
    @Test
    void drawsThePatternOfTheSpecificationsExample() throws DecodeException {
        BrushField brush = new BrushField(0, 0, BrushField.PATTERN, 0x01, Bytes.ofHex("02040810204080"));
        apply(order(new BlitOrder.PatBlt(new Area(0, 0, SIDE, SIDE), 0xF0, 0x0000FF, 0xFF0000, brush)));
        for (int i = 0; i < SIDE * SIDE; i++) {
            boolean line = i % SIDE % 8 == i / SIDE % 8;
            assertThat(pixel(i % SIDE, i / SIDE)).isEqualTo(line ? 0xFF0000 : 0x0000FF);
        }
    }

    @Test
    void readsBrushesOfFourColours() throws DecodeException {
        // each byte of the pixels is 00 01 10 11: the four colours one after the other, at 16 bits a pixel
        desktop.painter.colorDepth(16);
        Bytes data = Bytes.ofHex("1B".repeat(16) + "00F8 E007 1F00 FFFF");
        apply(
                CacheBrush.of(9, 16, data),
                order(new BlitOrder.PatBlt(new Area(0, 0, 8, 8), 0xF0, 0, 0, BrushField.cached(0, 0, 4, 9))));
        assertThat(Arrays.copyOf(surface.pixels(), 5))
                .containsExactly(0xFF0000, 0x00FF00, 0x0000FF, 0xFFFFFF, 0xFF0000);
    }

    @Test
    void cachesBrushesOfTwoColoursApart() throws DecodeException {
        apply(
                CacheBrush.of(9, 1, Bytes.ofHex("00000000000000F0")),
                order(new BlitOrder.PatBlt(
                        new Area(0, 0, 8, 8), 0xF0, 0x0000FF, 0xFF0000, BrushField.cached(0, 0, 1, 9))));
        assertThat(pixel(0, 0)).as("the last row on the wire is the top one").isEqualTo(0xFF0000);
        assertThat(pixel(4, 0)).isEqualTo(0x0000FF);
        assertThat(pixel(0, 7)).isEqualTo(0x0000FF);
    }

    // hints

    @Test
    void reportsExactlyWhatWasDone() throws DecodeException {
        apply(order(new BlitOrder.OpaqueRect(new Area(-5, -5, 10, 10), 0xFF)).within(2, 2, 100, 100));
        assertThat(surface.pixels()).contains(0xFF0000);
        assertThat(mirror.fills).isEqualTo(1);
        apply(order(new BlitOrder.ScrBlt(new Area(10, 10, 40, 40), 0xCC, -3, 0)));
        assertThat(mirror.copies).isEqualTo(1);
        apply(order(new BlitOrder.PatBlt(new Area(0, 0, 4, 4), 0xF0, 0, 0x00FF00, BrushField.solid())));
        assertThat(mirror.fills).isEqualTo(2);
        apply(order(new BlitOrder.DstBlt(new Area(0, 0, 4, 4), 0xFF)));
        assertThat(mirror.fills).isEqualTo(3);
        assertThat(mirror.painted).isZero();
        apply(order(new BlitOrder.DstBlt(new Area(0, 0, 4, 4), 0x55)));
        assertThat(mirror.painted).as("pixels").isEqualTo(16);
        apply(order(new BlitOrder.DstBlt(new Area(0, 0, 4, 4), 0xAA)));
        assertThat(mirror.painted).as("an operation that changes nothing").isEqualTo(16);
    }
}
