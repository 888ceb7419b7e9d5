package dev.oriel.rdp.security.credssp;

import dev.oriel.rdp.asn1.BerReader;
import dev.oriel.rdp.asn1.BerWriter;
import dev.oriel.rdp.asn1.Tag;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The one message of CredSSP: [MS-CSSP] 2.2.1 TSRequest.
 *
 * @param version of the protocol, 2 to 6 in use; the same in every message of a sender
 * @param negoToken of SPNEGO, or of NTLM alone; the list in which it stands has one element
 * @param authInfo the credentials, sealed
 * @param pubKeyAuth proof of the host's key, sealed
 * @param errorCode NTSTATUS; from version 3 on
 * @param clientNonce 32 bytes; from version 5 on
 */
public record TsRequest(
        int version,
        Optional<Bytes> negoToken,
        Optional<Bytes> authInfo,
        Optional<Bytes> pubKeyAuth,
        OptionalInt errorCode,
        Optional<Bytes> clientNonce)
        implements Pdu {
    public static final int NONCE_LENGTH = 32;

    public TsRequest {
        if (version < 0) {
            throw new IllegalArgumentException("version " + version);
        }
        clientNonce.ifPresent(nonce -> {
            if (nonce.length() != NONCE_LENGTH) {
                throw new IllegalArgumentException("client nonce of " + nonce.length() + " bytes");
            }
        });
    }

    /** Without anything but a version. */
    static TsRequest ofVersion(int version) {
        return new TsRequest(
                version, Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty());
    }

    TsRequest withNegoToken(Bytes token) {
        return new TsRequest(version, Optional.of(token), authInfo, pubKeyAuth, errorCode, clientNonce);
    }

    TsRequest withAuthInfo(Bytes info) {
        return new TsRequest(version, negoToken, Optional.of(info), pubKeyAuth, errorCode, clientNonce);
    }

    TsRequest withPubKeyAuth(Bytes proof) {
        return new TsRequest(version, negoToken, authInfo, Optional.of(proof), errorCode, clientNonce);
    }

    TsRequest withErrorCode(int code) {
        return new TsRequest(version, negoToken, authInfo, pubKeyAuth, OptionalInt.of(code), clientNonce);
    }

    TsRequest withClientNonce(Bytes nonce) {
        return new TsRequest(version, negoToken, authInfo, pubKeyAuth, errorCode, Optional.of(nonce));
    }

    public static TsRequest decode(WireReader in) throws DecodeException {
        BerReader fields = new BerReader(in).enter(Tag.SEQUENCE, "TSRequest");
        BerReader versionField = fields.enter(Tag.context(0), "version");
        int at = versionField.position();
        int version = versionField.integer("version");
        if (version < 0) {
            throw DecodeException.invalid("version", at, version & 0xFFFFFFFFL);
        }
        TsRequest request = ofVersion(version);
        if (fields.at(Tag.context(1))) {
            request = request.withNegoToken(decodeNegoToken(fields.enter(Tag.context(1), "negoTokens")));
        }
        if (fields.at(Tag.context(2))) {
            request = request.withAuthInfo(octets(fields, 2, "authInfo"));
        }
        if (fields.at(Tag.context(3))) {
            request = request.withPubKeyAuth(octets(fields, 3, "pubKeyAuth"));
        }
        if (fields.at(Tag.context(4))) {
            request = request.withErrorCode(
                    fields.enter(Tag.context(4), "errorCode").integer("errorCode"));
        }
        if (fields.at(Tag.context(5))) {
            Bytes nonce = octets(fields, 5, "clientNonce");
            if (nonce.length() != NONCE_LENGTH) {
                throw DecodeException.invalid("clientNonce length", fields.position(), nonce.length());
            }
            request = request.withClientNonce(nonce);
        }
        // Later versions may add fields behind these.
        return request;
    }

    /** NegoData; more tokens than the first are not in use. */
    private static Bytes decodeNegoToken(BerReader in) throws DecodeException {
        BerReader item = in.enter(Tag.SEQUENCE, "NegoData").enter(Tag.SEQUENCE, "NegoDataItem");
        return octets(item, 0, "negoToken");
    }

    private static Bytes octets(BerReader in, int number, String field) throws DecodeException {
        return in.enter(Tag.context(number), field).octetString(field);
    }

    @Override
    public void encode(WireWriter out) {
        BerWriter.header(out, Tag.SEQUENCE, contentLength());
        encodeNumber(out, 0, version);
        negoToken.ifPresent(token -> {
            int item = octetsSize(token);
            BerWriter.header(out, Tag.context(1), BerWriter.size(BerWriter.size(item)));
            BerWriter.header(out, Tag.SEQUENCE, BerWriter.size(item));
            BerWriter.header(out, Tag.SEQUENCE, item);
            encodeOctets(out, 0, token);
        });
        authInfo.ifPresent(info -> encodeOctets(out, 2, info));
        pubKeyAuth.ifPresent(proof -> encodeOctets(out, 3, proof));
        errorCode.ifPresent(code -> encodeNumber(out, 4, code));
        clientNonce.ifPresent(nonce -> encodeOctets(out, 5, nonce));
    }

    private static void encodeNumber(WireWriter out, int number, int value) {
        BerWriter.header(out, Tag.context(number), BerWriter.size(BerWriter.numberLength(value)));
        BerWriter.number(out, Tag.INTEGER, value);
    }

    private static void encodeOctets(WireWriter out, int number, Bytes content) {
        BerWriter.header(out, Tag.context(number), BerWriter.size(content.length()));
        BerWriter.header(out, Tag.OCTET_STRING, content.length());
        out.bytes(content);
    }

    private static int octetsSize(Bytes content) {
        return BerWriter.size(BerWriter.size(content.length()));
    }

    private static int numberSize(int value) {
        return BerWriter.size(BerWriter.size(BerWriter.numberLength(value)));
    }

    private int contentLength() {
        int length = numberSize(version);
        length += negoToken
                .map(token -> BerWriter.size(BerWriter.size(BerWriter.size(octetsSize(token)))))
                .orElse(0);
        length += authInfo.map(TsRequest::octetsSize).orElse(0);
        length += pubKeyAuth.map(TsRequest::octetsSize).orElse(0);
        length += errorCode.isPresent() ? numberSize(errorCode.getAsInt()) : 0;
        length += clientNonce.map(TsRequest::octetsSize).orElse(0);
        return length;
    }

    @Override
    public int size() {
        return BerWriter.size(contentLength());
    }
}
