package dev.oriel.encoder.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PointerWriterTest {
    private final PointerWriter writer = new PointerWriter(true);
    private final PointerReader browser = new PointerReader();

    @Test
    void aPictureThatComesAgainIsThreeBytes() throws MalformedMessageException {
        assertThat(show(arrow(1))).isLessThan(200);
        assertThat(show(arrow(2))).isLessThan(200);
        assertThat(show(arrow(1))).isEqualTo(3);
        assertThat(show(new PointerMessage.Hidden())).isEqualTo(2);
        assertThat(show(new PointerMessage.SystemDefault())).isEqualTo(2);
        assertThat(show(arrow(2))).isEqualTo(3);
    }

    @Test
    void whatWasNotShownForLongestGivesItsPlace() throws MalformedMessageException {
        for (int i = 0; i < Wire.POINTER_SLOTS; i++) {
            show(arrow(i));
        }
        show(arrow(0));
        show(arrow(100));
        assertThat(show(arrow(0))).isEqualTo(3);
        assertThat(show(arrow(1))).isGreaterThan(3);
        assertThat(show(arrow(100))).isEqualTo(3);
    }

    @Test
    void anySequenceShowsTheSame() throws MalformedMessageException {
        Random random = new Random(5);
        for (int step = 0; step < 400; step++) {
            show(arrow(random.nextInt(40)));
        }
    }

    @Test
    void aBrowserThatKeepsNothingGetsPixels() throws MalformedMessageException {
        ByteSink out = new ByteSink();
        new PointerWriter(false).write(arrow(1), out);
        assertThat(PointerMessage.decode(ByteBuffer.wrap(out.toArray()))).isEqualTo(arrow(1));
    }

    @Test
    void refusesSlotsThatHoldNothingOrAreNone() {
        assertRefused(2, 4, 0);
        assertRefused(2, 4, 16);
        assertRefused(2, 4);
        assertRefused(2, 3, 16, 1, 0, 1, 0, 0, 0, 0, 0, 3, 0);
        assertRefused(2, 3, 0, 1, 0, 1, 0, 0, 0, 0, 0, 3, 0);
    }

    private void assertRefused(int... bytes) {
        ByteSink sink = new ByteSink();
        for (int value : bytes) {
            sink.u8(value);
        }
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> browser.read(ByteBuffer.wrap(sink.toArray())));
    }

    private int show(PointerMessage message) throws MalformedMessageException {
        ByteSink out = new ByteSink();
        writer.write(message, out);
        assertThat(browser.read(ByteBuffer.wrap(out.toArray()))).isEqualTo(message);
        return out.size();
    }

    private static PointerMessage.Picture arrow(int number) {
        int[] argb = new int[32 * 32];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = i % 32 <= i / 32 && i / 32 < 20 ? 0xFF000000 | number : 0;
        }
        return new PointerMessage.Picture(32, 32, number % 32, 0, argb);
    }
}
