package dev.oriel.encoder.tile;

/**
 * Tells photographs from drawings. A photograph has few neighbours of the very same colour and few hard edges; text and
 * controls have many of both, and are never given to a lossy codec.
 */
public final class PhotoDetector {
    /** A smaller area says too little. */
    public static final int MIN_PIXELS = 1024;

    /** Rows from one that is looked at to the next; odd, so that no regular pattern hides. */
    private static final int SAMPLE_ROWS = 3;

    /** Difference of green that is an edge. */
    private static final int HARD = 48;

    private static final int MAX_HARD_PERCENT = 6;
    private static final int MAX_EQUAL_PERCENT = 50;

    private PhotoDetector() {}

    public static boolean isPhoto(int[] pixels, int offset, int stride, int width, int height) {
        if (width * height < MIN_PIXELS || width < 2) {
            return false;
        }
        int equal = 0;
        int hard = 0;
        for (int y = 0; y < height; y += SAMPLE_ROWS) {
            int row = offset + y * stride;
            for (int i = row + 1; i < row + width; i++) {
                int pixel = pixels[i];
                int left = pixels[i - 1];
                equal += pixel == left ? 1 : 0;
                hard += Math.abs((pixel >> 8 & 0xFF) - (left >> 8 & 0xFF)) > HARD ? 1 : 0;
            }
        }
        int pairs = (width - 1) * ((height + SAMPLE_ROWS - 1) / SAMPLE_ROWS);
        return equal * 100 < pairs * MAX_EQUAL_PERCENT && hard * 100 < pairs * MAX_HARD_PERCENT;
    }
}
