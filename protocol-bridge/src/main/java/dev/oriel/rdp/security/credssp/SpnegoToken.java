package dev.oriel.rdp.security.credssp;

import dev.oriel.rdp.asn1.BerReader;
import dev.oriel.rdp.asn1.BerWriter;
import dev.oriel.rdp.asn1.Tag;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The wrapping in which two ends agree on the way to log on: [RFC 4178] 4.2. Object identifiers are in encoded form. */
public sealed interface SpnegoToken extends Pdu {
    /** 1.3.6.1.5.5.2 */
    Bytes SPNEGO = Bytes.ofHex("2b0601050502");

    /** 1.3.6.1.4.1.311.2.2.10 */
    Bytes NTLM = Bytes.ofHex("2b06010401823702020a");

    static SpnegoToken decode(WireReader in) throws DecodeException {
        BerReader reader = new BerReader(in);
        return reader.at(Tag.APPLICATION_0) ? Init.decode(reader) : Response.decode(reader);
    }

    private static Optional<Bytes> octets(BerReader in, int number, String field) throws DecodeException {
        return in.at(Tag.context(number))
                ? Optional.of(in.enter(Tag.context(number), field).octetString(field))
                : Optional.empty();
    }

    private static void encodeOctets(WireWriter out, int number, Bytes content) {
        BerWriter.header(out, Tag.context(number), BerWriter.size(content.length()));
        BerWriter.header(out, Tag.OCTET_STRING, content.length());
        out.bytes(content);
    }

    private static int octetsSize(Bytes content) {
        return BerWriter.size(BerWriter.size(content.length()));
    }

    /**
     * 4.2.1 negTokenInit, in the frame of an initial GSS-API token. Of its optional fields only the token is written.
     *
     * @param mechanisms in the order of preference
     * @param token of the first mechanism, sent in the hope that it is taken
     */
    record Init(List<Bytes> mechanisms, Optional<Bytes> token) implements SpnegoToken {
        private static final int MAX_MECHANISMS = 32;

        public Init {
            mechanisms = List.copyOf(mechanisms);
            if (mechanisms.isEmpty()) {
                throw new IllegalArgumentException("no mechanism to offer");
            }
        }

        private static Init decode(BerReader in) throws DecodeException {
            BerReader frame = in.enter(Tag.APPLICATION_0, "InitialContextToken");
            Bytes mechanism = frame.objectIdentifier("thisMech");
            if (!mechanism.equals(SPNEGO)) {
                throw DecodeException.unexpected("thisMech", 0, "mechanism " + mechanism);
            }
            BerReader fields = frame.enter(Tag.context(0), "negTokenInit").enter(Tag.SEQUENCE, "negTokenInit");
            BerReader list = fields.enter(Tag.context(0), "mechTypes").enter(Tag.SEQUENCE, "mechTypes");
            List<Bytes> mechanisms = new ArrayList<>();
            while (list.hasRemaining()) {
                if (mechanisms.size() == MAX_MECHANISMS) {
                    throw DecodeException.tooLarge("mechTypes", 0, MAX_MECHANISMS + 1L, MAX_MECHANISMS);
                }
                mechanisms.add(list.objectIdentifier("mechType"));
            }
            if (mechanisms.isEmpty()) {
                throw DecodeException.invalid("mechTypes length", 0, 0);
            }
            if (fields.at(Tag.context(1))) {
                fields.skip("reqFlags");
            }
            return new Init(mechanisms, octets(fields, 2, "mechToken"));
        }

        /** What the checksums of the exchange are over. */
        Bytes mechanismList() {
            WireWriter out = new WireWriter();
            BerWriter.header(out, Tag.SEQUENCE, listLength());
            for (Bytes mechanism : mechanisms) {
                BerWriter.header(out, Tag.OBJECT_IDENTIFIER, mechanism.length());
                out.bytes(mechanism);
            }
            return out.toBytes();
        }

