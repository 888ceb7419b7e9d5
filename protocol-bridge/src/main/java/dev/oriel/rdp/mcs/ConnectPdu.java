package dev.oriel.rdp.mcs;

import dev.oriel.rdp.asn1.BerReader;
import dev.oriel.rdp.asn1.BerWriter;
import dev.oriel.rdp.asn1.Tag;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/** The two MCS PDUs before the domain stands, in BER: [T125] section 7 ConnectMCSPDU. */
public sealed interface ConnectPdu extends Pdu {
    /** Largest user data that is accepted, in bytes. */
    int MAX_USER_DATA = 0xF000;

    /** The first byte of the tag of an application type with more than 30 as its number. */
    int APPLICATION = 0x7F;

    int contentSize();

    @Override
    default int size() {
        return 2 + BerWriter.lengthSize(contentSize()) + contentSize();
    }

    static ConnectPdu decode(WireReader in) throws DecodeException {
        in.require(2, "ConnectMCSPDU");
        int at = in.position();
        int application = in.u8();
        int number = in.u8();
        if (application != APPLICATION) {
            throw DecodeException.invalid("tag of ConnectMCSPDU", at, application);
        }
        WireReader content = in.slice(BerReader.length(in, "ConnectMCSPDU"), "ConnectMCSPDU");
        BerReader fields = new BerReader(content);
        return switch (number) {
            case Initial.NUMBER -> Initial.decodeContent(fields);
            case Response.NUMBER -> Response.decodeContent(fields);
            default -> throw DecodeException.invalid("number of ConnectMCSPDU", at + 1, number);
        };
    }

    private static void encodeHeader(WireWriter out, int number, int contentSize) {
        out.u8(APPLICATION).u8(number);
        BerWriter.length(out, contentSize);
    }

    private static Bytes readOctets(BerReader in, String field) throws DecodeException {
        Bytes octets = in.octetString(field);
        Limits.check(field, in.position(), octets.length(), MAX_USER_DATA);
        return octets;
    }

    private static void writeOctets(WireWriter out, Bytes octets) {
        BerWriter.header(out, Tag.OCTET_STRING, octets.length());
        out.bytes(octets);
    }

    private static int sizeOfOctets(Bytes octets) {
        return BerWriter.size(octets.length());
    }

    /**
     * The client's settings: [MS-RDPBCGR] 2.2.1.3 Client MCS Connect Initial PDU.
     *
     * @param target the domain that the client would like
     * @param minimum the least that it takes
     * @param maximum the most that it takes
     * @param userData GCC Conference Create Request
     */
    record Initial(DomainParameters target, DomainParameters minimum, DomainParameters maximum, Bytes userData)
            implements ConnectPdu {
        static final int NUMBER = 0x65;

        /** callingDomainSelector and calledDomainSelector: one byte each, without a meaning. */
        private static final Bytes SELECTOR = Bytes.ofHex("01");

        private static final int UPWARD_SIZE = 3;

        public Initial {
            Range.length("userData", userData, MAX_USER_DATA);
        }

        /** With the usual parameters. */
        public static Initial of(Bytes userData) {
            return new Initial(DomainParameters.TARGET, DomainParameters.MINIMUM, DomainParameters.MAXIMUM, userData);
        }

        @Override
        public int contentSize() {
            return 2 * sizeOfOctets(SELECTOR)
                    + UPWARD_SIZE
                    + target.size()
                    + minimum.size()
                    + maximum.size()
                    + sizeOfOctets(userData);
        }

        @Override
        public void encode(WireWriter out) {
            encodeHeader(out, NUMBER, contentSize());
            writeOctets(out, SELECTOR);
            writeOctets(out, SELECTOR);
            BerWriter.header(out, Tag.BOOLEAN, 1);
            out.u8(0xFF); // upwardFlag
            target.encode(out);
            minimum.encode(out);
            maximum.encode(out);
            writeOctets(out, userData);
        }

        private static Initial decodeContent(BerReader in) throws DecodeException {
            in.enter(Tag.OCTET_STRING, "callingDomainSelector");
            in.enter(Tag.OCTET_STRING, "calledDomainSelector");
            in.enter(Tag.BOOLEAN, "upwardFlag");
            return new Initial(
                    DomainParameters.decode(in, "targetParameters"),
                    DomainParameters.decode(in, "minimumParameters"),
                    DomainParameters.decode(in, "maximumParameters"),
                    readOctets(in, "userData"));
        }
    }

    /**
     * The host's settings: [MS-RDPBCGR] 2.2.1.4 Server MCS Connect Response PDU.
     *
     * @param result 0 is rt-successful, others as [T125] section 7 Result has them
     * @param calledConnectId 0
     * @param parameters the domain as it is
     * @param userData GCC Conference Create Response
     */
    record Response(int result, int calledConnectId, DomainParameters parameters, Bytes userData)
            implements ConnectPdu {
        static final int NUMBER = 0x66;

        public static final int SUCCESSFUL = 0;

        public Response {
            Range.u8("result", result);
            Range.check("calledConnectId", calledConnectId, Integer.MAX_VALUE);
            Range.length("userData", userData, MAX_USER_DATA);
        }

        @Override
        public int contentSize() {
            return BerWriter.numberSize(result)
                    + BerWriter.numberSize(calledConnectId)
                    + parameters.size()
                    + sizeOfOctets(userData);
        }

        @Override
        public void encode(WireWriter out) {
            encodeHeader(out, NUMBER, contentSize());
            BerWriter.number(out, Tag.ENUMERATED, result);
            BerWriter.number(out, Tag.INTEGER, calledConnectId);
            parameters.encode(out);
            writeOctets(out, userData);
        }

        private static Response decodeContent(BerReader in) throws DecodeException {
            int at = in.position();
            int result = in.enumerated("result");
            if (result < 0 || result > 0xFF) {
                throw DecodeException.invalid("result", at, result);
            }
            return new Response(
                    result,
                    in.natural("calledConnectId"),
                    DomainParameters.decode(in, "domainParameters"),
                    readOctets(in, "userData"));
        }
    }
}
