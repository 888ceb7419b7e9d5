package dev.oriel.rdp.security.standard;

import dev.oriel.rdp.security.Digests;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.modes.CBCModeCipher;
import org.bouncycastle.crypto.params.DESedeParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * 3DES in CBC mode with HMAC-SHA1: [MS-RDPBCGR] 5.3.6.2 and 5.3.7.2. The chain runs on from PDU to PDU. The MAC always
 * contains the number of the PDU, so there is no salted form of it.
 */
final class FipsPacketCipher implements PacketCipher {
    /** 5.3.5.2: the same for everybody. */
    private static final byte[] INITIAL_VECTOR = {
        0x12, 0x34, 0x56, 0x78, (byte) 0x90, (byte) 0xAB, (byte) 0xCD, (byte) 0xEF
    };

    private static final int BLOCK = 8;

    private final CBCModeCipher cipher = CBCBlockCipher.newInstance(new DESedeEngine());
    private final HMac mac = new HMac(new SHA1Digest());
    /** Wraps as the field on the wire does. */
    private int pdus;

    FipsPacketCipher(Bytes macKey, Bytes key, boolean encrypt) {
        cipher.init(encrypt, new ParametersWithIV(new DESedeParameters(key.toArray()), INITIAL_VECTOR));
        mac.init(new KeyParameter(macKey.toArray()));
    }

    @Override
    public int overhead(int length) {
        return FipsInformation.SIZE + SecurityHeader.SIGNATURE_LENGTH + padding(length);
    }

    private static int padding(int length) {
        return -length & (BLOCK - 1);
    }

    @Override
    public void seal(Bytes pdu, boolean salted, WireWriter out) {
        int padding = padding(pdu.length());
        new FipsInformation(padding).encode(out);
        int signature = out.skip(SecurityHeader.SIGNATURE_LENGTH);
        int from = out.size();
        out.bytes(pdu).zeros(padding);
        byte[] array = out.array();
        System.arraycopy(sign(array, from, pdu.length()), 0, array, signature, SecurityHeader.SIGNATURE_LENGTH);
        crypt(array, from, pdu.length() + padding);
        pdus++;
    }

    @Override
    public WireReader open(WireReader in, boolean salted) throws DecodeException {
        int padding = FipsInformation.decode(in).padLength();
        int at = in.position();
        byte[] signature = in.byteArray(SecurityHeader.SIGNATURE_LENGTH, "dataSignature");
        int padded = in.remaining();
        if (padded % BLOCK != 0 || padded < padding) {
            throw DecodeException.invalid("encrypted length", in.position(), padded);
        }
        int from = in.arrayPosition();
        crypt(in.array(), from, padded);
        int length = padded - padding;
        if (!Digests.same(signature, sign(in.array(), from, length))) {
            throw new DecodeException(
                    DecodeException.Kind.INVALID,
                    "dataSignature",
                    at,
                    "does not match the PDU of " + length + " bytes, number " + Integer.toUnsignedString(pdus));
        }
        pdus++;
        WireReader pdu = in.slice(length, "pdu");
        in.skip(padding, "padding");
        return pdu;
    }

    private void crypt(byte[] array, int from, int length) {
        for (int at = from; at < from + length; at += BLOCK) {
            cipher.processBlock(array, at, array, at);
        }
    }

    private byte[] sign(byte[] array, int from, int length) {
        mac.update(array, from, length);
        for (int shift = 0; shift < 32; shift += 8) {
            mac.update((byte) (pdus >> shift));
        }
        byte[] digest = new byte[mac.getMacSize()];
        mac.doFinal(digest, 0);
        return Arrays.copyOf(digest, SecurityHeader.SIGNATURE_LENGTH);
    }
}
