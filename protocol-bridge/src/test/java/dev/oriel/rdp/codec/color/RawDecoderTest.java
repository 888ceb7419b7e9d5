package dev.oriel.rdp.codec.color;

import dev.oriel.rdp.testing.CodecContract;
import dev.oriel.rdp.testing.TestImages;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

class RawDecoderTest {
    @TestFactory
    Stream<DynamicNode> contract8() {
        return contract(PixelFormat.INDEXED_8);
    }

    @TestFactory
    Stream<DynamicNode> contract15() {
        return contract(PixelFormat.RGB_555);
    }

    @TestFactory
    Stream<DynamicNode> contract16() {
        return contract(PixelFormat.RGB_565);
    }

    @TestFactory
    Stream<DynamicNode> contract24() {
        return contract(PixelFormat.BGR_24);
    }

    @TestFactory
    Stream<DynamicNode> contract32() {
        return contract(PixelFormat.BGRX_32);
    }

    private static Stream<DynamicNode> contract(PixelFormat format) {
        List<CodecContract.Sample> samples = new ArrayList<>();
        for (TestImages.Image image : TestImages.all()) {
            WireWriter out = new WireWriter();
            int[] pixels = new int[image.rgb().length];
            int needed = 0;
            for (int y = 0; y < image.height(); y++) {
                int row = out.size();
                for (int x = 0; x < image.width(); x++) {
                    int raw = image.rgb()[y * image.width() + x] & mask(format);
                    for (int i = 0; i < format.bytesPerPixel(); i++) {
                        // the fourth byte of a pixel is not a colour
                        out.u8(i == 3 ? 0xA5 : raw >> (8 * i) & 0xFF);
                    }
                    pixels[y * image.width() + x] = format.toRgb(raw);
                }
                needed = out.size();
                while ((out.size() - row) % 4 != 0) {
                    out.u8(0xEE);
                }
            }
            samples.add(new CodecContract.Sample(
                    image.toString(), image.width(), image.height(), out.toArray(), needed, pixels));
        }
        return CodecContract.of(
                () -> (in, width, height, target, offset, stride) ->
                        new RawDecoder(Limits.DEFAULT).decode(format, in, width, height, target, offset, stride),
                samples);
    }

    private static int mask(PixelFormat format) {
        return (int) ((1L << Math.min(24, format.bitsPerPixel())) - 1);
    }
}
