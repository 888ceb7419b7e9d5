package dev.oriel.rdp.codec.avc;

import dev.oriel.rdp.wire.DecodeException;

/** Decodes one H.264 stream, access unit after access unit, none left out. Not thread-safe. */
interface H264Decoder extends AutoCloseable {
    /**
     * Decodes one access unit.
     *
     * @param picture takes what was decoded
     * @return whether there is a picture; otherwise {@code picture} is as it was
     * @throws DecodeException where the stream is broken, or its picture exceeds the limits
     */
    boolean decode(byte[] unit, YuvPicture picture) throws DecodeException;

    @Override
    void close();
}
