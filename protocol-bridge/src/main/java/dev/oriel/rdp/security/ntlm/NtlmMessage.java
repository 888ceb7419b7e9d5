package dev.oriel.rdp.security.ntlm;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * One of the three messages of a log-on: [MS-NLMP] 2.2.1. Variable parts stand behind the fixed ones, wherever their
 * descriptors say; {@code encode} puts them there in the order of their fields.
 */
public sealed interface NtlmMessage extends Pdu permits NegotiateMessage, ChallengeMessage, AuthenticateMessage {
    Bytes SIGNATURE = Bytes.ofAscii("NTLMSSP\0");

    /** Of signature and MessageType, in bytes. */
    int HEADER = 12;

    /** Of the descriptor of a variable part, in bytes. */
    int FIELD = 8;

    int VERSION_LENGTH = 8;

    /** Windows 10 with revision 15 of NTLMSSP: [MS-NLMP] 2.2.2.10 VERSION. For diagnosis only. */
    Bytes CURRENT_VERSION = Bytes.ofHex("0a00 614a 000000 0f");

    int flags();

    static NtlmMessage decode(Bytes message) throws DecodeException {
        WireReader in = message.reader();
        in.require(HEADER, "NTLM message");
        Bytes signature = in.bytes(SIGNATURE.length(), "Signature");
        if (!signature.equals(SIGNATURE)) {
            throw DecodeException.invalid("Signature", 0, signature.get(0));
        }
        int type = in.i32le();
        return switch (type) {
            case NegotiateMessage.TYPE -> NegotiateMessage.decode(message, in);
            case ChallengeMessage.TYPE -> ChallengeMessage.decode(message, in);
            case AuthenticateMessage.TYPE -> AuthenticateMessage.decode(message, in);
            default -> throw DecodeException.invalid("MessageType", SIGNATURE.length(), type & 0xFFFFFFFFL);
        };
    }

    /** Whether the bytes begin like a message of NTLM. */
    static boolean looksLikeOne(Bytes bytes) {
        return bytes.length() >= HEADER && bytes.slice(0, SIGNATURE.length()).equals(SIGNATURE);
    }

    /** Where a variable part of a received message is, and how long. */
    record Part(int offset, int length, int descriptorAt) {
        static Part decode(WireReader in, String field) throws DecodeException {
            in.require(FIELD, field);
            int at = in.position();
            int length = in.u16le();
            in.skip(2, field);
            long offset = in.u32le();
            if (length == 0) {
                return new Part(Integer.MAX_VALUE, 0, at);
            }
            if (offset > Integer.MAX_VALUE) {
                throw DecodeException.invalid(field + " BufferOffset", at + 4, offset);
            }
            return new Part((int) offset, length, at);
        }

        /** A copy of the part. */
        Bytes in(Bytes message, String field) throws DecodeException {
            if (length == 0) {
                return Bytes.EMPTY;
            }
            if (offset > message.length() - length) {
                throw new DecodeException(
                        DecodeException.Kind.TRUNCATED,
                        field,
                        descriptorAt,
                        length + " bytes at " + offset + " in a message of " + message.length());
            }
            return Bytes.wrap(message.slice(offset, length).toArray());
        }

        /**
         * Writes the descriptor of a part.
         *
         * @return the offset of the part after it
         */
        static int encode(WireWriter out, Bytes part, int offset) {
            out.u16le(part.length()).u16le(part.length()).i32le(offset);
            return offset + part.length();
        }
    }
}
