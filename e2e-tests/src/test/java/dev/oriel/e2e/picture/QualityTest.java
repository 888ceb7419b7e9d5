package dev.oriel.e2e.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class QualityTest {
    private static final int SIDE = 16;

    private static Picture gray(IntUnaryOperator level) {
        int[] pixels = new int[SIDE * SIDE];
        Arrays.setAll(pixels, i -> level.applyAsInt(i) * 0x010101);
        return new Picture(SIDE, SIDE, pixels);
    }

    @Test
    void equalPicturesAreAsNearAsCanBe() {
        Quality quality = Quality.of(TestScene.picture(), TestScene.picture());
        assertThat(quality.psnr()).isInfinite().isPositive();
        assertThat(quality.ssim()).isCloseTo(1, within(1e-9));
    }

    @Test
    void oneLevelOfDifferenceEverywhereIs48Decibels() {
        // 20 log10(255)
        assertThat(Quality.of(gray(i -> 100), gray(i -> 101)).psnr()).isCloseTo(48.1308, within(1e-4));
    }

    @Test
    void oneChannelCountsAThird() {
        Picture red = new Picture(SIDE, SIDE, gray(i -> 100).pixels().clone());
        Arrays.setAll(red.pixels(), i -> red.pixels()[i] + 0x010000);
        // 10 log10(3 · 255²)
        assertThat(Quality.of(gray(i -> 100), red).psnr()).isCloseTo(52.9020, within(1e-4));
    }

    @Test
    void flatPicturesDifferInTheirMeansOnly() {
        // (2·100·150 + C1) / (100² + 150² + C1), C1 = 6.5025
        assertThat(Quality.of(gray(i -> 100), gray(i -> 150)).ssim()).isCloseTo(0.923092, within(1e-6));
    }

    @Test
    void anInvertedPatternIsTheOppositeOfItself() {
        Picture stripes = gray(i -> i % 2 * 100 + 50);
        Picture inverted = gray(i -> 150 - i % 2 * 100);
        // mean 100, variance 2500, covariance −2500, C2 = 58.5225: (−5000 + C2) / (5000 + C2)
        assertThat(Quality.of(stripes, inverted).ssim()).isCloseTo(-0.976861, within(1e-6));
    }

    @Test
    void picturesOfOtherSizesAreNotCompared() {
        assertThatThrownBy(() -> Quality.of(gray(i -> 0), new Picture(1, 1, new int[1])))
                .hasMessage("16×16 against 1×1");
    }
}
