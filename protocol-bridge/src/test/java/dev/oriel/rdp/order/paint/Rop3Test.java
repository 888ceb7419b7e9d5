package dev.oriel.rdp.order.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.display.Rect;
import dev.oriel.display.Surface;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Rop3Test {
    /** Bit by bit, by the number itself: [MS-RDPEGDI] 2.2.2.2.1.1.1.7. */
    private static int plain(int rop, int p, int s, int d) {
        int result = 0;
        for (int bit = 0; bit < 24; bit++) {
            int row = (p >> bit & 1) << 2 | (s >> bit & 1) << 1 | (d >> bit & 1);
            result |= (rop >> row & 1) << bit;
        }
        return result;
    }

    @Test
    void allOperationsDoWhatTheirTableSays() {
        Random random = new Random(3);
        int[] pattern = random.ints(100, 0, 0x1000000).toArray();
        int[] source = random.ints(100, 0, 0x1000000).toArray();
        int[] before = random.ints(100, 0, 0x1000000).toArray();
        for (int index = 0; index < 256; index++) {
            Rop3 rop = Rop3.of(index);
            int[] target = before.clone();
            if (!rop.usesPattern() && !rop.usesSource()) {
                RopKernel.destination(rop, target, 80);
            } else if (!rop.usesPattern() || !rop.usesSource()) {
                RopKernel.two(rop, target, rop.usesSource() ? source : pattern, 80);
            } else {
                RopKernel.three(rop, target, source, pattern.clone(), 80);
            }
            for (int i = 0; i < target.length; i++) {
                int expected = i < 80 ? plain(index, pattern[i], source[i], before[i]) : before[i];
                assertThat(target[i]).as("operation 0x%02X, pixel %d", index, i).isEqualTo(expected);
            }
        }
    }

    @Test
    void allCanBeAppliedWithAllTheirOperands() {
        Random random = new Random(4);
        int[] source = random.ints(100, 0, 0x1000000).toArray();
        int[] pattern = random.ints(100, 0, 0x1000000).toArray();
        for (int index = 0; index < 256; index++) {
            int[] target = random.ints(100, 0, 0x1000000).toArray();
            int[] before = target.clone();
            RopKernel.three(Rop3.of(index), target, source, pattern.clone(), 100);
            for (int i = 0; i < target.length; i++) {
                assertThat(target[i]).isEqualTo(plain(index, pattern[i], source[i], before[i]));
            }
        }
    }

    @Test
    void knowsWhichOperandsCount() {
        for (int index = 0; index < 256; index++) {
            boolean d = false;
            boolean s = false;
            boolean p = false;
            for (int row = 0; row < 8; row++) {
                int bit = index >> row & 1;
                d |= bit != (index >> (row ^ 1) & 1);
                s |= bit != (index >> (row ^ 2) & 1);
                p |= bit != (index >> (row ^ 4) & 1);
            }
            Rop3 rop = Rop3.of(index);
            assertThat(rop.usesDestination()).as("%s", rop).isEqualTo(d);
            assertThat(rop.usesSource()).as("%s", rop).isEqualTo(s);
            assertThat(rop.usesPattern()).as("%s", rop).isEqualTo(p);
        }
    }

    /** The names of [MS-RDPEGDI] 2.2.2.2.1.1.1.6: R2_NOT, R2_XORPEN, R2_COPYPEN, R2_MERGEPEN, R2_NOP. */
    @Test
    void binaryOperationsAreTernaryOnesOfThePen() {
        assertThat(Rop3.ofBinary(1).index()).isEqualTo(Rop3.BLACKNESS);
        assertThat(Rop3.ofBinary(6).index()).isEqualTo(Rop3.DSTINVERT);
        assertThat(Rop3.ofBinary(7).index()).isEqualTo(Rop3.PATINVERT);
        assertThat(Rop3.ofBinary(11).index()).isEqualTo(Rop3.NOP);
        assertThat(Rop3.ofBinary(13).index()).isEqualTo(Rop3.PATCOPY);
        assertThat(Rop3.ofBinary(15).index()).isEqualTo(0xFA);
        assertThat(Rop3.ofBinary(16).index()).isEqualTo(Rop3.WHITENESS);
    }

    @Test
    void leavesTheUpperBitsOfPixelsAlone() {
        Surface surface = new Surface(4, 1);
        Canvas canvas = new Canvas(surface, new PaintListener() {
            @Override
            public void painted(Rect rect) {}

            @Override
            public void copied(Rect from, int toX, int toY) {}

            @Override
            public void filled(Rect rect, int rgb) {}
        });
        for (int index = 0; index < 256; index++) {
            canvas.fill(surface.bounds(), Rop3.of(index), Brush.solid(0xABCDEF));
            assertThat(surface.pixels()[0] >>> 24).isZero();
        }
    }
}
