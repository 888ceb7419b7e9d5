package dev.oriel.rdp.codec.avc;

import dev.oriel.rdp.wire.DecodeException;

/** A decoder that takes any bytes for a picture: what surrounds a decoder is tried with it, whatever the bytes. */
public final class FakeVideo {
    private static final int SIDE = 64;

    private FakeVideo() {}

    /** Units that begin with an odd byte are refused. */
    public static VideoDecoder.Factory factory() {
        return limits -> new VideoDecoder(new H264Decoder() {
            @Override
            public boolean decode(byte[] unit, YuvPicture picture) throws DecodeException {
                if (unit.length > 0 && (unit[0] & 1) == 1) {
                    throw DecodeException.invalid("avc420EncodedBitstream", 0, unit[0]);
                }
                picture.resize(SIDE, SIDE, SIDE, SIDE / 2);
                picture.visibleWidth = SIDE;
                return unit.length > 0;
            }

            @Override
            public void close() {}
        });
    }
}
