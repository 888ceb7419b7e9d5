package dev.oriel.rdp.security.standard;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/** Signs and encrypts the PDUs of one direction, in their order. What it writes is the same on slow and fast path. */
interface PacketCipher {
    /** Bytes that {@link #seal} writes beyond those of the PDU. */
    int overhead(int length);

    /** Writes signature and encrypted PDU, with all between the basic header and them. */
    void seal(Bytes pdu, boolean salted, WireWriter out);

    /**
     * The reverse of {@link #seal}: checks the signature and decrypts in place.
     *
     * @return the PDU, without padding
     */
    WireReader open(WireReader in, boolean salted) throws DecodeException;
}
