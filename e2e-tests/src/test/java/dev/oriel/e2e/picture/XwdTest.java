package dev.oriel.e2e.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class XwdTest {
    private static final int HEADER_BYTES = 104; // 100 of the format, 4 of the window's name

    @Test
    void readsPixelsOf32BitsAndSkipsThePadding() {
        byte[] dump = dump(2, 1, 32, 12, 0xFF0000, 0x00FF00, 0x0000FF)
                .putInt(0xFF123456)
                .putInt(0x00ABCDEF)
                .array();
        assertThat(Xwd.parse(dump).pixels()).containsExactly(0x123456, 0xABCDEF);
    }

    @Test
    void widensPixelsOf16Bits() {
        byte[] dump = dump(2, 1, 16, 4, 0xF800, 0x07E0, 0x001F)
                .putShort((short) 0xFFFF)
                .putShort((short) 0x0821)
                .array();
        assertThat(Xwd.parse(dump).pixels()).containsExactly(0xF8FCF8, 0x080408);
    }

    @Test
    void readsWhatItHasWritten() {
        Picture scene = TestScene.picture();
        assertThat(Xwd.parse(Xwd.dump(scene, 24)).same(scene)).isTrue();
    }

    @Test
    void refusesOtherFormats() {
        byte[] dump = dump(1, 1, 32, 4, 0xFF0000, 0x00FF00, 0x0000FF).putInt(0).array();
        dump[7] = 6;
        assertThatThrownBy(() -> Xwd.parse(dump)).hasMessage("xwd file version is 6, not 7");
    }

    /** A header, one colour map entry, and room for the lines. */
    private static ByteBuffer dump(int width, int height, int bitsPerPixel, int lineBytes, int... masks) {
        int colours = 1;
        ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + 12 * colours + lineBytes * height);
        int[] header = {
            HEADER_BYTES,
            7,
            2,
            24,
            width,
            height,
            0,
            0,
            32,
            0,
            32,
            bitsPerPixel,
            lineBytes,
            4,
            masks[0],
            masks[1],
            masks[2],
            8,
            256,
            colours,
            width,
            height,
            0,
            0,
            0
        };
        for (int field : header) {
            out.putInt(field);
        }
        return out.position(HEADER_BYTES + 12 * colours).order(ByteOrder.LITTLE_ENDIAN);
    }
}
