package dev.oriel.rdp.security.ntlm;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.Optional;

/**
 * The server's choice and question: [MS-NLMP] 2.2.1.2 CHALLENGE_MESSAGE.
 *
 * @param targetName in the character set that the flags say
 * @param serverChallenge 8 bytes
 * @param targetInfo empty only where the server knows no NTLM version 2
 * @param version 8 bytes, there exactly when the flags say so
 */
public record ChallengeMessage(
        int flags, Bytes targetName, Bytes serverChallenge, Optional<AvPairs> targetInfo, Optional<Bytes> version)
        implements NtlmMessage {
    static final int TYPE = 2;
    static final int CHALLENGE_LENGTH = 8;

    public ChallengeMessage {
        if (serverChallenge.length() != CHALLENGE_LENGTH) {
            throw new IllegalArgumentException("server challenge of " + serverChallenge.length() + " bytes");
        }
        if (version.isPresent() != ((flags & NtlmFlags.VERSION) != 0)) {
            throw new IllegalArgumentException("version " + version + " with flags 0x" + Integer.toHexString(flags));
        }
    }

    static ChallengeMessage decode(Bytes message, WireReader in) throws DecodeException {
        Part targetName = Part.decode(in, "TargetNameFields");
        int flags = in.i32le();
        Bytes challenge = in.bytes(CHALLENGE_LENGTH, "ServerChallenge");
        in.skip(8, "Reserved");
        Part targetInfo = Part.decode(in, "TargetInfoFields");
        Optional<Bytes> version =
                (flags & NtlmFlags.VERSION) != 0 ? Optional.of(in.bytes(VERSION_LENGTH, "Version")) : Optional.empty();
        Bytes info = targetInfo.in(message, "TargetInfo");
        Optional<AvPairs> pairs = info.isEmpty() ? Optional.empty() : Optional.of(AvPairs.decode(info.reader()));
        return new ChallengeMessage(flags, targetName.in(message, "TargetName"), challenge, pairs, version);
    }

    private int fixedSize() {
        return HEADER
                + FIELD
                + 4
                + CHALLENGE_LENGTH
                + 8
                + FIELD
                + version.map(Bytes::length).orElse(0);
    }

    @Override
    public void encode(WireWriter out) {
        Bytes info = targetInfo.map(AvPairs::toBytes).orElse(Bytes.EMPTY);
        out.bytes(SIGNATURE).i32le(TYPE);
        int next = Part.encode(out, targetName, fixedSize());
        out.i32le(flags).bytes(serverChallenge).zeros(8);
        Part.encode(out, info, next);
        version.ifPresent(out::bytes);
        out.bytes(targetName).bytes(info);
    }

    @Override
    public int size() {
        return fixedSize() + targetName.length() + targetInfo.map(AvPairs::size).orElse(0);
    }
}
