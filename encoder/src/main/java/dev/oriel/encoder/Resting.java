package dev.oriel.encoder;

/**
 * What is to be done although nothing is painted.
 *
 * @param lossy whether a part of the picture is only nearly right
 * @param lossySince since when the first of it
 * @param video whether there is a video of our own
 * @param videoEnds when it ends unless it goes on moving
 */
record Resting(boolean lossy, long lossySince, boolean video, long videoEnds) {
    static final Resting NOTHING = new Resting(false, 0, false, 0);

    /**
     * When the next part of the picture has rested long enough to be made exact, or a video so long that it ends; {@link
     * Long#MAX_VALUE} for never.
     *
     * @param refineAfter how long what is nearly right must rest
     */
    long at(long refineAfter) {
        long exactAt = lossySince + refineAfter;
        if (lossy && (!video || exactAt - videoEnds < 0)) {
            return exactAt;
        }
        return video ? videoEnds : Long.MAX_VALUE;
    }
}
