package dev.oriel.rdp.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.rdp.testing.PduContract;
import dev.oriel.rdp.update.BitmapData.CompressedDataHeader;
import dev.oriel.rdp.update.PointerUpdate.PointerMasks;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class UpdateTest {
    private static final Bytes DATA = Bytes.ofHex("A0A1A2A3A4A5A6A7");
    private static final PointerMasks MASKS = new PointerMasks(3, 1, 2, 4, 2, DATA, Bytes.ofHex("01020304"));

    private static BitmapData bitmap(int flags, Optional<CompressedDataHeader> header) {
        return new BitmapData(1, 2, 3, 4, 4, 3, 16, flags, header, DATA);
    }

    @TestFactory
    Stream<DynamicNode> graphics() {
        return PduContract.of(
                GraphicsUpdate::decode,
                new GraphicsUpdate.Bitmap(List.of()),
                new GraphicsUpdate.Bitmap(List.of(
                        bitmap(0, Optional.empty()),
                        bitmap(BitmapData.COMPRESSED, Optional.of(new CompressedDataHeader(8, 4, 24))),
                        bitmap(BitmapData.COMPRESSED | BitmapData.NO_HEADER, Optional.empty()))),
                new GraphicsUpdate.Palette(Bytes.wrap(new byte[768])));
    }

    @TestFactory
    Stream<DynamicNode> graphicsWithoutALengthOfTheirOwn() {
        return PduContract.ofOpenEnded(
                GraphicsUpdate::decode,
                new GraphicsUpdate.Synchronize(),
                new GraphicsUpdate.Orders(7, DATA),
                new GraphicsUpdate.Unknown(0x1234, DATA));
    }

    @TestFactory
    Stream<DynamicNode> slowPathPointers() {
        return PduContract.of(
                SlowPathPointer::decode,
                new SlowPathPointer.Known(new PointerUpdate.Hidden()),
                new SlowPathPointer.Known(new PointerUpdate.SystemDefault()),
                new SlowPathPointer.Known(new PointerUpdate.Position(640, 480)),
                new SlowPathPointer.Known(new PointerUpdate.Cached(31)),
                new SlowPathPointer.Known(new PointerUpdate.Color(MASKS)),
                new SlowPathPointer.Known(new PointerUpdate.New(32, MASKS)),
                new SlowPathPointer.Unknown(SlowPathPointer.TYPE_SYSTEM, Bytes.ofHex("01000000")));
    }

    @TestFactory
    Stream<DynamicNode> unknownSlowPathPointer() {
        return PduContract.ofOpenEnded(SlowPathPointer::decode, new SlowPathPointer.Unknown(0x55, DATA));
    }

    @TestFactory
    Stream<DynamicNode> fastPathPointers() {
        return Stream.of(
                        PduContract.of(PointerUpdate.Position::decode, new PointerUpdate.Position(0xFFFF, 0)),
                        PduContract.of(PointerUpdate.Color::decode, new PointerUpdate.Color(MASKS)),
                        PduContract.of(PointerUpdate.New::decode, new PointerUpdate.New(1, MASKS)),
                        PduContract.of(PointerUpdate.Large::decode, new PointerUpdate.Large(32, MASKS)),
                        PduContract.of(PointerUpdate.Cached::decode, new PointerUpdate.Cached(0)))
                .flatMap(nodes -> nodes);
    }

    @TestFactory
    Stream<DynamicNode> surfaceCommands() {
        return PduContract.of(
                SurfaceCommand::decode,
                new SurfaceCommand.Bits(false, 0, 0, 64, 64, 32, 3, 64, 64, Optional.empty(), DATA),
                new SurfaceCommand.Bits(
                        true, 1, 2, 3, 4, 32, 1, 2, 2, Optional.of(Bytes.wrap(new byte[24])), Bytes.EMPTY),
                new SurfaceCommand.FrameMarker(true, 0xFFFFFFFFL),
                new SurfaceCommand.FrameMarker(false, 1));
    }

    @TestFactory
    Stream<DynamicNode> unknownSurfaceCommand() {
        return PduContract.ofOpenEnded(SurfaceCommand::decode, new SurfaceCommand.Unknown(0x99, DATA));
    }

    @Test
    void countsTheHeaderOfCompressedDataIntoTheLength() {
        PduContract.assertVector(
                GraphicsUpdate::decode,
                """
                0100 0100
                0100 0200 0300 0400 0400 0300 1000 0100 1000
                0000 0800 0400 1800
                A0A1A2A3A4A5A6A7
                """,
                new GraphicsUpdate.Bitmap(
                        List.of(bitmap(BitmapData.COMPRESSED, Optional.of(new CompressedDataHeader(8, 4, 24))))));
    }

    @Test
    void takesTheOctetOfPaddingAfterAPointer() throws DecodeException {
        Bytes encoded = Bytes.ofHex("0000 0000 0000 0100 0100 0000 0200 FFFF 00");
        PointerUpdate.Color color = PointerUpdate.Color.decode(encoded.reader());
        assertThat(color.masks().xorMask()).isEqualTo(Bytes.ofHex("FFFF"));
        assertThat(color.size()).isEqualTo(encoded.length() - 1);
    }

    @Test
    void refusesAPaletteThatHasNot256Colours() {
        assertThatThrownBy(() -> GraphicsUpdate.decode(
                        Bytes.ofHex("0200 0000 10000000" + "00".repeat(48)).reader()))
                .isInstanceOf(DecodeException.class)
                .hasMessage("numberColors at offset 4: invalid value 0x10");
    }

    @Test
    void refusesMasksLongerThanTheMessage() {
        Bytes encoded = Bytes.ofHex("2000 0000 0000 0000 0100 0100 FFFFFFFF FFFFFFFF 00");
        assertThatThrownBy(() -> PointerUpdate.Large.decode(encoded.reader()))
                .isInstanceOf(DecodeException.class)
                .hasMessage("xorMaskData at offset 20: needs 4294967295 bytes, 1 are left");
    }
}
