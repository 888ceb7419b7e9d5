package dev.oriel.e2e.picture;

/**
 * How near one picture is to another.
 *
 * @param psnr peak signal-to-noise ratio of all three channels in dB; infinite where they are equal
 * @param ssim structural similarity of the luma, of each 8×8 window and averaged; 1 where they are equal
 */
public record Quality(double psnr, double ssim) {
    private static final int WINDOW = 8;
    private static final double PEAK = 255;
    private static final double ROUNDING_PSNR = 0.5;
    private static final double ROUNDING_SSIM = 0.002;
    // Z. Wang et al., Image Quality Assessment: From Error Visibility to Structural Similarity, 2004, section III.B
    private static final double C1 = 0.01 * PEAK * 0.01 * PEAK;
    private static final double C2 = 0.03 * PEAK * 0.03 * PEAK;

    public static Quality of(Picture original, Picture shown) {
        if (original.width() != shown.width() || original.height() != shown.height()) {
            throw new AssertionError(original.difference(shown));
        }
        return new Quality(psnr(original.pixels(), shown.pixels()), ssim(original, shown));
    }

    /** Whether this is as good as the other, but for what rounding and the order of operations may cost. */
    public boolean isAsGoodAs(Quality other) {
        return psnr >= other.psnr - ROUNDING_PSNR && ssim >= other.ssim - ROUNDING_SSIM;
    }

    /** Whether this is no worse than the other. */
    public boolean isAtLeast(Quality other) {
        return psnr >= other.psnr && ssim >= other.ssim;
    }

    private static double psnr(int[] a, int[] b) {
        long squares = 0;
        for (int i = 0; i < a.length; i++) {
            for (int shift = 0; shift <= 16; shift += 8) {
                int difference = (a[i] >> shift & 0xFF) - (b[i] >> shift & 0xFF);
                squares += (long) difference * difference;
            }
        }
        return 10 * Math.log10(PEAK * PEAK / ((double) squares / a.length / 3));
    }

    private static double ssim(Picture a, Picture b) {
        double[] x = luma(a.pixels());
        double[] y = luma(b.pixels());
        double sum = 0;
        int windows = 0;
        for (int top = 0; top + WINDOW <= a.height(); top++) {
            for (int left = 0; left + WINDOW <= a.width(); left++) {
                sum += window(x, y, top * a.width() + left, a.width());
                windows++;
            }
        }
        return sum / windows;
    }

    private static double window(double[] x, double[] y, int start, int stride) {
        double sumX = 0;
        double sumY = 0;
        double sumXX = 0;
        double sumYY = 0;
        double sumXY = 0;
        for (int row = 0; row < WINDOW; row++) {
            for (int i = start + row * stride; i < start + row * stride + WINDOW; i++) {
                sumX += x[i];
                sumY += y[i];
                sumXX += x[i] * x[i];
                sumYY += y[i] * y[i];
                sumXY += x[i] * y[i];
            }
        }
        int n = WINDOW * WINDOW;
        double meanX = sumX / n;
        double meanY = sumY / n;
        double varianceX = sumXX / n - meanX * meanX;
        double varianceY = sumYY / n - meanY * meanY;
        double covariance = sumXY / n - meanX * meanY;
        return (2 * meanX * meanY + C1)
                * (2 * covariance + C2)
                / ((meanX * meanX + meanY * meanY + C1) * (varianceX + varianceY + C2));
    }

    /** ITU-R BT.601. */
    private static double[] luma(int[] pixels) {
        double[] luma = new double[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            int pixel = pixels[i];
            luma[i] = 0.299 * (pixel >> 16 & 0xFF) + 0.587 * (pixel >> 8 & 0xFF) + 0.114 * (pixel & 0xFF);
        }
        return luma;
    }

    @Override
    public String toString() {
        return "%.2f dB, SSIM %.4f".formatted(psnr, ssim);
    }
}
