package dev.oriel.rdp.security.standard;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * What stands before a slow-path PDU: [MS-RDPBCGR] 2.2.8.1.1.2. Which form it has follows from the encryption method
 * and from the flag {@link #ENCRYPT}.
 */
public sealed interface SecurityHeader extends Pdu {
    int EXCHANGE_PKT = 0x0001;
    int TRANSPORT_REQ = 0x0002;
    int TRANSPORT_RSP = 0x0004;
    int ENCRYPT = 0x0008;
    int INFO_PKT = 0x0040;
    int LICENSE_PKT = 0x0080;
    /**
     * SEC_LICENSE_ENCRYPT_CS from the host, SEC_LICENSE_ENCRYPT_SC from the client: the sender can process encrypted
     * licensing PDUs
     */
    int LICENSE_ENCRYPT = 0x0200;

    int REDIRECTION_PKT = 0x0400;
    /** the signature is made with the salted MAC */
    int SECURE_CHECKSUM = 0x0800;

    int AUTODETECT_REQ = 0x1000;
    int AUTODETECT_RSP = 0x2000;
    int HEARTBEAT = 0x4000;
    /** flagsHi has a meaning; no version of the protocol gives it one */
    int FLAGSHI_VALID = 0x8000;

    /** Of dataSignature, in bytes. */
    int SIGNATURE_LENGTH = 8;

    int flags();

    /** Contains no information; kept as it came. */
    int flagsHi();

    /** 2.2.8.1.1.2.1 Basic (TS_SECURITY_HEADER). */
    record Basic(int flags, int flagsHi) implements SecurityHeader {
        public static final int SIZE = 4;

        public Basic(int flags) {
            this(flags, 0);
        }

        public static Basic decode(WireReader in) throws DecodeException {
            in.require(SIZE, "basicSecurityHeader");
            return new Basic(in.u16le(), in.u16le());
        }

        @Override
        public void encode(WireWriter out) {
            out.u16le(flags).u16le(flagsHi);
        }

        @Override
        public int size() {
            return SIZE;
        }
    }

    /**
     * 2.2.8.1.1.2.2 Non-FIPS (TS_SECURITY_HEADER1).
     *
     * @param dataSignature 8 bytes, over the PDU before encryption
     */
    record Signed(int flags, int flagsHi, Bytes dataSignature) implements SecurityHeader {
        public static final int SIZE = Basic.SIZE + SIGNATURE_LENGTH;

        public Signed {
            checkSignature(dataSignature);
        }

        public static Signed decode(WireReader in) throws DecodeException {
            in.require(SIZE, "nonFipsSecurityHeader");
            return new Signed(in.u16le(), in.u16le(), in.bytes(SIGNATURE_LENGTH, "dataSignature"));
        }

        @Override
        public void encode(WireWriter out) {
            out.u16le(flags).u16le(flagsHi).bytes(dataSignature);
        }

        @Override
        public int size() {
            return SIZE;
        }
    }

    /**
     * 2.2.8.1.1.2.3 FIPS (TS_SECURITY_HEADER2).
     *
     * @param padLength bytes added to the PDU before encryption, 0..7
     * @param dataSignature 8 bytes, over the PDU before padding and encryption
     */
    record Fips(int flags, int flagsHi, int padLength, Bytes dataSignature) implements SecurityHeader {
        public static final int SIZE = Basic.SIZE + FipsInformation.SIZE + SIGNATURE_LENGTH;

        public Fips {
            FipsInformation.checkPadLength(padLength);
            checkSignature(dataSignature);
        }

        public static Fips decode(WireReader in) throws DecodeException {
            in.require(SIZE, "fipsSecurityHeader");
            int flags = in.u16le();
            int flagsHi = in.u16le();
            FipsInformation information = FipsInformation.decode(in);
            return new Fips(flags, flagsHi, information.padLength(), in.bytes(SIGNATURE_LENGTH, "dataSignature"));
        }

        @Override
        public void encode(WireWriter out) {
            out.u16le(flags).u16le(flagsHi);
            new FipsInformation(padLength).encode(out);
            out.bytes(dataSignature);
        }

        @Override
        public int size() {
            return SIZE;
        }
    }

    private static void checkSignature(Bytes dataSignature) {
        if (dataSignature.length() != SIGNATURE_LENGTH) {
            throw new IllegalArgumentException("dataSignature of " + dataSignature.length() + " bytes");
        }
    }
}
