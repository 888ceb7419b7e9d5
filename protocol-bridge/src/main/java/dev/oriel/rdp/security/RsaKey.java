package dev.oriel.rdp.security;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import java.math.BigInteger;

/**
 * Half of an RSA key pair: [MS-RDPBCGR] 5.3.4.1 Encrypting Client Random. The operation is bare: no padding scheme, and
 * numbers are in little-endian byte order.
 *
 * @param modulus odd, of 64 bytes or more, at most 8192 bits
 * @param exponent public or private, positive, not longer than the modulus
 */
public record RsaKey(BigInteger modulus, BigInteger exponent) {
    /**
     * 64 bytes: shorter ones are broken in hours. The top bits may be zero, as in the key of 511 bits in every licence
     * request of xrdp.
     */
    private static final int MIN_BITS = 64 * 8 - 7;

    /** Longer ones only cost time. */
    private static final int MAX_BITS = 8192;

    /** A public exponent in use is 65537; the proprietary certificate has room for 32 bits. */
    private static final int MAX_PUBLIC_EXPONENT_BITS = 64;

    public RsaKey {
        if (!fits(modulus)) {
            throw new IllegalArgumentException("RSA modulus of " + modulus.bitLength() + " bits");
        }
        if (exponent.signum() <= 0 || exponent.bitLength() > modulus.bitLength()) {
            throw new IllegalArgumentException("RSA exponent of " + exponent.bitLength() + " bits");
        }
    }

    /** A public key as it came from a peer. */
    public static RsaKey ofWire(BigInteger modulus, BigInteger publicExponent, int offset) throws DecodeException {
        if (!fits(modulus)) {
            throw DecodeException.invalid("modulus", offset, modulus.bitLength());
        }
        if (publicExponent.signum() <= 0 || publicExponent.bitLength() > MAX_PUBLIC_EXPONENT_BITS) {
            throw DecodeException.invalid("pubExp", offset, publicExponent.bitLength());
        }
        return new RsaKey(modulus, publicExponent);
    }

    private static boolean fits(BigInteger modulus) {
        return modulus.signum() > 0
                && modulus.testBit(0)
                && modulus.bitLength() >= MIN_BITS
                && modulus.bitLength() <= MAX_BITS;
    }

    /** Of the modulus, in bytes; each result of {@link #apply} has this length. */
    public int length() {
        return (modulus.bitLength() + 7) / 8;
    }

    /**
     * Encrypts, decrypts or signs.
     *
     * @param littleEndian a number below the modulus
     * @return little-endian, {@link #length} bytes
     * @throws IllegalArgumentException where the number is not below the modulus
     */
    public byte[] apply(byte[] littleEndian) {
        BigInteger number = ofLittleEndian(littleEndian);
        if (number.compareTo(modulus) >= 0) {
            throw new IllegalArgumentException(
                    "number of " + number.bitLength() + " bits is not below the modulus of " + modulus.bitLength());
        }
        return toLittleEndian(number.modPow(exponent, modulus), length());
    }

    public Bytes modulusLittleEndian() {
        return Bytes.wrap(toLittleEndian(modulus, length()));
    }

    /** The unsigned number that {@code bytes} holds, least significant byte first. */
    public static BigInteger ofLittleEndian(byte[] bytes) {
        return new BigInteger(1, reversed(bytes));
    }

    private static byte[] toLittleEndian(BigInteger number, int length) {
        byte[] bigEndian = number.toByteArray();
        byte[] result = new byte[length];
        for (int i = 0; i < Math.min(length, bigEndian.length); i++) {
            result[i] = bigEndian[bigEndian.length - 1 - i];
        }
        return result;
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] result = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            result[i] = bytes[bytes.length - 1 - i];
        }
        return result;
    }
}
