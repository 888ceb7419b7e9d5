package dev.oriel.rdp.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * What every bitmap decoder must hold, whatever the codec. For each sample:
 *
 * <ul>
 *   <li>it decodes to the pixels that were encoded, top-down and bottom-up, with any stride;
 *   <li>it writes inside its target only, and what was there before does not matter;
 *   <li>it reads its own bytes only, and does not change them;
 *   <li>nothing of one bitmap is left for the next;
 *   <li>each truncation is refused by {@link DecodeException};
 *   <li>with any byte changed it decodes to something, or is refused by {@link DecodeException}, inside its target;
 *   <li>sizes of zero and beyond the limits are refused before anything is allocated.
 * </ul>
 */
public final class CodecContract {
    private static final int CANARY = 0x5AC0FFEE;
    private static final int MARGIN = 37;

    /** A decoder of bitmaps, as all of them are called. */
    @FunctionalInterface
    public interface Codec {
        void decode(WireReader in, int width, int height, int[] target, int offset, int stride) throws DecodeException;
    }

    /**
     * A bitmap and what it decodes to.
     *
     * @param pixels in the order of the stream, row after row
     * @param needed bytes of {@code encoded} without which the bitmap is not complete; what follows is padding
     */
    @SuppressWarnings("ArrayRecordComponent") // made once, read by tests
    public record Sample(String name, int width, int height, byte[] encoded, int needed, int[] pixels) {
        public Sample(String name, int width, int height, byte[] encoded, int[] pixels) {
            this(name, width, height, encoded, encoded.length, pixels);
        }
    }

    private CodecContract() {}

    /** @param codec makes a decoder without a history */
    public static Stream<DynamicNode> of(Supplier<Codec> codec, List<Sample> samples) {
        return Stream.concat(
                Stream.of(dynamicTest("refuses sizes beyond the limits", () -> sizes(codec.get()))),
                samples.stream().map(sample -> dynamicContainer(sample.name(), tests(codec, sample))));
    }

    private static Stream<DynamicTest> tests(Supplier<Codec> codec, Sample sample) {
        return Stream.of(
                dynamicTest("decodes to what was encoded", () -> pixels(codec.get(), sample)),
                dynamicTest("keeps to its target", () -> targets(codec.get(), sample)),
                dynamicTest("keeps to its own bytes", () -> sources(codec.get(), sample)),
                dynamicTest("leaves nothing behind", () -> repeats(codec.get(), sample)),
                dynamicTest("refuses truncation", () -> truncations(codec.get(), sample)),
                dynamicTest("withstands mutation", () -> mutations(codec.get(), sample)));
    }

    private static void pixels(Codec codec, Sample sample) throws DecodeException {
        assertSame(decode(codec, sample, sample.encoded()), sample.pixels());
    }

    /** Decodes into an array of the bitmap's own size. */
    public static int[] decode(Codec codec, Sample sample, byte[] encoded) throws DecodeException {
        int[] target = new int[sample.width() * sample.height()];
        codec.decode(new WireReader(encoded), sample.width(), sample.height(), target, 0, sample.width());
        return target;
    }

    private static void targets(Codec codec, Sample sample) throws DecodeException {
        for (int extra : new int[] {0, 5}) {
            for (boolean bottomUp : new boolean[] {false, true}) {
                int stride = sample.width() + extra;
                int length = stride * (sample.height() - 1) + sample.width();
                int[] target = dirty(length + 2 * MARGIN);
                int[] before = target.clone();
                int offset = bottomUp ? MARGIN + stride * (sample.height() - 1) : MARGIN;
                codec.decode(
                        new WireReader(sample.encoded()),
                        sample.width(),
                        sample.height(),
                        target,
                        offset,
                        bottomUp ? -stride : stride);
                int[] expected = before;
                for (int y = 0; y < sample.height(); y++) {
                    int row = offset + y * (bottomUp ? -stride : stride);
                    System.arraycopy(sample.pixels(), y * sample.width(), expected, row, sample.width());
                }
                assertSame(target, expected);
            }
        }
    }

