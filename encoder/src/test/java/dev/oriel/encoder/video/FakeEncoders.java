package dev.oriel.encoder.video;

import dev.oriel.encoder.wire.ByteSink;

/** Encoders whose units hold nothing but a number, and which are counted. */
public final class FakeEncoders {
    private int made;
    private int open;

    /** @param most at a time */
    public VideoEncoders encoders(int most) {
        return new VideoEncoders("fake", most, (width, height) -> new Fake());
    }

    /** How many there have been. */
    public int made() {
        return made;
    }

    /** How many are in use. */
    public int open() {
        return open;
    }

    private final class Fake implements VideoEncoder {
        private int units;

        Fake() {
            made++;
            open++;
        }

        @Override
        public boolean encode(int[] pixels, int offset, int stride, boolean key, ByteSink out) {
            out.u32(units++);
            return units == 1 || key;
        }

        @Override
        public void close() {
            open--;
        }
    }
}
