package dev.oriel.encoder.wire;

import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/**
 * LZ4 blocks, by the native library where it loads and in Java otherwise. Which of the two makes no difference to a
 * decoder, but the bytes may differ.
 */
final class Lz4 {
    private static final LZ4Compressor COMPRESSOR = LZ4Factory.fastestInstance().fastCompressor();
    private static final LZ4SafeDecompressor DECOMPRESSOR =
            LZ4Factory.fastestInstance().safeDecompressor();

    private Lz4() {}

    /** The most bytes that {@code length} bytes can become. */
    static int bound(int length) {
        return COMPRESSOR.maxCompressedLength(length);
    }

    /** Returns the compressed length; there must be {@link #bound} bytes of room. */
    static int compress(byte[] from, int length, byte[] to, int at) {
        return COMPRESSOR.compress(from, 0, length, to, at, to.length - at);
    }

    static byte[] decompress(byte[] block, int length) throws MalformedMessageException {
        byte[] data = new byte[length];
        int decompressed;
        try {
            decompressed = DECOMPRESSOR.decompress(block, 0, block.length, data, 0, length);
        } catch (LZ4Exception e) {
            MalformedMessageException malformed =
                    new MalformedMessageException("block", 0, "is not one LZ4 block of " + length + " bytes");
            malformed.initCause(e);
            throw malformed;
        }
        if (decompressed != length) {
            throw new MalformedMessageException("block", 0, "has " + decompressed + " bytes, not " + length);
        }
        return data;
    }
}
