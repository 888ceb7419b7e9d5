package dev.oriel.rdp.channel.gfx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.display.Rect;
import dev.oriel.display.Surface;
import dev.oriel.rdp.codec.clear.ClearStream;
import dev.oriel.rdp.codec.rfx.RfxEncoder;
import dev.oriel.rdp.codec.rfx.Rlgr;
import dev.oriel.rdp.codec.testing.Pictures;
import dev.oriel.rdp.codec.zgfx.ZgfxEncoder;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GraphicsPipelineTest {
    private static final int WIDTH = 100;
    private static final int HEIGHT = 60;
    private static final int RED = 0xFF0000;

    private final Surface output = new Surface(300, 200);
    private final HeardDesktop heard = new HeardDesktop();
    private final List<GfxPdu> sent = new ArrayList<>();
    private final GraphicsPipeline pipeline =
            new GraphicsPipeline(Limits.DEFAULT, output, heard, Optional.empty(), this::take, () -> 77);

    private void take(Bytes message) {
        sent.add(decoded(message));
    }

    private static GfxPdu decoded(Bytes message) {
        try {
            return GfxPdu.decode(message.reader());
        } catch (DecodeException e) {
            throw new AssertionError(e);
        }
    }

    private void receive(GfxPdu... pdus) throws DecodeException {
        pipeline.received(message(pdus));
    }

    private static Bytes message(GfxPdu... pdus) {
        WireWriter out = new WireWriter();
        for (GfxPdu pdu : pdus) {
            pdu.encode(out);
        }
        return ZgfxEncoder.uncompressed(out.toBytes());
    }

    private void refuses(String field, GfxPdu pdu) {
        assertThatThrownBy(() -> receive(pdu))
                .isInstanceOfSatisfying(
                        DecodeException.class, e -> assertThat(e.field()).isEqualTo(field));
    }

    /** A host that has confirmed, and mapped one surface at 10, 20. */
    @BeforeEach
    void begin() throws DecodeException {
        pipeline.start();
        receive(
                new CapsPdu.CapsConfirm(GfxCapability.of(GfxCapability.VERSION_10_4, GfxCapability.AVC_DISABLED)),
                new SurfacePdu.ResetGraphics(WIDTH + 20, HEIGHT + 30, List.of()),
                new SurfacePdu.CreateSurface(1, WIDTH, HEIGHT, GfxPixelFormat.XRGB_8888),
                new SurfacePdu.MapSurfaceToOutput(1, 10, 20));
        heard.calls.clear();
    }

    private static GfxRect rect(int x, int y, int width, int height) {
        return new GfxRect(x, y, x + width, y + height);
    }

    private static DrawPdu.SolidFill fill(int rgb, GfxRect rect) {
        return new DrawPdu.SolidFill(1, rgb | 0x7F000000, List.of(rect));
    }

    private static DrawPdu.WireToSurface1 raw(GfxRect rect, int[] pixels) {
        WireWriter data = new WireWriter();
        for (int pixel : pixels) {
            data.i32le(pixel | 0xAA000000);
        }
        return new DrawPdu.WireToSurface1(1, GfxCodec.UNCOMPRESSED, GfxPixelFormat.XRGB_8888, rect, data.toBytes());
    }

    private int[] shown(Rect rect) {
        int[] pixels = new int[rect.width() * rect.height()];
        for (int y = 0; y < rect.height(); y++) {
            System.arraycopy(
                    output.pixels(),
                    (rect.y() + y) * output.width() + rect.x(),
                    pixels,
                    y * rect.width(),
                    rect.width());
        }
        return pixels;
    }

    @Test
    void offersNothingThatNeedsH264() {
        CapsPdu.CapsAdvertise offer = (CapsPdu.CapsAdvertise) sent.getFirst();
        assertThat(offer.capabilities())
                .extracting(GfxCapability::version)
                .doesNotHaveDuplicates()
                .hasSize(9);
        for (GfxCapability capability : offer.capabilities()) {
            boolean old = capability.version() <= GfxCapability.VERSION_8_1;
            assertThat((capability.flags() & GfxCapability.AVC420_ENABLED) != 0).isFalse();
            assertThat((capability.flags() & GfxCapability.AVC_DISABLED) != 0).isEqualTo(!old);
        }
    }

    @Test
    void resizesTheOutputAndKeepsWhatIsThere() throws DecodeException {
        assertThat(output.bounds()).isEqualTo(new Rect(0, 0, 120, 90));
        receive(fill(RED, rect(0, 0, 100, 60)));
        heard.calls.clear();
        receive(new SurfacePdu.ResetGraphics(80, 70, List.of()));
        assertThat(heard.calls).containsExactly("resized 80x70", "painted 10,20 70x50", "frame");
        assertThat(shown(new Rect(10, 20, 70, 50))).containsOnly(RED);
        receive(new SurfacePdu.ResetGraphics(80, 70, List.of()));
        assertThat(heard.calls).hasSize(3);
    }

    @Test
    void aFrameAppearsWhenItEndsAndIsAcknowledged() throws DecodeException {
        receive(new FramePdu.StartFrame(0, 5), fill(RED, rect(3, 4, 10, 10)));
        assertThat(heard.calls).isEmpty();
        assertThat(shown(new Rect(0, 0, 120, 90))).containsOnly(0);
        receive(new FramePdu.EndFrame(5));
        assertThat(heard.calls).containsExactly("filled 13,24 10x10 ff0000", "frame");
        assertThat(shown(new Rect(13, 24, 10, 10))).containsOnly(RED);
        assertThat(sent).last().isEqualTo(new FramePdu.FrameAcknowledge(77, 5, 1));
        receive(new FramePdu.StartFrame(0, 6), new FramePdu.EndFrame(6));
        assertThat(sent).last().isEqualTo(new FramePdu.FrameAcknowledge(77, 6, 2));
    }

    @Test
    void outsideAFrameWhatIsDrawnAppearsAtTheEndOfTheMessage() throws DecodeException {
        int[] noise = Pictures.noise(8, 6, 1);
        receive(raw(rect(50, 30, 8, 6), noise));
        assertThat(heard.calls).containsExactly("painted 60,50 8x6", "frame");
        assertThat(shown(new Rect(60, 50, 8, 6))).isEqualTo(noise);
    }

    @Test
    void aCopyIsPassedOnWhereNothingElseHasTouchedIt() throws DecodeException {
        int[] noise = Pictures.noise(40, 40, 2);
        receive(raw(rect(0, 0, 40, 40), noise));
        heard.calls.clear();
        receive(
                new FramePdu.StartFrame(0, 1),
                new DrawPdu.SurfaceToSurface(1, 1, rect(0, 0, 40, 40), List.of(new GfxPoint(0, 7))),
                fill(RED, rect(0, 0, 40, 7)),
                new FramePdu.EndFrame(1));
        assertThat(heard.calls).containsExactly("copied 10,20 40x40 to 10,27", "filled 10,20 40x7 ff0000", "frame");
        assertThat(shown(new Rect(10, 27, 40, 40))).isEqualTo(noise);
        assertThat(shown(new Rect(10, 20, 40, 7))).containsOnly(RED);
    }

    @Test
    void aCopyOfWhatWasJustPaintedIsShownAsPainted() throws DecodeException {
        int[] noise = Pictures.noise(10, 10, 3);
        receive(
                new FramePdu.StartFrame(0, 1),
                raw(rect(0, 0, 10, 10), noise),
                new DrawPdu.SurfaceToSurface(1, 1, rect(0, 0, 10, 10), List.of(new GfxPoint(50, 0))),
                fill(RED, rect(0, 0, 10, 10)),
                new FramePdu.EndFrame(1));
        assertThat(heard.calls).contains("painted 60,20 10x10").noneMatch(call -> call.startsWith("copied"));
        assertThat(shown(new Rect(60, 20, 10, 10))).isEqualTo(noise);
        assertThat(shown(new Rect(10, 20, 10, 10))).containsOnly(RED);
    }

    @Test
    void whateverTheOrderTheOutputIsTheSurfaceAndHintsTellIt() throws DecodeException {
        Random random = new Random(4);
        int[] model = new int[120 * 90];
        int[] hinted = new int[120 * 90];
        heard.replay(output, hinted);
        for (int frame = 0; frame < 300; frame++) {
            receive(new FramePdu.StartFrame(0, frame));
            for (int i = random.nextInt(6); i >= 0; i--) {
                int w = 1 + random.nextInt(60);
                int h = 1 + random.nextInt(40);
                int x = random.nextInt(WIDTH - w + 1);
                int y = random.nextInt(HEIGHT - h + 1);
                switch (random.nextInt(4)) {
                    case 0 -> {
                        int rgb = random.nextInt(0x1000000);
                        receive(fill(rgb, rect(x, y, w, h)));
                        for (int at = 0; at < w * h; at++) {
                            model[(20 + y + at / w) * 120 + 10 + x + at % w] = rgb;
                        }
                    }
                    case 1 -> {
                        int[] noise = Pictures.noise(w, h, random.nextLong());
                        receive(raw(rect(x, y, w, h), noise));
                        for (int at = 0; at < w * h; at++) {
                            model[(20 + y + at / w) * 120 + 10 + x + at % w] = noise[at];
                        }
                    }
                    default -> {
                        int toX = random.nextInt(WIDTH - w + 1);
                        int toY = random.nextInt(HEIGHT - h + 1);
                        receive(new DrawPdu.SurfaceToSurface(1, 1, rect(x, y, w, h), List.of(new GfxPoint(toX, toY))));
                        int[] before = model.clone();
                        for (int at = 0; at < w * h; at++) {
                            model[(20 + toY + at / w) * 120 + 10 + toX + at % w] =
                                    before[(20 + y + at / w) * 120 + 10 + x + at % w];
                        }
                    }
                }
            }
            receive(new FramePdu.EndFrame(frame));
            assertThat(output.pixels()).as("frame %d", frame).isEqualTo(model);
            assertThat(hinted).as("hints of frame %d", frame).isEqualTo(model);
        }
        assertThat(heard.calls).anyMatch(call -> call.startsWith("copied"));
    }

    @Test
    void whatIsDrawnOnADeletedSurfaceIsSeenNowhere() throws DecodeException {
        receive(new CachePdu.SurfaceToCache(1, 5, 7, rect(0, 0, 4, 4)), new SurfacePdu.DeleteSurface(1));
        heard.calls.clear();
        receive(
                new FramePdu.StartFrame(0, 5),
                raw(rect(0, 0, 2, 2), new int[4]),
                fill(RED, rect(0, 0, 2, 2)),
                new DrawPdu.SurfaceToSurface(1, 1, rect(0, 0, 2, 2), List.of(new GfxPoint(4, 4))),
                new CachePdu.CacheToSurface(7, 1, List.of(new GfxPoint(0, 0))),
                new FramePdu.EndFrame(5));
        assertThat(heard.calls).containsExactly("frame");
        assertThat(sent).last().isEqualTo(new FramePdu.FrameAcknowledge(77, 5, 1));
        assertThat(pipeline.ignored()).isEqualTo(4);
        refuses(
                "surfaceId",
                new DrawPdu.WireToSurface1(
                        1, GfxCodec.CLEAR_CODEC, GfxPixelFormat.XRGB_8888, rect(0, 0, 2, 2), Bytes.EMPTY));
    }

    @Test
    void theCacheGivesBackWhatWasPutAside() throws DecodeException {
        int[] noise = Pictures.noise(20, 10, 5);
        receive(
                raw(rect(0, 0, 20, 10), noise),
                new CachePdu.SurfaceToCache(1, 99, 7, rect(0, 0, 20, 10)),
                fill(0, rect(0, 0, 100, 60)),
                new CachePdu.CacheToSurface(7, 1, List.of(new GfxPoint(30, 30), new GfxPoint(80, 50))));
        assertThat(shown(new Rect(40, 50, 20, 10))).isEqualTo(noise);
        assertThat(shown(new Rect(90, 70, 20, 10))).isEqualTo(noise);
        receive(new CachePdu.EvictCacheEntry(7), new CachePdu.EvictCacheEntry(7));
        refuses("cacheSlot", new CachePdu.CacheToSurface(7, 1, List.of(new GfxPoint(0, 0))));
        refuses("cacheSlot", new CachePdu.CacheToSurface(0, 1, List.of(new GfxPoint(0, 0))));
    }

    @Test
    void theNextChannelOffersWhatTheCacheHeld() throws DecodeException {
        GfxCache kept = new GfxCache();
        List<CachePdu.CacheImportOffer> offers = new ArrayList<>();
        GraphicsPipeline first = pipeline(kept, offers);
        surface(first);
        first.received(message(
                fill(RED, rect(0, 0, 20, 10)),
                new CachePdu.SurfaceToCache(1, 99, 7, rect(0, 0, 20, 10)),
                fill(0x00FF00, rect(0, 0, 20, 10)),
                new CachePdu.SurfaceToCache(1, 100, 8, rect(0, 0, 5, 4))));
        first.closed();
        assertThat(offers).as("nothing was there").isEmpty();

        GraphicsPipeline second = pipeline(kept, offers);
        surface(second);
        assertThat(offers)
                .containsExactly(new CachePdu.CacheImportOffer(List.of(
                        new CachePdu.CacheImportOffer.Entry(99, 800), new CachePdu.CacheImportOffer.Entry(100, 80))));
        second.received(message(
                new CachePdu.CacheImportReply(List.of(30)),
                fill(0, rect(0, 0, WIDTH, HEIGHT)),
                new CachePdu.CacheToSurface(30, 1, List.of(new GfxPoint(40, 40)))));
        assertThat(shown(new Rect(50, 60, 20, 10))).containsOnly(RED);
        assertThatThrownBy(() ->
                        second.received(message(new CachePdu.CacheToSurface(7, 1, List.of(new GfxPoint(0, 0))))))
                .as("the slots of the first channel are empty")
                .isInstanceOf(DecodeException.class);
    }

    private GraphicsPipeline pipeline(GfxCache kept, List<CachePdu.CacheImportOffer> offers) {
        return new GraphicsPipeline(
                Limits.DEFAULT,
                output,
                heard,
                Optional.empty(),
                GfxOffer.VIDEO,
                kept,
                message -> {
                    if (decoded(message) instanceof CachePdu.CacheImportOffer offer) {
                        offers.add(offer);
                    }
                },
                () -> 0);
    }

    private static void surface(GraphicsPipeline to) throws DecodeException {
        to.received(message(
                new CapsPdu.CapsConfirm(GfxCapability.of(GfxCapability.VERSION_10_4, GfxCapability.AVC_DISABLED)),
                new SurfacePdu.CreateSurface(1, WIDTH, HEIGHT, GfxPixelFormat.XRGB_8888),
                new SurfacePdu.MapSurfaceToOutput(1, 10, 20)));
    }

    @Test
    void aHostTakesNoMoreThanWasOffered() throws DecodeException {
        receive(new CachePdu.CacheImportReply(List.of(1)));
        assertThat(pipeline.ignored()).as("nothing was offered").isEqualTo(1);
        GfxCache kept = new GfxCache();
        GraphicsPipeline first = pipeline(kept, new ArrayList<>());
        surface(first);
        first.received(message(new CachePdu.SurfaceToCache(1, 99, 7, rect(0, 0, 20, 10))));
        GraphicsPipeline second = pipeline(kept, new ArrayList<>());
        surface(second);
        assertThatThrownBy(() -> second.received(message(new CachePdu.CacheImportReply(List.of(1, 2)))))
                .hasMessage("importedEntriesCount at offset 0: 2 exceeds the limit of 1");
    }

    @Test
    void theCacheHoldsNoMoreThanWasAgreed() throws DecodeException {
        receive(new SurfacePdu.CreateSurface(2, 1024, 1024, GfxPixelFormat.XRGB_8888));
        for (int slot = 1; slot <= 4; slot++) {
            receive(new CachePdu.SurfaceToCache(2, slot, slot, rect(0, 0, 1024, 1024)));
        }
        receive(new CachePdu.SurfaceToCache(2, 9, 4, rect(0, 0, 1024, 1024)));
        refuses("bitmap cache", new CachePdu.SurfaceToCache(2, 5, 5, rect(0, 0, 1, 1)));
    }

    @Test
    void codecsPaintIntoTheirRectangles() throws DecodeException {
        int[] text = Pictures.text(30, 20, 6);
        int[] picture = Pictures.gradient(64, 40, 7);
        WireWriter rfx = new WireWriter();
        RfxEncoder.headers(rfx, Rlgr.Mode.RLGR3, 64, 40);
        RfxEncoder.frame(
                rfx, Rlgr.Mode.RLGR3, picture, 64, 40, List.of(new RfxEncoder.Box(0, 0, 64, 40)), RfxEncoder.finest());
        receive(
                new FramePdu.StartFrame(0, 1),
                new DrawPdu.WireToSurface1(
                        1,
                        GfxCodec.CLEAR_CODEC,
                        GfxPixelFormat.XRGB_8888,
                        rect(2, 3, 30, 20),
                        Bytes.wrap(new ClearStream().residual(text).toBytes(0))),
                new DrawPdu.WireToSurface1(
                        1, GfxCodec.REMOTE_FX, GfxPixelFormat.XRGB_8888, rect(34, 15, 64, 40), rfx.toBytes()),
                new FramePdu.EndFrame(1));
        assertThat(shown(new Rect(12, 23, 30, 20))).isEqualTo(text);
        assertThat(Pictures.psnr(picture, shown(new Rect(44, 35, 64, 40)))).isGreaterThan(44);
        assertThat(heard.calls).contains("painted 12,23 30x20", "painted 44,35 64x40");
    }

    @Test
    void alphaIsCheckedAndHasNothingToShow() throws DecodeException {
        receive(new DrawPdu.WireToSurface1(
                1, GfxCodec.ALPHA, GfxPixelFormat.ARGB_8888, rect(0, 0, 2, 2), Bytes.ofHex("4C41 0000 FFFFFFFF")));
        assertThat(heard.calls).isEmpty();
        refuses(
                "alphaSig",
                new DrawPdu.WireToSurface1(
                        1, GfxCodec.ALPHA, GfxPixelFormat.ARGB_8888, rect(0, 0, 2, 2), Bytes.ofHex("4C42 0000")));
    }

    @Test
    void whatTheOutputShowsStaysUntilTheHostHasDrawnOnAMappedSurface() throws DecodeException {
        output.fill(output.bounds(), 0x123456);
        receive(
                new SurfacePdu.CreateSurface(9, 20, 10, GfxPixelFormat.XRGB_8888),
                new SurfacePdu.MapSurfaceToOutput(9, 0, 0));
        assertThat(output.pixels()[0]).isEqualTo(0x123456);
        receive(new DrawPdu.SolidFill(9, 0xAB, List.of(rect(0, 0, 20, 10))));
        assertThat(output.pixels()[0]).isEqualTo(0xAB);
    }

    @Test
    void aSurfaceThatIsMappedBesideTheOutputShowsNothing() throws DecodeException {
        int[] before = output.pixels().clone();
        receive(
                new SurfacePdu.CreateSurface(2, 20, 10, GfxPixelFormat.XRGB_8888),
                new SurfacePdu.MapSurfaceToOutput(2, output.width() + 100, output.height() - 5),
                new DrawPdu.SolidFill(2, RED, List.of(rect(0, 0, 20, 10))),
                new DrawPdu.SurfaceToSurface(1, 2, rect(0, 0, 20, 10), List.of(new GfxPoint(0, 0))));
        assertThat(output.pixels()).isEqualTo(before);
    }

    @Test
    void aSurfaceThatIsNotMappedShowsNothingUntilItIs() throws DecodeException {
        receive(
                new SurfacePdu.CreateSurface(2, 20, 10, GfxPixelFormat.XRGB_8888),
                new DrawPdu.SolidFill(2, RED, List.of(rect(0, 0, 20, 10))));
        assertThat(heard.calls).isEmpty();
        receive(new SurfacePdu.MapSurfaceToOutput(2, 100, 80));
        assertThat(heard.calls).containsExactly("painted 100,80 20x10", "frame");
        assertThat(shown(new Rect(100, 80, 20, 10))).containsOnly(RED);
        receive(new SurfacePdu.MapSurfaceToWindow(2, 5, 20, 10));
        heard.calls.clear();
        receive(new DrawPdu.SolidFill(2, 0, List.of(rect(0, 0, 20, 10))));
        assertThat(heard.calls).isEmpty();
    }

    @Test
    void aScaledSurfaceFillsItsTarget() throws DecodeException {
        receive(
                new SurfacePdu.CreateSurface(2, 10, 10, GfxPixelFormat.XRGB_8888),
                new SurfacePdu.MapSurfaceToScaledOutput(2, 0, 0, 30, 20),
                new DrawPdu.SolidFill(2, RED, List.of(rect(5, 5, 5, 5))));
        assertThat(shown(new Rect(15, 10, 15, 10))).containsOnly(RED);
        assertThat(shown(new Rect(0, 0, 30, 10))).containsOnly(0);
    }

    @Test
    void aCopyBetweenSurfacesIsShownAsPainted() throws DecodeException {
        receive(
                new SurfacePdu.CreateSurface(2, 20, 10, GfxPixelFormat.XRGB_8888),
                new DrawPdu.SolidFill(2, RED, List.of(rect(0, 0, 20, 10))),
                new DrawPdu.SurfaceToSurface(2, 1, rect(0, 0, 20, 10), List.of(new GfxPoint(1, 1))));
        assertThat(heard.calls).containsExactly("painted 11,21 20x10", "frame");
        assertThat(shown(new Rect(11, 21, 20, 10))).containsOnly(RED);
    }

    @Test
    void deletedSurfacesGiveTheirRoomBack() throws DecodeException {
        Limits small = new Limits(1024, 1024 * 1024, 1 << 24, 1 << 24, 384, 100, 100, 100);
        GraphicsPipeline bounded = new GraphicsPipeline(small, output, heard, Optional.empty(), this::take, () -> 0);
        List<GfxPdu> pdus = new ArrayList<>();
        pdus.add(new CapsPdu.CapsConfirm(GfxCapability.of(GfxCapability.VERSION_8, 0)));
        for (int i = 0; i < 10; i++) {
            pdus.add(new SurfacePdu.CreateSurface(1, 1024, 1024, GfxPixelFormat.XRGB_8888));
            pdus.add(new SurfacePdu.CreateSurface(2, 1024, 1024, GfxPixelFormat.XRGB_8888));
            pdus.add(new SurfacePdu.DeleteSurface(1));
            pdus.add(new SurfacePdu.DeleteSurface(2));
        }
        for (GfxPdu pdu : pdus) {
            bounded.received(ZgfxEncoder.uncompressed(pdu.toBytes()));
        }
        for (int i = 1; i <= 3; i++) {
            Bytes create = ZgfxEncoder.uncompressed(
                    new SurfacePdu.CreateSurface(i, 1024, 1024, GfxPixelFormat.XRGB_8888).toBytes());
            if (i < 3) {
                bounded.received(create);
            } else {
                assertThatThrownBy(() -> bounded.received(create))
                        .isInstanceOfSatisfying(
                                DecodeException.class,
                                e -> assertThat(e.field()).isEqualTo("area of surfaces"));
            }
        }
    }

    @Test
    void acknowledgesFramesInOrderOnceTheHostNeedNotWaitAnyMore() throws DecodeException {
        int before = sent.size();
        pipeline.holdFrames(true);
        for (int frame = 1; frame <= 3; frame++) {
            receive(new FramePdu.StartFrame(0, frame), new FramePdu.EndFrame(frame));
        }
        assertThat(sent).hasSize(before);
        pipeline.holdFrames(false);
        assertThat(sent.subList(before, sent.size()))
                .containsExactly(
                        new FramePdu.FrameAcknowledge(77, 1, 1),
                        new FramePdu.FrameAcknowledge(77, 2, 2),
                        new FramePdu.FrameAcknowledge(77, 3, 3));
    }

    /** Else a host that does not care for acknowledgements would make it keep more and more of them. */
    @Test
    void holdsBackOnlySoManyAcknowledgements() throws DecodeException {
        int before = sent.size();
        pipeline.holdFrames(true);
        for (int frame = 1; frame <= 1_000; frame++) {
            receive(new FramePdu.EndFrame(frame));
        }
        assertThat(sent.size() - before).isBetween(700, 1_000);
    }

    @Test
    void refusesWhatIsOutOfPlace() {
        refuses("surfaceId", new SurfacePdu.CreateSurface(1, 8, 8, GfxPixelFormat.XRGB_8888));
        refuses("surfaceId", new SurfacePdu.DeleteSurface(9));
        refuses("width", new SurfacePdu.CreateSurface(9, 0, 8, GfxPixelFormat.XRGB_8888));
        refuses("pixelFormat", new SurfacePdu.CreateSurface(9, 8, 8, 0x22));
        refuses("height", new SurfacePdu.ResetGraphics(8, 0xFFFFFFFFL, List.of()));
        refuses("destRect", raw(rect(100, 50, 13, 1), new int[13]));
        refuses("destRect", raw(new GfxRect(5, 5, 4, 6), new int[1]));
        refuses("bitmapData", raw(rect(0, 0, 2, 2), new int[3]));
        refuses("rectSrc", new DrawPdu.SurfaceToSurface(1, 1, rect(0, 0, 200, 1), List.of()));
        refuses("destPts", new DrawPdu.SurfaceToSurface(1, 1, rect(0, 0, 10, 10), List.of(new GfxPoint(0, 60))));
        refuses("cmdId", new FramePdu.FrameAcknowledge(0, 0, 0));
        refuses("cmdId", new CapsPdu.CapsAdvertise(List.of()));
        refuses("version", new CapsPdu.CapsConfirm(GfxCapability.of(GfxCapability.VERSION_10_1, 0)));
        refuses(
                "codecId",
                new DrawPdu.WireToSurface1(
                        1, GfxCodec.AVC_420, GfxPixelFormat.XRGB_8888, rect(0, 0, 8, 8), Bytes.EMPTY));
    }

    @Test
    void refusesToDrawBeforeTheCapabilitiesAreConfirmed() {
        GraphicsPipeline fresh =
                new GraphicsPipeline(Limits.DEFAULT, output, heard, Optional.empty(), this::take, () -> 0);
        Bytes fill = ZgfxEncoder.uncompressed(fill(RED, rect(0, 0, 1, 1)).toBytes());
        assertThatThrownBy(() -> fresh.received(fill))
                .isInstanceOfSatisfying(
                        DecodeException.class, e -> assertThat(e.kind()).isEqualTo(DecodeException.Kind.UNEXPECTED));
    }

    @Test
    void anUnknownMessageIsPassedOverAndCounted() throws DecodeException {
        receive(new GfxPdu.Unknown(0x19, Bytes.ofHex("0100")), fill(RED, rect(0, 0, 1, 1)));
        assertThat(pipeline.ignored()).isOne();
        assertThat(heard.calls).hasSize(2);
    }

    @Test
    void aFrameWithoutEndIsShownAllTheSameInTheEnd() throws DecodeException {
        receive(new FramePdu.StartFrame(0, 1));
        List<GfxRect> rects = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            rects.add(rect(i % 100, i / 100, 1, 1));
        }
        receive(new DrawPdu.SolidFill(1, RED, rects));
        assertThat(heard.calls).hasSize(4_096);
        assertThat(Arrays.stream(output.pixels()).filter(pixel -> pixel == RED).count())
                .isEqualTo(4_096);
    }
}
