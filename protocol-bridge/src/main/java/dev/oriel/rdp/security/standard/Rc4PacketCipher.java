package dev.oriel.rdp.security.standard;

import dev.oriel.rdp.security.Digests;
import dev.oriel.rdp.security.Rc4;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;

/**
 * RC4 with a keyed digest: [MS-RDPBCGR] 5.3.6.1 and 5.3.7.1. The key stream runs on from PDU to PDU and the key changes
 * after every {@link #PDUS_PER_KEY} of them.
 */
final class Rc4PacketCipher implements PacketCipher {
    static final int PDUS_PER_KEY = 4096;

    private static final byte[] PAD1 = filled(40, 0x36);
    private static final byte[] PAD2 = filled(48, 0x5C);

    private final EncryptionMethod method;
    private final byte[] macKey;
    private final byte[] firstKey;
    private byte[] key;
    private Rc4 stream;
    private int pdusWithKey;
    /** Over the life of the session, whatever the key; wraps as the field on the wire does. */
    private int pdus;

    private final SHA1Digest sha1 = new SHA1Digest();
    private final MD5Digest md5 = new MD5Digest();
    private final byte[] number = new byte[4];

    Rc4PacketCipher(EncryptionMethod method, Bytes macKey, Bytes key) {
        this.method = method;
        this.macKey = macKey.toArray();
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

    /** 5.3.6.1 MAC Generation; with {@code salted}, 5.3.6.1.1 Salted MAC Generation. */
    private byte[] sign(byte[] array, int from, int length, boolean salted) {
        sha1.update(macKey, 0, macKey.length);
        sha1.update(PAD1, 0, PAD1.length);
        updateNumber(length);
        sha1.update(array, from, length);
        if (salted) {
            updateNumber(pdus);
        }
        byte[] inner = new byte[sha1.getDigestSize()];
        sha1.doFinal(inner, 0);
        md5.update(macKey, 0, macKey.length);
        md5.update(PAD2, 0, PAD2.length);
        md5.update(inner, 0, inner.length);
        byte[] outer = new byte[md5.getDigestSize()];
        md5.doFinal(outer, 0);
        return Arrays.copyOf(outer, SecurityHeader.SIGNATURE_LENGTH);
    }

    private void updateNumber(int value) {
        for (int i = 0; i < 4; i++) {
            number[i] = (byte) (value >> (8 * i));
        }
        sha1.update(number, 0, 4);
    }

    /** 5.3.7.1 Non-FIPS: Session Key Updates. */
    private void changeKeyWhenDue() {
        if (pdusWithKey < PDUS_PER_KEY) {
            return;
        }
        byte[] digest = Digests.md5(firstKey, PAD2, Digests.sha1(firstKey, PAD1, key));
        byte[] temporary = Arrays.copyOf(digest, key.length);
        byte[] fresh = SessionKeys.weaken(method, Rc4.once(temporary, temporary));
        Digests.wipe(digest, temporary, key);
        key = fresh;
        stream = new Rc4(key);
        pdusWithKey = 0;
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