    /** As AssertJ does, which takes its time even where nothing is wrong. */
    private static void assertSame(int[] pixels, int[] expected) {
        if (!Arrays.equals(pixels, expected)) {
            assertThat(pixels).containsExactly(expected);
        }
    }

    private static int[] dirty(int length) {
        return IntStream.range(0, length).map(i -> CANARY * (i | 1)).toArray();
    }

    private static void sources(Codec codec, Sample sample) throws DecodeException {
        byte[] larger = new byte[sample.encoded().length + 64];
        Arrays.fill(larger, (byte) 0x5A);
        System.arraycopy(sample.encoded(), 0, larger, 32, sample.encoded().length);
        byte[] before = larger.clone();
        int[] target = new int[sample.width() * sample.height()];
        WireReader in = new WireReader(larger, 32, sample.encoded().length);
        codec.decode(in, sample.width(), sample.height(), target, 0, sample.width());
        assertSame(target, sample.pixels());
        assertThat(Arrays.equals(larger, before)).isTrue();
    }

    private static void repeats(Codec codec, Sample sample) throws DecodeException {
        for (int i = 0; i < 3; i++) {
            try {
                decode(codec, sample, Arrays.copyOf(sample.encoded(), sample.needed() / 2));
            } catch (DecodeException expected) {
                // half a bitmap leaves a decoder in the midst of things
            }
            pixels(codec, sample);
        }
    }

    private static void truncations(Codec codec, Sample sample) {
        // all lengths of a small stream, and as many of a large one
        int step = Math.max(1, sample.needed() / 200);
        for (int length = sample.needed() - 1; length >= 0; length -= step) {
            byte[] part = Arrays.copyOf(sample.encoded(), length);
            assertThatThrownBy(() -> decode(codec, sample, part))
                    .as("%d of %d bytes", length, sample.needed())
                    .isInstanceOfSatisfying(
                            DecodeException.class, e -> assertThat(e.field()).isNotEmpty());
        }
    }

    private static void mutations(Codec codec, Sample sample) {
        Random random = new Random(sample.encoded().length);
        int length = sample.encoded().length;
        int[] target = dirty(sample.width() * sample.height() + 2 * MARGIN);
        int[] before = target.clone();
        int positions = Math.min(length, 160);
        for (int i = 0; i < positions; i++) {
            int at = positions == length ? i : random.nextInt(length);
            for (int change : new int[] {0x80, 1 + random.nextInt(255)}) {
                byte[] mutated = sample.encoded().clone();
                mutated[at] ^= (byte) change;
                try {
                    codec.decode(
                            new WireReader(mutated), sample.width(), sample.height(), target, MARGIN, sample.width());
                } catch (DecodeException expected) {
                    // one of the two things that may happen
                } catch (RuntimeException e) {
                    throw new AssertionError(sample.name() + ", byte " + at + " changed by " + change, e);
                }
                int end = target.length - MARGIN;
                if (!Arrays.equals(target, 0, MARGIN, before, 0, MARGIN)
                        || !Arrays.equals(target, end, target.length, before, end, target.length)) {
                    fail("%s, byte %d changed by %d: written outside the target", sample.name(), at, change);
                }
            }
        }
    }

    private static void sizes(Codec codec) {
        int[][] sizes = {{0, 1}, {1, 0}, {-1, 1}, {65535, 65535}, {65535, 1}, {1, 65535}, {8192, 8192}};
        for (int[] size : sizes) {
            assertThatThrownBy(
                            () -> codec.decode(new WireReader(new byte[64]), size[0], size[1], new int[1], 0, size[0]))
                    .as("%dx%d", size[0], size[1])
                    .isInstanceOf(DecodeException.class);
        }
    }
}
