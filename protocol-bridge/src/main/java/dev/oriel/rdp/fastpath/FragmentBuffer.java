package dev.oriel.rdp.fastpath;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.DecodeException.Kind;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Joins the fragments of fast-path updates: [MS-RDPBCGR] 3.2.5.9.3 and 2.2.7.2.6 Multifragment Update Capability Set.
 *
 * <p>Confined to the connection's thread. INVARIANT: never holds more than the size that the client has announced.
 */
public final class FragmentBuffer {
    private static final int IDLE = -1;
    /** In bytes: what is larger is not kept for ever. */
    private static final int KEPT_LENGTH = 64 << 10;
    /** Whole updates in a row after which fragments are no longer expected soon. */
    private static final int WHOLE_UPDATES = 32;

    private final int maxLength;
    private byte[] joined = new byte[0];
    private int length;
    private int code = IDLE;
    private int wholeInARow;

    /** @param maxLength of a joined update, in bytes: MaxRequestSize of the client's capability set */
    public FragmentBuffer(int maxLength) {
        this.maxLength = maxLength;
    }

    /**
     * Takes the next fragment or whole update.
     *
     * @param data already decompressed
     * @return the update's data once it is complete, valid until the next call; null while fragments are missing
     */
    public @Nullable WireReader add(int updateCode, Fragmentation fragmentation, WireReader data)
            throws DecodeException {
        return switch (fragmentation) {
            case SINGLE -> {
                require(code == IDLE, "whole update amid the fragments of another");
                release();
                yield data;
            }
            case FIRST -> {
                require(code == IDLE, "first fragment amid the fragments of another update");
                code = updateCode;
                length = 0;
                wholeInARow = 0;
                append(data);
                yield null;
            }
            case NEXT -> {
                require(code == updateCode, "fragment of update code " + updateCode);
                append(data);
                yield null;
            }
            case LAST -> {
                require(code == updateCode, "last fragment of update code " + updateCode);
                append(data);
                code = IDLE;
                yield new WireReader(joined, 0, length);
            }
        };
    }

    /** Forgets what has been collected: updates do not span a reactivation. */
    public void clear() {
        code = IDLE;
        length = 0;
    }

    /** A first picture comes in fragments of megabytes; then somebody types for hours. */
    private void release() {
        if (joined.length > KEPT_LENGTH && ++wholeInARow >= WHOLE_UPDATES) {
            joined = new byte[0];
        }
    }

    private void append(WireReader data) throws DecodeException {
        int count = data.remaining();
        int total = Limits.check("fragmented update", -1, (long) length + count, maxLength);
        if (total > joined.length) {
            joined = Arrays.copyOf(joined, Math.min(maxLength, Math.max(total, joined.length * 2)));
        }
        System.arraycopy(data.array(), data.arrayPosition(), joined, length, count);
        length = total;
    }

    private static void require(boolean holds, String what) throws DecodeException {
        if (!holds) {
            throw new DecodeException(Kind.UNEXPECTED, "fragmentation", -1, "unexpected " + what);
        }
    }
}
