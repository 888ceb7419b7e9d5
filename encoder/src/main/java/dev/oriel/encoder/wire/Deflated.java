package dev.oriel.encoder.wire;

import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Blocks of raw deflate (RFC 1951) that may refer back to a {@link History}. */
public final class Deflated {
    /**
     * How far back a block may refer, in multiples of its length: what is to be found again is taken note of first, byte by
     * byte, and for a letter all of the history would take longer than the rest of its frame.
     */
    private static final int REACH = 128;

    private static final int MIN_REACH = 8 << 10;

    private final Deflater deflater;

    Deflated(int level) {
        deflater = new Deflater(level, true);
    }

    /**
     * Returns the compressed length, or -1 where it would not be shorter than the data.
     *
     * @param to has {@code length} bytes of room from {@code at} on
     */
    int compress(byte[] from, int length, History history, byte[] to, int at) {
        deflater.reset();
        int reach = (int) Math.min(history.length(), Math.max(MIN_REACH, (long) REACH * length));
        if (reach > 0) {
            deflater.setDictionary(history.bytes(), history.length() - reach, reach);
        }
        deflater.setInput(from, 0, length);
        deflater.finish();
        int compressed = deflater.deflate(to, at, length - 1);
        return deflater.finished() ? compressed : -1;
    }

    /** Undoes it; of exactly {@code length} bytes. */
    public static byte[] decompress(byte[] block, int length, History history) throws MalformedMessageException {
        byte[] data = new byte[length];
        try (Inflater inflater = new Inflater(true)) {
            inflater.setDictionary(history.bytes(), 0, history.length());
            inflater.setInput(block);
            int inflated = 0;
            while (inflated < length && !inflater.finished()) {
                int some = inflater.inflate(data, inflated, length - inflated);
                if (some == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                inflated += some;
            }
            // the end of the stream may stand behind the last byte
            if (inflated == length && !inflater.finished()) {
                inflated += inflater.inflate(new byte[1]);
            }
            if (inflated != length || !inflater.finished() || inflater.getRemaining() > 0) {
                throw wrong(length);
            }
        } catch (DataFormatException e) {
            MalformedMessageException malformed = wrong(length);
            malformed.initCause(e);
            throw malformed;
        }
        return data;
    }

    private static MalformedMessageException wrong(int length) {
        return new MalformedMessageException("block", 0, "is not one deflate stream of " + length + " bytes");
    }
}
