package dev.oriel.rdp.codec.color;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.rdp.wire.DecodeException;
import org.junit.jupiter.api.Test;

class PixelFormatTest {
    @Test
    void widensByBitReplication() {
        assertThat(PixelFormat.rgbOf565(0x0000)).isEqualTo(0x000000);
        assertThat(PixelFormat.rgbOf565(0xFFFF)).isEqualTo(0xFFFFFF);
        assertThat(PixelFormat.rgbOf565(0x8410)).isEqualTo(0x848284);
        assertThat(PixelFormat.rgbOf555(0x7FFF)).isEqualTo(0xFFFFFF);
        assertThat(PixelFormat.rgbOf555(0x8000)).isEqualTo(0x000000);
        assertThat(PixelFormat.rgbOf555(0x4210)).isEqualTo(0x848484);
    }

    @Test
    void keepsEveryPixelWhenReducedAgain() {
        for (int raw = 0; raw <= 0xFFFF; raw++) {
            int rgb = PixelFormat.rgbOf565(raw);
            int red = rgb >> 16;
            int green = rgb >> 8 & 0xFF;
            int blue = rgb & 0xFF;
            assertThat((red >> 3) << 11 | (green >> 2) << 5 | blue >> 3).isEqualTo(raw);
            // replication: the lower bits repeat the upper
            assertThat(red & 7).isEqualTo(red >> 5);
            assertThat(green & 3).isEqualTo(green >> 6);
            assertThat(blue & 7).isEqualTo(blue >> 5);
        }
    }

    @Test
    void isLinearUnderExclusiveOr() {
        for (PixelFormat format : PixelFormat.values()) {
            for (int i = 0; i < 0x10000; i += 7) {
                int other = i * 0x9E37 & 0xFFFF;
                assertThat(format.toRgb(i ^ other)).isEqualTo(format.toRgb(i) ^ format.toRgb(other));
            }
        }
    }

    @Test
    void refusesADepthThatNoFormatHas() {
        for (int depth : new int[] {0, 1, 4, 12, 30, 64}) {
            assertThatThrownBy(() -> PixelFormat.ofBitsPerPixel(depth))
                    .isInstanceOf(DecodeException.class)
                    .hasMessageContaining("bitsPerPixel");
        }
    }
}
