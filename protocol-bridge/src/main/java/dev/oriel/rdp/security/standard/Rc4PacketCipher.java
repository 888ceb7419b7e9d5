package dev.oriel.rdp.security.standard;

import dev.oriel.rdp.security.Digests;
import dev.oriel.rdp.security.KeyedDigest;
import dev.oriel.rdp.security.Rc4;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.Arrays;

/**
 * RC4 with a keyed digest: [MS-RDPBCGR] 5.3.6.1 and 5.3.7.1. The key stream runs on from PDU to PDU and the key changes
 * after every {@link #PDUS_PER_KEY} of them.
 */
final class Rc4PacketCipher implements PacketCipher {
    static final int PDUS_PER_KEY = 4096;

    private final EncryptionMethod method;
    private final KeyedDigest digest;
    private final byte[] firstKey;
    private byte[] key;
    private Rc4 stream;
    private int pdusWithKey;
    /** Over the life of the session, whatever the key; wraps as the field on the wire does. */
    private int pdus;

    Rc4PacketCipher(EncryptionMethod method, Bytes macKey, Bytes key) {
        this.method = method;
        this.digest = new KeyedDigest(macKey.toArray());
        this.firstKey = key.toArray();
        this.key = key.toArray();
        this.stream = new Rc4(this.key);
    }

    @Override
    public int overhead(int length) {
        return SecurityHeader.SIGNATURE_LENGTH;
    }

    @Override
    public void seal(Bytes pdu, boolean salted, WireWriter out) {
        changeKeyWhenDue();
        int signature = out.skip(SecurityHeader.SIGNATURE_LENGTH);
        int from = out.size();
        out.bytes(pdu);
        byte[] array = out.array();
        byte[] signed = sign(array, from, pdu.length(), salted);
        System.arraycopy(signed, 0, array, signature, SecurityHeader.SIGNATURE_LENGTH);
        stream.apply(array, from, pdu.length());
        count();
    }

    @Override
    public WireReader open(WireReader in, boolean salted) throws DecodeException {
        int at = in.position();
        byte[] signature = in.byteArray(SecurityHeader.SIGNATURE_LENGTH, "dataSignature");
        changeKeyWhenDue();
        int from = in.arrayPosition();
        int length = in.remaining();
        stream.apply(in.array(), from, length);
        byte[] expected = sign(in.array(), from, length, salted);
        if (!Digests.same(signature, expected)) {
            throw new DecodeException(
                    DecodeException.Kind.INVALID,
                    "dataSignature",
                    at,
                    "does not match the PDU of " + length + " bytes, number " + Integer.toUnsignedString(pdus));
        }
        count();
        return in.slice(length, "pdu");
    }

    private void count() {
        pdusWithKey++;
        pdus++;
    }

    private byte[] sign(byte[] array, int from, int length, boolean salted) {
        byte[] code = salted ? digest.ofNumbered(array, from, length, pdus) : digest.of(array, from, length);
        return Arrays.copyOf(code, SecurityHeader.SIGNATURE_LENGTH);
    }

    /** 5.3.7.1 Non-FIPS: Session Key Updates. */
    private void changeKeyWhenDue() {
        if (pdusWithKey < PDUS_PER_KEY) {
            return;
        }
        byte[] temporary = KeyedDigest.nextKey(firstKey, key);
        byte[] fresh = SessionKeys.weaken(method, Rc4.once(temporary, temporary));
        Digests.wipe(temporary, key);
        key = fresh;
        stream = new Rc4(key);
        pdusWithKey = 0;
    }
}
