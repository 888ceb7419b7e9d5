package dev.oriel.rdp.channel.gfx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.rdp.gcc.Monitor;
import dev.oriel.rdp.testing.PduContract;
import dev.oriel.rdp.wire.Bytes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GfxPduTest {
    private static final Bytes DATA = Bytes.ofHex("0102030405");
    private static final GfxRect RECT = new GfxRect(1, 2, 0xFFFF, 400);
    private static final List<GfxPoint> POINTS = List.of(new GfxPoint(0, 0), new GfxPoint(7, 0xFFFF));

    @TestFactory
    Stream<DynamicNode> drawing() {
        return PduContract.of(
                GfxPdu::decode,
                new DrawPdu.WireToSurface1(1, 8, 0x20, RECT, DATA),
                new DrawPdu.WireToSurface1(0xFFFF, 0xB, 0x21, RECT, Bytes.EMPTY),
                new DrawPdu.WireToSurface2(2, 9, 0xFFFFFFFFL, 0x20, DATA),
                new DrawPdu.SolidFill(3, 0xFF112233, List.of(RECT, new GfxRect(0, 0, 1, 1))),
                new DrawPdu.SolidFill(3, 0, List.of()),
                new DrawPdu.SurfaceToSurface(1, 2, RECT, POINTS));
    }

    @TestFactory
    Stream<DynamicNode> surfaces() {
        return PduContract.of(
                GfxPdu::decode,
                new SurfacePdu.DeleteEncodingContext(1, 5),
                new SurfacePdu.CreateSurface(1, 1920, 1080, 0x20),
                new SurfacePdu.DeleteSurface(1),
                new SurfacePdu.ResetGraphics(
                        3200, 1200, List.of(new Monitor(0, 0, 1919, 1199, 1), new Monitor(-1280, 0, -1, 1023, 0))),
                new SurfacePdu.MapSurfaceToOutput(1, 0, 0xFFFFFFFFL),
                new SurfacePdu.MapSurfaceToScaledOutput(1, 10, 20, 3000, 2000),
                new SurfacePdu.MapSurfaceToWindow(1, -1L, 640, 480),
                new SurfacePdu.MapSurfaceToScaledWindow(1, 99, 640, 480, 1280, 960));
    }

    @TestFactory
    Stream<DynamicNode> cacheAndFrames() {
        return PduContract.of(
                GfxPdu::decode,
                new CachePdu.SurfaceToCache(1, -2L, 25_600, RECT),
                new CachePdu.CacheToSurface(1, 2, POINTS),
                new CachePdu.EvictCacheEntry(9),
                new CachePdu.CacheImportOffer(List.of(new CachePdu.CacheImportOffer.Entry(5, 4_000_000_000L))),
                new CachePdu.CacheImportReply(List.of(1, 2, 0xFFFF)),
                new FramePdu.StartFrame(0x1234567, 8),
                new FramePdu.EndFrame(8),
                new FramePdu.FrameAcknowledge(FramePdu.FrameAcknowledge.SUSPEND, 8, 9),
                new FramePdu.QoeFrameAcknowledge(8, 1, 2, 3));
    }

    @TestFactory
    Stream<DynamicNode> capabilities() {
        return PduContract.of(
                GfxPdu::decode,
                new CapsPdu.CapsAdvertise(List.of(
                        GfxCapability.of(GfxCapability.VERSION_8, GfxCapability.THIN_CLIENT),
                        GfxCapability.of(GfxCapability.VERSION_8_1, GfxCapability.AVC420_ENABLED),
                        new GfxCapability(GfxCapability.VERSION_10_1, Bytes.wrap(new byte[16])),
                        GfxCapability.of(GfxCapability.VERSION_10_7, GfxCapability.AVC_DISABLED),
                        new GfxCapability(0x000B0101, Bytes.ofHex("01")))),
                new CapsPdu.CapsConfirm(GfxCapability.of(GfxCapability.VERSION_10_4, 0x22)),
                new GfxPdu.Unknown(0x1A, DATA));
    }

    @TestFactory
    Stream<DynamicNode> videoStreams() {
        Avc420Stream stream = new Avc420Stream(
                List.of(new AvcRegion(RECT, 0x3F, true, false, 100), new AvcRegion(RECT, 0, false, true, 0)), DATA);
        return Stream.of(
                        PduContract.ofOpenEnded(Avc420Stream::decode, stream, new Avc420Stream(List.of(), Bytes.EMPTY)),
                        PduContract.ofOpenEnded(
                                Avc444Stream::decode,
                                new Avc444Stream.Both(stream, stream),
                                new Avc444Stream.Luma(stream),
                                new Avc444Stream.Chroma(stream)))
                .flatMap(nodes -> nodes);
    }

    @Test
    void flagsAreThoseOfVersionsThatHaveThem() {
        assertThat(GfxCapability.of(GfxCapability.VERSION_10_7, 0xA2).flags()).isEqualTo(0xA2);
        assertThat(new GfxCapability(GfxCapability.VERSION_10_1, Bytes.ofHex("22222222222222222222222222222222"))
                        .flags())
                .isZero();
        assertThat(new GfxCapability(GfxCapability.VERSION_8, Bytes.EMPTY).flags())
                .isZero();
    }

    @Test
    void resetGraphicsAlwaysHas340Bytes() {
        assertThat(new SurfacePdu.ResetGraphics(1, 1, List.of()).size()).isEqualTo(340);
    }
}
