package dev.oriel.rdp.codec.pointer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.bridge.PointerShape;
import dev.oriel.rdp.codec.color.ColorPalette;
import dev.oriel.rdp.update.PointerUpdate.PointerMasks;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PointerDecoderTest {
    private static final int BLACK = 0xFF000000;
    private static final int WHITE = 0xFFFFFFFF;

    private final ColorPalette palette = new ColorPalette();
    private final PointerDecoder decoder = new PointerDecoder(Limits.DEFAULT);

    private PointerShape.Image image(int bpp, int width, int height, String xor, String and) throws DecodeException {
        PointerMasks masks = new PointerMasks(0, 0, 0, width, height, Bytes.ofHex(xor), Bytes.ofHex(and));
        return (PointerShape.Image) decoder.decode(bpp, masks, palette);
    }

    @Test
    void readsColourFromTheBottomUp() throws DecodeException {
        PointerShape.Image image = image(24, 2, 2, "000000 FFFFFF  0000FF FF0000", "0000 0000");
        assertThat(image.argb()).containsExactly(0xFFFF0000, 0xFF0000FF, BLACK, WHITE);
    }

    @Test
    void readsMonochromeFromTheTopDown() throws DecodeException {
        // black, white, transparent; then transparent all over
        PointerShape.Image image = image(1, 3, 2, "4000 0000", "2000 E000");
        assertThat(image.argb()).containsExactly(BLACK, WHITE, 0, 0, 0, 0);
    }

    @Test
    void makesInvertedPixelsBlackWithAWhiteBorder() throws DecodeException {
        PointerShape.Image image = image(1, 5, 3, "0000 2000 0000", "F800 F800 F800");
        assertThat(image.argb())
                .containsExactly(0, WHITE, WHITE, WHITE, 0, 0, WHITE, BLACK, WHITE, 0, 0, WHITE, WHITE, WHITE, 0);
    }

    @Test
    void takesTheAlphaOf32BitsWhereThereIsAny() throws DecodeException {
        PointerShape.Image image = image(32, 3, 1, "10203080 FFFFFF00 000000FF", "E000");
        assertThat(image.argb()).containsExactly(0x80302010, 0, BLACK);
    }

    @Test
    void takesTheAndMaskOf32BitsWithoutAlpha() throws DecodeException {
        PointerShape.Image image = image(32, 3, 1, "10203000 00000000 00000000", "4000");
        assertThat(image.argb()).containsExactly(0xFF302010, 0, BLACK);
    }

    @Test
    void does32BitsWithoutAnAndMask() throws DecodeException {
        assertThat(image(32, 1, 1, "102030FF", "").argb()).containsExactly(0xFF302010);
    }

    @Test
    void readsFiveBitsAChannelOf16() throws DecodeException {
        assertThat(image(16, 3, 1, "007C E003 1F00", "0000").argb())
                .containsExactly(0xFFFF0000, 0xFF00FF00, 0xFF0000FF);
    }

    @Test
    void looksUpPaletteIndexes() throws DecodeException {
        byte[] entries = new byte[768];
        entries[3 * 7] = 0x12;
        entries[3 * 7 + 1] = 0x34;
        entries[3 * 7 + 2] = 0x56;
        palette.set(Bytes.wrap(entries));
        assertThat(image(8, 2, 1, "07 00", "0000").argb()).containsExactly(0xFF123456, BLACK);
        assertThat(image(4, 3, 1, "F9 C0", "0000").argb()).containsExactly(WHITE, 0xFFFF0000, 0xFF0000FF);
    }

    @Test
    void keepsTheHotSpotInsideThePicture() throws DecodeException {
        PointerMasks masks = new PointerMasks(0, 40, 1, 2, 2, Bytes.wrap(new byte[16]), Bytes.EMPTY);
        PointerShape.Image image = (PointerShape.Image) decoder.decode(32, masks, palette);
        assertThat(image.hotspotX()).isEqualTo(1);
        assertThat(image.hotspotY()).isEqualTo(1);
    }

    @Test
    void hidesAPointerWithoutAnyPixel() throws DecodeException {
        PointerMasks masks = new PointerMasks(0, 0, 0, 0, 32, Bytes.EMPTY, Bytes.EMPTY);
        assertThat(decoder.decode(24, masks, palette)).isEqualTo(new PointerShape.Hidden());
    }

    @Test
    void refusesMasksThatAreTooShortAndSizesThatAreTooLarge() {
        assertThatThrownBy(() -> image(24, 2, 2, "000000 FFFFFF  0000FF FF00", "0000 0000"))
                .isInstanceOf(DecodeException.class)
                .hasMessage("xorMaskData: needs 12 bytes, 11 are there");
        assertThatThrownBy(() -> image(24, 2, 2, "000000 FFFFFF  0000FF FF0000", "0000 00"))
                .isInstanceOf(DecodeException.class)
                .hasMessage("andMaskData: needs 4 bytes, 3 are there");
        assertThatThrownBy(() -> image(24, 385, 1, "", ""))
                .isInstanceOf(DecodeException.class)
                .hasMessage("width: 385 exceeds the limit of 384");
        assertThatThrownBy(() -> image(12, 1, 1, "0000", "0000"))
                .isInstanceOf(DecodeException.class)
                .hasMessage("xorBpp: invalid value 0xc");
    }

    @Test
    void throwsNothingElseOnAnyMasks() {
        Random random = new Random(3);
        int[] depths = {1, 4, 8, 16, 24, 32};
        for (int i = 0; i < 3000; i++) {
            byte[] xor = new byte[random.nextInt(300)];
            byte[] and = new byte[random.nextInt(40)];
            random.nextBytes(xor);
            random.nextBytes(and);
            PointerMasks masks =
                    new PointerMasks(0, 0, 0, random.nextInt(12), random.nextInt(12), Bytes.wrap(xor), Bytes.wrap(and));
            try {
                assertThat(decoder.decode(depths[i % depths.length], masks, palette))
                        .isNotNull();
            } catch (DecodeException expected) {
                assertThat(expected.field()).isNotEmpty();
            }
        }
    }
}