        private int listLength() {
            return mechanisms.stream()
                    .mapToInt(mechanism -> BerWriter.size(mechanism.length()))
                    .sum();
        }

        private int fieldsLength() {
            return BerWriter.size(BerWriter.size(listLength()))
                    + token.map(SpnegoToken::octetsSize).orElse(0);
        }

        private int frameLength() {
            return BerWriter.size(SPNEGO.length()) + BerWriter.size(BerWriter.size(fieldsLength()));
        }

        @Override
        public void encode(WireWriter out) {
            BerWriter.header(out, Tag.APPLICATION_0, frameLength());
            BerWriter.header(out, Tag.OBJECT_IDENTIFIER, SPNEGO.length());
            out.bytes(SPNEGO);
            BerWriter.header(out, Tag.context(0), BerWriter.size(fieldsLength()));
            BerWriter.header(out, Tag.SEQUENCE, fieldsLength());
            BerWriter.header(out, Tag.context(0), BerWriter.size(listLength()));
            out.bytes(mechanismList());
            token.ifPresent(bytes -> encodeOctets(out, 2, bytes));
        }

        @Override
        public int size() {
            return BerWriter.size(frameLength());
        }
    }

    /**
     * 4.2.2 negTokenResp.
     *
     * @param mechanism that the server has chosen
     * @param token of that mechanism
     * @param checksum over the client's list of mechanisms
     */
    record Response(OptionalInt state, Optional<Bytes> mechanism, Optional<Bytes> token, Optional<Bytes> checksum)
            implements SpnegoToken {
        public static final int ACCEPT_COMPLETED = 0;
        public static final int ACCEPT_INCOMPLETE = 1;
        public static final int REJECT = 2;
        public static final int REQUEST_MIC = 3;

        private static Response decode(BerReader in) throws DecodeException {
            BerReader fields = in.enter(Tag.context(1), "negTokenResp").enter(Tag.SEQUENCE, "negTokenResp");
            OptionalInt state = fields.at(Tag.context(0))
                    ? OptionalInt.of(fields.enter(Tag.context(0), "negState").enumerated("negState"))
                    : OptionalInt.empty();
            Optional<Bytes> mechanism = fields.at(Tag.context(1))
                    ? Optional.of(fields.enter(Tag.context(1), "supportedMech").objectIdentifier("supportedMech"))
                    : Optional.empty();
            return new Response(state, mechanism, octets(fields, 2, "responseToken"), octets(fields, 3, "mechListMIC"));
        }

        private static int numberSize(int value) {
            return BerWriter.size(BerWriter.size(BerWriter.numberLength(value)));
        }

        private int fieldsLength() {
            return (state.isPresent() ? numberSize(state.getAsInt()) : 0)
                    + mechanism.map(SpnegoToken::octetsSize).orElse(0)
                    + token.map(SpnegoToken::octetsSize).orElse(0)
                    + checksum.map(SpnegoToken::octetsSize).orElse(0);
        }

        @Override
        public void encode(WireWriter out) {
            BerWriter.header(out, Tag.context(1), BerWriter.size(fieldsLength()));
            BerWriter.header(out, Tag.SEQUENCE, fieldsLength());
            state.ifPresent(value -> {
                BerWriter.header(out, Tag.context(0), BerWriter.size(BerWriter.numberLength(value)));
                BerWriter.number(out, Tag.ENUMERATED, value);
            });
            mechanism.ifPresent(identifier -> {
                BerWriter.header(out, Tag.context(1), BerWriter.size(identifier.length()));
                BerWriter.header(out, Tag.OBJECT_IDENTIFIER, identifier.length());
                out.bytes(identifier);
            });
            token.ifPresent(bytes -> encodeOctets(out, 2, bytes));
            checksum.ifPresent(bytes -> encodeOctets(out, 3, bytes));
        }

        @Override
        public int size() {
            return BerWriter.size(BerWriter.size(fieldsLength()));
        }
    }
}
