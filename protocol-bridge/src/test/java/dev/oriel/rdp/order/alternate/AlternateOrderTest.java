package dev.oriel.rdp.order.alternate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.rdp.testing.PduContract;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AlternateOrderTest {
    private static final Bytes DATA = Bytes.ofHex("A0A1A2A3A4A5A6A7");

    @TestFactory
    Stream<DynamicNode> surfaces() {
        return PduContract.of(
                AlternateOrder::decode,
                new SurfaceOrder.SwitchSurface(3),
                new SurfaceOrder.CreateOffscreenBitmap(5, 100, 50, List.of()),
                new SurfaceOrder.CreateOffscreenBitmap(0x7FFF, 1, 2, List.of(1, 2, 0xFFFF)),
                new SurfaceOrder.FrameMarker(true),
                new SurfaceOrder.FrameMarker(false));
    }

    @TestFactory
    Stream<DynamicNode> whatIsPassedOver() {
        return PduContract.of(
                AlternateOrder::decode,
                new StreamOrder.First(2, 32, 1, 16, 8, 0xFFFF, DATA),
                new StreamOrder.First(StreamOrder.REV2, 32, 1, 16, 8, 0xFFFFFFFFL, DATA),
                new StreamOrder.Next(1, 1, DATA),
                new StreamOrder.CreateNineGridBitmap(32, 7, 640, 480, Bytes.wrap(new byte[16])),
                new GdiPlusOrder.Records(GdiPlusOrder.FIRST, 100, 50, DATA),
                new GdiPlusOrder.Records(GdiPlusOrder.NEXT, 0, 0, DATA),
                new GdiPlusOrder.Records(GdiPlusOrder.END, 100, 50, DATA),
                new GdiPlusOrder.Cache(GdiPlusOrder.CACHE_FIRST, 1, 2, 3, 4, DATA),
                new GdiPlusOrder.Cache(GdiPlusOrder.CACHE_NEXT, 1, 2, 3, 0, DATA),
                new GdiPlusOrder.Cache(GdiPlusOrder.CACHE_END, 1, 2, 3, 4, DATA),
                new DesktopOrder.Window(DATA),
                new DesktopOrder.Composition(1, DATA));
    }

    /** By the layouts of [MS-RDPEGDI] 2.2.2.2.1.3.2 and 2.2.2.2.1.3.3, written by hand. */
    @Test
    void standsOnTheWireAsSpecified() {
        PduContract.assertVector(
                AlternateOrder::decode,
                "06 0580 4001 C800 0200 0100 0400",
                new SurfaceOrder.CreateOffscreenBitmap(5, 320, 200, List.of(1, 4)));
        PduContract.assertVector(AlternateOrder::decode, "02 FFFF", new SurfaceOrder.SwitchSurface(0xFFFF));
        PduContract.assertVector(AlternateOrder::decode, "36 01000000", new SurfaceOrder.FrameMarker(false));
    }

    @Test
    void refusesATypeWhoseLengthNobodyKnows() {
        assertThatThrownBy(() -> AlternateOrder.decode(Bytes.ofHex("FE 00").reader()))
                .isInstanceOf(DecodeException.class)
                .hasMessage("orderType at offset 0: invalid value 0x3f");
    }
}
