package dev.oriel.rdp.security.standard;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * What stands between the transport (MCS Send Data, or the fast path's header) and a PDU. The same for both ends.
 *
 * <p>Ciphers have a state that must follow the order on the wire: calls for what is sent are made one at a time, in the
 * order of sending; likewise calls for what is received. The two directions are independent of each other.
 */
public interface SecurityLayer {
    /** For TLS and CredSSP, and for hosts that want no encryption at all. */
    static SecurityLayer none() {
        return PlainSecurity.INSTANCE;
    }

    /** Whether RDP's own encryption is in force: then every slow-path PDU has a security header. */
    boolean encrypts();

    /**
     * Writes the security header, where one is due, and the PDU, encrypted where agreed.
     *
     * @param flags what the PDU is, such as {@link SecurityHeader#INFO_PKT}; 0 for those that have a header of their own
     */
    void protect(int flags, Bytes pdu, WireWriter out);

    /**
     * Takes the security header, where there is one, and decrypts the PDU in place.
     *
     * @param in the user data of an MCS Send Data, all of it
     * @param header whether a header is there even without encryption: for licensing, and on the message channel
     */
    Opened open(WireReader in, boolean header) throws DecodeException;

    /**
     * @param flags of the security header, 0 where there was none
     * @param pdu valid as long as the buffer that was opened
     */
    record Opened(int flags, WireReader pdu) {
        /** Whether all of {@code wanted} are set. */
        public boolean has(int wanted) {
            return (flags & wanted) == wanted;
        }
    }

    /** A fast-path PDU is signed with the salted MAC. */
    int FAST_PATH_SECURE_CHECKSUM = 1;

    /** A fast-path PDU is signed and encrypted. */
    int FAST_PATH_ENCRYPTED = 2;

    /** The two top bits, shifted down, that the header of a fast-path PDU to be sent has to carry. */
    int fastPathFlags();

    /** Bytes that protection adds to a fast-path PDU with so much after its length field. */
    int fastPathOverhead(int payloadLength);

    /** Writes what follows a fast-path PDU's length field. */
    void protectFastPath(Bytes payload, WireWriter out);

    /**
     * Decrypts in place what follows a fast-path PDU's length field.
     *
     * @param flags the two top bits of the PDU's header, shifted down
     */
    WireReader openFastPath(int flags, WireReader in) throws DecodeException;

    /**
     * From now on signs with the salted MAC. For both ends, once each has announced ENC_SALTED_CHECKSUM in its general
     * capability set ([MS-RDPBCGR] 2.2.7.1.1).
     */
    default void saltSignatures() {}
}
