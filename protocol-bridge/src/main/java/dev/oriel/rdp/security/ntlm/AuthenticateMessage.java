package dev.oriel.rdp.security.ntlm;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Utf16;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The client's answer: [MS-NLMP] 2.2.1.3 AUTHENTICATE_MESSAGE.
 *
 * @param lmResponse LmChallengeResponse
 * @param ntResponse NtChallengeResponse
 * @param sessionKey EncryptedRandomSessionKey, empty or 16 bytes
 * @param flags with {@link NtlmFlags#UNICODE}: other character sets are not supported
 * @param version 8 bytes, there exactly when the flags say so
 * @param mic 16 bytes, over all three messages
 */
public record AuthenticateMessage(
        Bytes lmResponse,
        Bytes ntResponse,
        String domain,
        String user,
        String workstation,
        Bytes sessionKey,
        int flags,
        Optional<Bytes> version,
        Optional<Bytes> mic)
        implements NtlmMessage {
    static final int TYPE = 3;
    static final int MIC_LENGTH = 16;
    static final int KEY_LENGTH = 16;

    public AuthenticateMessage {
        if (version.isPresent() != ((flags & NtlmFlags.VERSION) != 0)) {
            throw new IllegalArgumentException("version " + version + " with flags 0x" + Integer.toHexString(flags));
        }
        if (!sessionKey.isEmpty() && sessionKey.length() != KEY_LENGTH) {
            throw new IllegalArgumentException("session key of " + sessionKey.length() + " bytes");
        }
        mic.ifPresent(code -> {
            if (code.length() != MIC_LENGTH) {
                throw new IllegalArgumentException("MIC of " + code.length() + " bytes");
            }
        });
    }

    static AuthenticateMessage decode(Bytes message, WireReader in) throws DecodeException {
        Part lm = Part.decode(in, "LmChallengeResponseFields");
        Part nt = Part.decode(in, "NtChallengeResponseFields");
        Part domain = Part.decode(in, "DomainNameFields");
        Part user = Part.decode(in, "UserNameFields");
        Part workstation = Part.decode(in, "WorkstationFields");
        Part key = Part.decode(in, "EncryptedRandomSessionKeyFields");
        int flagsAt = in.position();
        int flags = in.i32le();
        if ((flags & NtlmFlags.UNICODE) == 0) {
            throw new DecodeException(
                    DecodeException.Kind.UNSUPPORTED,
                    "NegotiateFlags",
                    flagsAt,
                    "no unicode in 0x" + Integer.toHexString(flags));
        }
        Optional<Bytes> version =
                (flags & NtlmFlags.VERSION) != 0 ? Optional.of(in.bytes(VERSION_LENGTH, "Version")) : Optional.empty();
        // No flag tells whether there is a MIC, only the place where the first of the other parts begins.
        int payload = IntStream.of(
                        lm.offset(), nt.offset(), domain.offset(), user.offset(), workstation.offset(), key.offset())
                .min()
                .getAsInt();
        int end = Math.min(payload, message.length());
        Optional<Bytes> mic =
                end - in.position() >= MIC_LENGTH ? Optional.of(in.bytes(MIC_LENGTH, "MIC")) : Optional.empty();
        if (key.length() != 0 && key.length() != KEY_LENGTH) {
            throw DecodeException.invalid("EncryptedRandomSessionKey Len", key.descriptorAt(), key.length());
        }
        return new AuthenticateMessage(
                lm.in(message, "LmChallengeResponse"),
                nt.in(message, "NtChallengeResponse"),
                text(domain, message, "DomainName"),
                text(user, message, "UserName"),
                text(workstation, message, "Workstation"),
                key.in(message, "EncryptedRandomSessionKey"),
                flags,
                version,
                mic);
    }

    private static String text(Part part, Bytes message, String field) throws DecodeException {
        return Utf16.read(part.in(message, field).reader(), part.length(), field);
    }

    /** Where the MIC is: everything before it and after it counts in it, itself as zeros. */
    int micOffset() {
        return HEADER + 6 * FIELD + 4 + version.map(Bytes::length).orElse(0);
    }

    AuthenticateMessage withMic(Bytes code) {
        return new AuthenticateMessage(
                lmResponse, ntResponse, domain, user, workstation, sessionKey, flags, version, Optional.of(code));
    }

    private int fixedSize() {
        return micOffset() + mic.map(Bytes::length).orElse(0);
    }

    @Override
    public void encode(WireWriter out) {
        Bytes domainBytes = Utf16.encode(domain);
        Bytes userBytes = Utf16.encode(user);
        Bytes workstationBytes = Utf16.encode(workstation);
        int names = fixedSize();
        int responses = names + domainBytes.length() + userBytes.length() + workstationBytes.length();

        out.bytes(SIGNATURE).i32le(TYPE);
        int next = Part.encode(out, lmResponse, responses);
        int key = Part.encode(out, ntResponse, next);
        next = Part.encode(out, domainBytes, names);
        next = Part.encode(out, userBytes, next);
        Part.encode(out, workstationBytes, next);
        Part.encode(out, sessionKey, key);
        out.i32le(flags);
        version.ifPresent(out::bytes);
        mic.ifPresent(out::bytes);
        out.bytes(domainBytes).bytes(userBytes).bytes(workstationBytes);
        out.bytes(lmResponse).bytes(ntResponse).bytes(sessionKey);
    }

    @Override
    public int size() {
        return fixedSize()
                + 2 * (domain.length() + user.length() + workstation.length())
                + lmResponse.length()
                + ntResponse.length()
                + sessionKey.length();
    }
}
