package dev.oriel.rdp.codec.bulk;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The sending side of MPPC, after [MS-RDPBCGR] 3.1.8.2: keeps a history, returns to its front when it is full, forgets it
 * when a packet grew. Matches are found by a plain hash of three bytes.
 */
public final class MppcCompressor {
    private final boolean rdp5;
    private final byte[] history;
    private final int[] lastAt = new int[1 << 14];
    private int at;
    private boolean flushNext;

    /** A packet as it goes on the wire. */
    @SuppressWarnings("ArrayRecordComponent") // made once, read by tests
    public record Packet(int flags, byte[] data) {}

    public MppcCompressor(boolean rdp5) {
        this.rdp5 = rdp5;
        this.history = new byte[rdp5 ? 1 << 16 : 1 << 13];
        Arrays.fill(lastAt, -1);
    }

    public Packet compress(byte[] plain) {
        int type = rdp5 ? BulkDecompressor.TYPE_64K : BulkDecompressor.TYPE_8K;
        int flags = 0;
        if (flushNext || plain.length > history.length) {
            flags |= BulkDecompressor.FLUSHED;
            Arrays.fill(history, (byte) 0);
            Arrays.fill(lastAt, -1);
            at = 0;
            flushNext = false;
        }
        if (plain.length > history.length) {
            return new Packet(type | flags, plain);
        }
        if (at + plain.length > history.length) {
            at = 0;
            flags |= BulkDecompressor.AT_FRONT;
        }
        BitWriter out = new BitWriter();
        int start = at;
        System.arraycopy(plain, 0, history, at, plain.length);
        int end = at + plain.length;
        // what lay where this packet now lies cannot be referred to any more
        for (int i = 0; i < lastAt.length; i++) {
            if (lastAt[i] >= start && lastAt[i] < end) {
                lastAt[i] = -1;
            }
        }
        while (at < end) {
            int match = -1;
            int length = 0;
            if (end - at >= 3) {
                int hash = hash(at);
                match = lastAt[hash];
                lastAt[hash] = at;
                // a match from before the front may run into this packet: keep it short of it
                int limit = match > at ? Math.min(history.length - match, end - at) : end - at;
                while (match >= 0 && length < limit && history[match + length] == history[at + length]) {
                    length++;
                }
            }
            int distance = (at - match) & (history.length - 1);
            if (match >= 0 && length >= 3 && distance > 0 && (match < at || match >= end)) {
                int maxLength = rdp5 ? 65535 : 8191;
                length = Math.min(length, maxLength);
                offset(out, distance);
                length(out, length);
                at += length;
            } else {
                literal(out, history[at++] & 0xFF);
            }
        }
        byte[] data = out.toArray();
        if (data.length > plain.length) {
            // sent as it is; the history is told to be forgotten with the next packet
            flushNext = true;
            return new Packet(type | (flags & BulkDecompressor.FLUSHED), plain);
        }
        return new Packet(type | flags | BulkDecompressor.COMPRESSED, data);
    }

    private int hash(int i) {
        int bytes = (history[i] & 0xFF) << 16 | (history[i + 1] & 0xFF) << 8 | (history[i + 2] & 0xFF);
        return (bytes * 0x9E3779B1) >>> 18;
    }

    private static void literal(BitWriter out, int value) {
        if (value < 0x80) {
            out.put(value, 8);
        } else {
            out.put(0b10, 2);
            out.put(value & 0x7F, 7);
        }
    }

    private void offset(BitWriter out, int distance) {
        if (rdp5) {
            if (distance < 64) {
                out.put(0b11111, 5);
                out.put(distance, 6);
            } else if (distance < 320) {
                out.put(0b11110, 5);
                out.put(distance - 64, 8);
            } else if (distance < 2368) {
                out.put(0b1110, 4);
                out.put(distance - 320, 11);
            } else {
                out.put(0b110, 3);
                out.put(distance - 2368, 16);
            }
        } else if (distance < 64) {
            out.put(0b1111, 4);
            out.put(distance, 6);
        } else if (distance < 320) {
            out.put(0b1110, 4);
            out.put(distance - 64, 8);
        } else {
            out.put(0b110, 3);
            out.put(distance - 320, 13);
        }
    }

    private static void length(BitWriter out, int length) {
        if (length == 3) {
            out.put(0, 1);
            return;
        }
        int bits = 31 - Integer.numberOfLeadingZeros(length);
        out.put((1 << bits) - 2, bits);
        out.put(length - (1 << bits), bits);
    }

    private static final class BitWriter {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private long pending;
        private int count;

        void put(int value, int bits) {
            pending = pending << bits | value;
            for (count += bits; count >= 8; count -= 8) {
                bytes.write((int) (pending >> (count - 8)));
            }
        }

        byte[] toArray() {
            if (count > 0) {
                bytes.write((int) (pending << (8 - count)));
            }
            return bytes.toByteArray();
        }
    }
}
