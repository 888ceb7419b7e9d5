package dev.oriel.rdp.security.credssp;

import dev.oriel.bridge.HostSettings.Credentials;
import dev.oriel.bridge.Secret;
import dev.oriel.rdp.asn1.BerReader;
import dev.oriel.rdp.asn1.BerWriter;
import dev.oriel.rdp.asn1.Tag;
import dev.oriel.rdp.security.Digests;
import dev.oriel.rdp.security.SecretText;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.Utf16;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.Arrays;

/**
 * User and password, as the host receives them: [MS-CSSP] 2.2.1.2 TSCredentials around 2.2.1.2.1 TSPasswordCreds. Other
 * kinds (smart cards, remote guard) are not sent.
 */
public record TsCredentials(Credentials credentials) implements Pdu {
    private static final int PASSWORD = 1;

    public static TsCredentials decode(WireReader in) throws DecodeException {
        BerReader fields = new BerReader(in).enter(Tag.SEQUENCE, "TSCredentials");
        BerReader type = fields.enter(Tag.context(0), "credType");
        int at = type.position();
        int credType = type.integer("credType");
        if (credType != PASSWORD) {
            throw new DecodeException(
                    DecodeException.Kind.UNSUPPORTED, "credType", at, "value " + credType + " is not a password");
        }
        Bytes inner = fields.enter(Tag.context(1), "credentials").octetString("credentials");
        BerReader password = new BerReader(inner).enter(Tag.SEQUENCE, "TSPasswordCreds");
        String domain = text(password, 0, "domainName");
        String user = text(password, 1, "userName");
        byte[] secret = octets(password, 2, "password").toArray();
        if (secret.length % 2 != 0) {
            throw DecodeException.invalid("password length", password.position(), secret.length);
        }
        TsCredentials decoded = new TsCredentials(new Credentials(user, SecretText.ofUtf16(secret), domain));
        Digests.wipe(secret);
        return decoded;
    }

    private static String text(BerReader in, int number, String field) throws DecodeException {
        Bytes bytes = octets(in, number, field);
        return Utf16.read(bytes.reader(), bytes.length(), field);
    }

    private static Bytes octets(BerReader in, int number, String field) throws DecodeException {
        return in.enter(Tag.context(number), field).octetString(field);
    }

    @Override
    public void encode(WireWriter out) {
        int inner = BerWriter.size(passwordCredsLength());
        BerWriter.header(out, Tag.SEQUENCE, contentLength());
        BerWriter.header(out, Tag.context(0), BerWriter.size(1));
        BerWriter.number(out, Tag.INTEGER, PASSWORD);
        BerWriter.header(out, Tag.context(1), BerWriter.size(inner));
        BerWriter.header(out, Tag.OCTET_STRING, inner);
        BerWriter.header(out, Tag.SEQUENCE, passwordCredsLength());
        encodeOctets(out, 0, Utf16.encode(credentials.domain()).toArray());
        encodeOctets(out, 1, Utf16.encode(credentials.user()).toArray());
        byte[] password = SecretText.utf16(credentials.password());
        encodeOctets(out, 2, password);
        Digests.wipe(password);
    }

    private static void encodeOctets(WireWriter out, int number, byte[] content) {
        BerWriter.header(out, Tag.context(number), BerWriter.size(content.length));
        BerWriter.header(out, Tag.OCTET_STRING, content.length);
        out.bytes(content);
    }

    private int passwordCredsLength() {
        char[] password = credentials.password().reveal();
        int length = octetsSize(credentials.domain().length())
                + octetsSize(credentials.user().length())
                + octetsSize(password.length);
        Arrays.fill(password, '\0');
        return length;
    }

    private static int octetsSize(int characters) {
        return BerWriter.size(BerWriter.size(2 * characters));
    }

    private int contentLength() {
        int inner = BerWriter.size(passwordCredsLength());
        return BerWriter.size(BerWriter.size(1)) + BerWriter.size(BerWriter.size(inner));
    }

    @Override
    public int size() {
        return BerWriter.size(contentLength());
    }

    /** The encoded form in an array of its own, which the caller overwrites. */
    byte[] toSecretArray() {
        WireWriter out = new WireWriter(size());
        encode(out);
        byte[] encoded = out.toArray();
        Digests.wipe(out.array());
        return encoded;
    }

    /** {@link Secret} has no equality of content; two credentials are the same when everything in them is. */
    @Override
    public boolean equals(Object other) {
        return other instanceof TsCredentials that && Digests.same(toSecretArray(), that.toSecretArray());
    }

    @Override
    public int hashCode() {
        return credentials.user().hashCode();
    }
}
