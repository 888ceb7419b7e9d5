package dev.oriel.rdp.codec.zgfx;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;

/**
 * Decodes RDP_SEGMENTED_DATA, [MS-RDPEGFX] 2.2.5.1: a message as one segment or several, each compressed or not, with
 * a history that goes on from message to message.
 *
 * <p>The history is a window at the end of one array: segments are decoded behind it, and when the array is full the
 * window moves to its front. The array grows with what the host has sent, from nothing to about one and a half histories.
 *
 * <p>Confined to the thread of its connection.
 */
public final class ZgfxDecoder {
    /** Largest segment before compression, in bytes: [MS-RDPEGFX] 3.1.9.1. */
    static final int MAX_SEGMENT = 65_535;

    private static final int HISTORY = 2_500_000;
    private static final int HISTORY_LITE = 8_192;

    private static final int SINGLE = 0xE0;
    private static final int MULTIPART = 0xE1;

    private static final int COMPRESSED = 0x20;
    private static final int TYPE_MASK = 0x0F;

    /** A compressed segment may be larger than what it holds by so much, in bytes. */
    private static final int MAX_EXPANSION = 1_000;

    /** Bytes that the kernel may load, though never use, behind a segment. */
    private static final int SLACK = 8;

    private final Limits limits;
    private final int history;
    private final int type;
    private final int maxSegment;
    private byte[] window = {};
    private int at;
    private byte[] input = {};
    private byte[] message = new byte[0];

    private ZgfxDecoder(Limits limits, int history, int type) {
        this.limits = limits;
        this.history = history;
        this.type = type;
        this.maxSegment = Math.min(MAX_SEGMENT, limits.maxPduLength());
    }

    /** For the graphics pipeline: PACKET_COMPR_TYPE_RDP8, 2.5 MB of history. */
    public static ZgfxDecoder rdp8(Limits limits) {
        return new ZgfxDecoder(limits, HISTORY, 0x04);
    }

    /** For compressed data of a dynamic channel: PACKET_COMPR_TYPE_RDP8_LITE, 8 KB of history. */
    public static ZgfxDecoder rdp8Lite(Limits limits) {
        return new ZgfxDecoder(limits, HISTORY_LITE, 0x06);
    }

    /**
     * Decodes all of {@code in}.
     *
     * @return the message, valid until the next call
     */
    public Bytes decode(WireReader in) throws DecodeException {
        int descriptor = in.u8();
        return switch (descriptor) {
            case SINGLE -> {
                int start = decodeSegment(in.slice(in.remaining(), "segment"));
                yield Bytes.view(window, start, at - start);
            }
            case MULTIPART -> decodeMultipart(in);
            default -> throw DecodeException.invalid("descriptor", 0, descriptor);
        };
    }

    private Bytes decodeMultipart(WireReader in) throws DecodeException {
        in.require(6, "RDP_SEGMENTED_DATA");
        int segments = in.u16le();
        int size = Limits.check("uncompressedSize", in.position(), in.u32le(), limits.maxPduLength());
        // each segment holds at most 65535 bytes, so a size that its segments cannot fill is refused unallocated
        Limits.check("uncompressedSize", in.position(), size, Math.min(limits.maxPduLength(), segments * MAX_SEGMENT));
        if (message.length < size) {
            message = new byte[size];
        }
        int done = 0;
        for (int i = 0; i < segments; i++) {
            int length = Limits.check("segment size", in.position(), in.u32le(), MAX_SEGMENT + MAX_EXPANSION);
            int start = decodeSegment(in.slice(length, "segment"));
            int decoded = at - start;
            if (decoded > size - done) {
                throw DecodeException.tooLarge("uncompressedSize", in.position(), (long) done + decoded, size);
            }
            System.arraycopy(window, start, message, done, decoded);
            done += decoded;
        }
        if (done != size) {
            throw new DecodeException(
                    DecodeException.Kind.TRUNCATED,
                    "uncompressedSize",
                    in.position(),
                    "segments hold " + done + " of " + size + " bytes");
        }
        in.end("RDP_SEGMENTED_DATA");
        return Bytes.view(message, 0, size);
    }

    /**
     * Decodes RDP8_BULK_ENCODED_DATA, [MS-RDPEGFX] 2.2.5.3.
     *
     * @return start of the segment in the window; its end is {@link #at}
     */
    private int decodeSegment(WireReader in) throws DecodeException {
        int header = in.u8();
        int length = in.remaining();
        int start;
        if ((header & COMPRESSED) == 0) {
            Limits.check("segment", 1, length, maxSegment);
            makeRoom(length);
            start = at;
            System.arraycopy(in.array(), in.arrayPosition(), window, at, length);
            in.skip(length, "segment");
            at += length;
        } else {
            if ((header & TYPE_MASK) != type) {
                throw DecodeException.invalid("header", 0, header);
            }
            Limits.check("segment", 1, length, MAX_SEGMENT + MAX_EXPANSION);
            in.require(1, "segment");
            if (input.length < length + SLACK) {
                input = new byte[Math.max(length + SLACK, 2 * input.length)];
            }
            System.arraycopy(in.array(), in.arrayPosition(), input, 0, length);
            in.skip(length, "segment");
            // the last byte says how many bits of the byte before it are unused
            int unused = input[length - 1] & 0xFF;
            int bits = (length - 1) * 8 - unused;
            if (unused > 7 || bits < 0) {
                throw DecodeException.invalid("unused bits", length, unused);
            }
            makeRoom(maxSegment);
            start = at;
            at = ZgfxKernel.decode(input, 0, bits, window, Math.max(0, at - history), at, at + maxSegment);
        }
        return start;
    }

    /** Sees to it that a segment of {@code length} bytes fits behind what is there. */
    private void makeRoom(int length) {
        if (window.length - at >= length) {
            return;
        }
        int kept = Math.min(at, history);
        int largest = history + Math.max(history / 2, MAX_SEGMENT);
        byte[] target = window;
        if (window.length < largest) {
            target = new byte[Math.min(largest, Math.max(kept + length, 2 * window.length))];
        }
        System.arraycopy(window, at - kept, target, 0, kept);
        window = target;
        at = kept;
    }
}
