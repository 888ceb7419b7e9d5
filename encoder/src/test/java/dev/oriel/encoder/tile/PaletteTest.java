package dev.oriel.encoder.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteTest {
    private final PaletteAnalyzer analyzer = new PaletteAnalyzer();
    private final FewColours few = new FewColours();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 16, 17, 255, 256})
    void findsColoursInOrderOfAppearance(int colours) {
        Random random = new Random(colours);
        for (int round = 0; round < 40; round++) {
            int width = 1 + random.nextInt(70);
            int height = 1 + random.nextInt(70);
            int stride = width + random.nextInt(9);
            int[] choice = random.ints(colours, 0, 1 << 24).toArray();
            int[] pixels = random.ints(stride * height + 5, 0, colours)
                    .map(i -> choice[i])
                    .toArray();
            // rows that repeat the one above take a way of their own
            if (height > 2) {
                System.arraycopy(pixels, 5, pixels, 5 + stride, width);
            }

            int count = analyzer.analyze(pixels, 5, stride, width, height);

            Map<Integer, Integer> expected = new LinkedHashMap<>();
            for (int i = 0; i < width * height; i++) {
                int colour = pixels[5 + i / width * stride + i % width];
                expected.putIfAbsent(colour, expected.size());
                assertThat(analyzer.indices()[i] & 0xFF).isEqualTo(expected.get(colour));
            }
            assertThat(count).isEqualTo(expected.size());
            assertThat(Arrays.stream(analyzer.colours(), 0, count).boxed())
                    .containsExactlyElementsOf(expected.keySet());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 15, 16, 17, 40})
    void findsFewColoursAsAmongMany(int colours) {
        Random random = new Random(colours);
        for (int round = 0; round < 40; round++) {
            int width = 1 + random.nextInt(70);
            int height = 1 + random.nextInt(70);
            int stride = width + random.nextInt(9);
            int[] choice = random.ints(colours, 0, 1 << 24).toArray();
            choice[0] = 0xFFFFFF;
            int[] pixels = random.ints(stride * height + 5, 0, colours)
                    .map(i -> choice[i])
                    .toArray();
            if (height > 2) {
                System.arraycopy(pixels, 5, pixels, 5 + stride, width);
            }

            int expected = analyzer.analyze(pixels, 5, stride, width, height);
            int count = few.analyze(pixels, 5, stride, width, height);

            if (expected > FewColours.MAX_COLOURS) {
                assertThat(count).isEqualTo(-1);
                continue;
            }
            assertThat(count).isEqualTo(expected);
            assertThat(Arrays.copyOf(few.colours(), count)).isEqualTo(Arrays.copyOf(analyzer.colours(), count));
            int rowBytes = PalettePacker.stride(width, 4);
            for (int i = 0; i < width * height; i++) {
                int x = i % width;
                int both = few.packed()[i / width * rowBytes + x / 2];
                assertThat(both >> (x % 2 == 0 ? 4 : 0) & 0xF).isEqualTo(analyzer.indices()[i]);
            }
        }
    }

    @Test
    void sortedColoursAreThoseOfTheSamePixels() {
        int[] pixels = new Random(6)
                .ints(40 * 30, 0, 200)
                .map(i -> (i * 0x9E37) & 0xFFFFFF)
                .toArray();
        int count = analyzer.analyze(pixels, 0, 40, 40, 30);
        analyzer.sort(40 * 30);
        assertThat(Arrays.copyOf(analyzer.colours(), count)).isSorted().doesNotHaveDuplicates();
        for (int i = 0; i < pixels.length; i++) {
            assertThat(analyzer.colours()[analyzer.indices()[i] & 0xFF]).isEqualTo(pixels[i]);
        }
    }

    @Test
    void gives257ColoursUp() {
        int[] pixels = new int[257];
        Arrays.setAll(pixels, i -> i);
        assertThat(analyzer.analyze(pixels, 0, 256, 256, 1)).isEqualTo(256);
        assertThat(analyzer.analyze(pixels, 0, 257, 257, 1)).isEqualTo(-1);
    }

    @Test
    void tellsBlackFromNothing() {
        assertThat(analyzer.analyze(new int[] {0, 0xFFFFFF, 0}, 0, 3, 3, 1)).isEqualTo(2);
        assertThat(analyzer.colours()).startsWith(0, 0xFFFFFF);
    }

    /** All multiples of 2^22 / φ fall into few slots of the table. */
    @Test
    void findsColoursThatCollide() {
        int[] pixels = new int[200];
        for (int colour = 0, i = 0; i < 200; colour++) {
            if ((colour * 0x9E3779B1) >>> 22 < 4) {
                pixels[i++] = colour;
            }
        }
        assertThat(analyzer.analyze(pixels, 0, 200, 200, 1)).isEqualTo(200);
        assertThat(analyzer.analyze(pixels, 0, 100, 100, 2)).isEqualTo(200);
        for (int i = 0; i < 200; i++) {
            assertThat(analyzer.colours()[analyzer.indices()[i] & 0xFF]).isEqualTo(pixels[i]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void packsLeftmostPixelIntoTheHighestBits(int bits) {
        Random random = new Random(bits);
        for (int width = 1; width <= 67; width++) {
            int height = 1 + random.nextInt(3);
            byte[] indices = new byte[width * height];
            for (int i = 0; i < indices.length; i++) {
                indices[i] = (byte) random.nextInt(1 << bits);
            }
            int stride = PalettePacker.stride(width, bits);
            byte[] packed = new byte[stride * height + 4];
            Arrays.fill(packed, (byte) 0x55);

            PalettePacker.pack(fours(indices, width, height), width, height, bits, packed, 2);

            assertThat(packed).startsWith(0x55, 0x55).endsWith(0x55, 0x55);
            for (int y = 0; y < height; y++) {
                StringBuilder row = new StringBuilder();
                for (int i = 0; i < stride; i++) {
                    row.append(binary(packed[2 + y * stride + i] & 0xFF, 8));
                }
                StringBuilder expected = new StringBuilder();
                for (int x = 0; x < width; x++) {
                    expected.append(binary(indices[y * width + x] & 0xFF, bits));
                }
                assertThat(row.toString()).isEqualTo(expected + "0".repeat(row.length() - expected.length()));
            }
        }
    }

    private static byte[] fours(byte[] indices, int width, int height) {
        int rowBytes = PalettePacker.stride(width, 4);
        byte[] fours = new byte[rowBytes * height];
        for (int i = 0; i < indices.length; i++) {
            int x = i % width;
            fours[i / width * rowBytes + x / 2] |= (byte) (indices[i] << (x % 2 == 0 ? 4 : 0));
        }
        return fours;
    }

    @Test
    void takesTheFewestBits() {
        assertThat(IntStream.of(1, 2, 3, 4, 5, 16, 17, 256).map(PalettePacker::bits))
                .containsExactly(1, 1, 2, 2, 4, 4, 8, 8);
    }

    private static String binary(int value, int bits) {
        String digits = Integer.toBinaryString(value);
        return "0".repeat(bits - digits.length()) + digits;
    }
}
