package dev.oriel.rdp.info;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * What a client sends to come back to its session without a log-on, ARC_CS_PRIVATE_PACKET: [MS-RDPBCGR] 2.2.4.3.
 *
 * @param logonId of the session, from the host's cookie
 * @param securityVerifier 16 bytes: [MS-RDPBCGR] 5.5, HMAC-MD5 over the client random with the cookie's random bits as the
 *     key
 */
public record AutoReconnectProof(long logonId, Bytes securityVerifier) {
    /** In bytes; cbLen. */
    static final int SIZE = 28;

    private static final int VERSION = 1;
    private static final int VERIFIER_SIZE = 16;

    public AutoReconnectProof {
        Range.u32("LogonId", logonId);
        Range.exactly("SecurityVerifier", securityVerifier, VERIFIER_SIZE);
    }

    void encode(WireWriter out) {
        out.u32le(SIZE).u32le(VERSION).u32le(logonId).bytes(securityVerifier);
    }

    static AutoReconnectProof decode(WireReader in) throws DecodeException {
        in.require(SIZE, "ARC_CS_PRIVATE_PACKET");
        int at = in.position();
        long length = in.u32le();
        long version = in.u32le();
        if (length != SIZE || version != VERSION) {
            throw DecodeException.invalid("cbLen or Version", at, length);
        }
        return new AutoReconnectProof(in.u32le(), in.bytes(VERIFIER_SIZE, "SecurityVerifier"));
    }
}
