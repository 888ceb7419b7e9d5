package dev.oriel.encoder.wire;

import java.util.zip.Deflater;

/**
 * Streams of raw deflate (RFC 1951) without matches: only its Huffman codes. For data that repeats nothing, which a search
 * for matches makes slower and longer.
 */
public final class EntropyCoded {
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);

    public EntropyCoded() {
        deflater.setStrategy(Deflater.HUFFMAN_ONLY);
    }

    /** Appends what {@code length} bytes become to {@code out}, and returns its length. */
    public int compress(byte[] from, int length, ByteSink out) {
        // what does not become shorter is stored, in blocks of 16 KiB or more that cost 5 bytes each
        int room = length + (length >> 8) + 64;
        int at = out.reserve(room);
        deflater.reset();
        deflater.setInput(from, 0, length);
        deflater.finish();
        int compressed = 0;
        while (!deflater.finished()) { // a call that sets the strategy may give nothing
            compressed += deflater.deflate(out.array(), at + compressed, room - compressed);
        }
        out.truncate(at + compressed);
        return compressed;
    }
}
