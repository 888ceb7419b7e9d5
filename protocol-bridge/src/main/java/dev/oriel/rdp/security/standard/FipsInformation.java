package dev.oriel.rdp.security.standard;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Says how much padding 3DES needed: [MS-RDPBCGR] 2.2.8.1.2.1 Fast-Path FIPS Information (TS_FP_FIPS_INFO), and the
 * same four bytes inside the slow path's FIPS security header.
 *
 * @param padLength bytes added to the PDU before encryption, 0..7
 */
public record FipsInformation(int padLength) implements Pdu {
    public static final int SIZE = 4;

    /** Of the FIPS security header, in bytes, whatever the path. */
    private static final int LENGTH = 0x10;

    private static final int VERSION = 1;

    public FipsInformation {
        checkPadLength(padLength);
    }

    static void checkPadLength(int padLength) {
        if (padLength < 0 || padLength > 7) {
            throw new IllegalArgumentException("padlen " + padLength + " is not in 0..7");
        }
    }

    public static FipsInformation decode(WireReader in) throws DecodeException {
        in.require(SIZE, "fipsInformation");
        int at = in.position();
        int length = in.u16le();
        if (length != LENGTH) {
            throw DecodeException.invalid("fipsInformation length", at, length);
        }
        int version = in.u8();
        if (version != VERSION) {
            throw DecodeException.invalid("fipsInformation version", at + 2, version);
        }
        int padLength = in.u8();
        if (padLength > 7) {
            throw DecodeException.invalid("fipsInformation padlen", at + 3, padLength);
        }
        return new FipsInformation(padLength);
    }

    @Override
    public void encode(WireWriter out) {
        out.u16le(LENGTH).u8(VERSION).u8(padLength);
    }

    @Override
    public int size() {
        return SIZE;
    }
}
