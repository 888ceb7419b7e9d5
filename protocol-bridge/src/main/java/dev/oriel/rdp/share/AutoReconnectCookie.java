package dev.oriel.rdp.share;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Proof that a client had this session, ARC_SC_PRIVATE_PACKET: [MS-RDPBCGR] 2.2.4.2.
 *
 * @param logonId of the session
 * @param arcRandomBits 16 bytes, as secret as a password
 */
public record AutoReconnectCookie(long logonId, Bytes arcRandomBits) {
    /** In bytes; cbLen. */
    static final int SIZE = 28;

    private static final int VERSION = 1;
    private static final int RANDOM_SIZE = 16;

    public AutoReconnectCookie {
        Range.u32("LogonId", logonId);
        Range.exactly("ArcRandomBits", arcRandomBits, RANDOM_SIZE);
    }

    void encode(WireWriter out) {
        out.u32le(SIZE);
        out.u32le(VERSION);
        out.u32le(logonId);
        out.bytes(arcRandomBits);
    }

    static AutoReconnectCookie decode(WireReader in) throws DecodeException {
        in.require(SIZE, "ARC_SC_PRIVATE_PACKET");
        int at = in.position();
        long length = in.u32le();
        long version = in.u32le();
        if (length != SIZE) {
            throw DecodeException.invalid("cbLen", at, length);
        }
        if (version != VERSION) {
            throw DecodeException.invalid("Version", at + 4, version);
        }
        return new AutoReconnectCookie(in.u32le(), in.bytes(RANDOM_SIZE, "ArcRandomBits"));
    }

    @Override
    public String toString() {
        return "AutoReconnectCookie[logonId=" + logonId + ", arcRandomBits=***]";
    }
}
