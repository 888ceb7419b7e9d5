package dev.oriel.rdp.security.credssp;

import dev.oriel.rdp.security.der.DerReader;
import dev.oriel.rdp.security.der.DerWriter;
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
        DerReader reader = new DerReader(in);
        return reader.at(DerReader.APPLICATION_0) ? Init.decode(reader) : Response.decode(reader);
    }

    private static Optional<Bytes> octets(DerReader in, int number, String field) throws DecodeException {
        return in.at(DerReader.context(number))
                ? Optional.of(in.enter(DerReader.context(number), field).octetString(field))
                : Optional.empty();
    }

    private static void encodeOctets(WireWriter out, int number, Bytes content) {
        DerWriter.header(out, DerReader.context(number), DerWriter.size(content.length()));
        DerWriter.header(out, DerReader.OCTET_STRING, content.length());
        out.bytes(content);
    }

    private static int octetsSize(Bytes content) {
        return DerWriter.size(DerWriter.size(content.length()));
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

        private static Init decode(DerReader in) throws DecodeException {
            DerReader frame = in.enter(DerReader.APPLICATION_0, "InitialContextToken");
            Bytes mechanism = frame.objectIdentifier("thisMech");
            if (!mechanism.equals(SPNEGO)) {
                throw DecodeException.unexpected("thisMech", 0, "mechanism " + mechanism);
            }
            DerReader fields =
                    frame.enter(DerReader.context(0), "negTokenInit").enter(DerReader.SEQUENCE, "negTokenInit");
            DerReader list = fields.enter(DerReader.context(0), "mechTypes").enter(DerReader.SEQUENCE, "mechTypes");
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
            if (fields.at(DerReader.context(1))) {
                fields.skip("reqFlags");
            }
            return new Init(mechanisms, octets(fields, 2, "mechToken"));
        }

        /** What the checksums of the exchange are over. */
        Bytes mechanismList() {
            WireWriter out = new WireWriter();
            DerWriter.header(out, DerReader.SEQUENCE, listLength());
            for (Bytes mechanism : mechanisms) {
                DerWriter.header(out, DerReader.OBJECT_IDENTIFIER, mechanism.length());
                out.bytes(mechanism);
            }
            return out.toBytes();
        }

        private int listLength() {
            return mechanisms.stream()
                    .mapToInt(mechanism -> DerWriter.size(mechanism.length()))
                    .sum();
        }

        private int fieldsLength() {
            return DerWriter.size(DerWriter.size(listLength()))
                    + token.map(SpnegoToken::octetsSize).orElse(0);
        }

        private int frameLength() {
            return DerWriter.size(SPNEGO.length()) + DerWriter.size(DerWriter.size(fieldsLength()));
        }

        @Override
        public void encode(WireWriter out) {
            DerWriter.header(out, DerReader.APPLICATION_0, frameLength());
            DerWriter.header(out, DerReader.OBJECT_IDENTIFIER, SPNEGO.length());
            out.bytes(SPNEGO);
            DerWriter.header(out, DerReader.context(0), DerWriter.size(fieldsLength()));
            DerWriter.header(out, DerReader.SEQUENCE, fieldsLength());
            DerWriter.header(out, DerReader.context(0), DerWriter.size(listLength()));
            out.bytes(mechanismList());
            token.ifPresent(bytes -> encodeOctets(out, 2, bytes));
        }

        @Override
        public int size() {
            return DerWriter.size(frameLength());
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

        private static Response decode(DerReader in) throws DecodeException {
            DerReader fields = in.enter(DerReader.context(1), "negTokenResp").enter(DerReader.SEQUENCE, "negTokenResp");
            OptionalInt state = fields.at(DerReader.context(0))
                    ? OptionalInt.of(
                            fields.enter(DerReader.context(0), "negState").enumerated("negState"))
                    : OptionalInt.empty();
            Optional<Bytes> mechanism = fields.at(DerReader.context(1))
                    ? Optional.of(
                            fields.enter(DerReader.context(1), "supportedMech").objectIdentifier("supportedMech"))
                    : Optional.empty();
            return new Response(state, mechanism, octets(fields, 2, "responseToken"), octets(fields, 3, "mechListMIC"));
        }

        private static int numberSize(int value) {
            return DerWriter.size(DerWriter.size(DerWriter.numberLength(value)));
        }

        private int fieldsLength() {
            return (state.isPresent() ? numberSize(state.getAsInt()) : 0)
                    + mechanism.map(SpnegoToken::octetsSize).orElse(0)
                    + token.map(SpnegoToken::octetsSize).orElse(0)
                    + checksum.map(SpnegoToken::octetsSize).orElse(0);
        }

        @Override
        public void encode(WireWriter out) {
            DerWriter.header(out, DerReader.context(1), DerWriter.size(fieldsLength()));
            DerWriter.header(out, DerReader.SEQUENCE, fieldsLength());
            state.ifPresent(value -> {
                DerWriter.header(out, DerReader.context(0), DerWriter.size(DerWriter.numberLength(value)));
                DerWriter.number(out, DerReader.ENUMERATED, value);
            });
            mechanism.ifPresent(identifier -> {
                DerWriter.header(out, DerReader.context(1), DerWriter.size(identifier.length()));
                DerWriter.header(out, DerReader.OBJECT_IDENTIFIER, identifier.length());
                out.bytes(identifier);
            });
            token.ifPresent(bytes -> encodeOctets(out, 2, bytes));
            checksum.ifPresent(bytes -> encodeOctets(out, 3, bytes));
        }

        @Override
        public int size() {
            return DerWriter.size(DerWriter.size(fieldsLength()));
        }
    }
}
