package dev.oriel.rdp.security.ntlm;

import dev.oriel.rdp.security.Digests;
import dev.oriel.rdp.security.Rc4;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Utf16;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The server's half of one log-on: {@link #challenge}, then {@link #verify}. */
public final class NtlmServer {
    /** Knows the hashes of passwords. */
    public interface Accounts {
        /** @return {@link NtlmV2#ntHash} of the account's password, a copy of the caller's own; empty without such an account */
        Optional<byte[]> ntHash(String user, String domain);
    }

    private final String computerName;
    private final Accounts accounts;
    private final Clock clock;
    private final SecureRandom random;

    private Bytes negotiate = Bytes.EMPTY;
    private Bytes challenge = Bytes.EMPTY;
    private Bytes serverChallenge = Bytes.EMPTY;
    private int flags;

    public NtlmServer(String computerName, Accounts accounts, Clock clock, SecureRandom random) {
        this.computerName = computerName;
        this.accounts = accounts;
        this.clock = clock;
        this.random = random;
    }

    /** Answers the client's first message, given as it came. */
    public Bytes challenge(Bytes negotiateMessage) throws DecodeException {
        if (!(NtlmMessage.decode(negotiateMessage) instanceof NegotiateMessage offer)) {
            throw DecodeException.unexpected("MessageType", 8, "message in place of NEGOTIATE_MESSAGE");
        }
        int missing = NtlmFlags.REQUIRED & ~offer.flags();
        if (missing != 0) {
            throw new DecodeException(
                    DecodeException.Kind.UNSUPPORTED,
                    "NegotiateFlags",
                    12,
                    "the client does not offer the flags 0x" + Integer.toHexString(missing));
        }
        byte[] question = new byte[ChallengeMessage.CHALLENGE_LENGTH];
        random.nextBytes(question);
        Bytes name = Utf16.encode(computerName);
        AvPairs info = new AvPairs(List.of(
                new AvPairs.Pair(AvPairs.NB_DOMAIN_NAME, name),
                new AvPairs.Pair(AvPairs.NB_COMPUTER_NAME, name),
                new AvPairs.Pair(
                        AvPairs.TIMESTAMP,
                        new WireWriter(8)
                                .u64le(NtlmV2.fileTime(clock.instant()))
                                .toBytes())));
        flags = (offer.flags() & NtlmFlags.OFFERED) | NtlmFlags.TARGET_INFO | NtlmFlags.TARGET_TYPE_SERVER;
        Optional<Bytes> version =
                (flags & NtlmFlags.VERSION) != 0 ? Optional.of(NtlmMessage.CURRENT_VERSION) : Optional.empty();
        negotiate = negotiateMessage;
        serverChallenge = Bytes.wrap(question);
        challenge = new ChallengeMessage(flags, name, serverChallenge, Optional.of(info), version).toBytes();
        return challenge;
    }

    /**
     * Checks the client's answer, given as it came.
     *
     * @return empty where the account is unknown, the password wrong or a message has been changed on its way
     */
    public Optional<NtlmSession> verify(Bytes authenticateMessage) throws DecodeException {
        if (!(NtlmMessage.decode(authenticateMessage) instanceof AuthenticateMessage answer)) {
            throw DecodeException.unexpected("MessageType", 8, "message in place of AUTHENTICATE_MESSAGE");
        }
        if (answer.ntResponse().length() < NtlmV2.FIXED_LENGTH) {
            throw DecodeException.invalid(
                    "NtChallengeResponse Len", 20, answer.ntResponse().length());
        }
        WireReader response = answer.ntResponse().reader();
        byte[] proof = response.byteArray(NtlmV2.PROOF_LENGTH, "NTProofStr");
        byte[] temp = response.rest().toArray();
        AvPairs info = AvPairs.decode(new WireReader(
                temp,
                NtlmV2.FIXED_LENGTH - NtlmV2.PROOF_LENGTH,
                temp.length + NtlmV2.PROOF_LENGTH - NtlmV2.FIXED_LENGTH));
        Optional<byte[]> hash = accounts.ntHash(answer.user(), answer.domain());
        if (hash.isEmpty()) {
            return Optional.empty();
        }
        byte[] responseKey = NtlmV2.responseKey(hash.get(), answer.user(), answer.domain());
        byte[] exchangeKey = NtlmV2.sessionBaseKey(responseKey, proof);
        boolean known = Digests.same(proof, NtlmV2.proof(responseKey, serverChallenge, temp));
        byte[] sessionKey = answer.sessionKey().isEmpty()
                ? exchangeKey.clone()
                : Rc4.once(exchangeKey, answer.sessionKey().toArray());
        boolean whole = (info.flags() & AvPairs.FLAG_MIC) == 0 || micMatches(sessionKey, authenticateMessage, answer);
        NtlmSession session = NtlmSession.server(sessionKey, flags & answer.flags());
        Digests.wipe(hash.get(), responseKey, exchangeKey, sessionKey);
        return known && whole ? Optional.of(session) : Optional.empty();
    }

    private boolean micMatches(byte[] sessionKey, Bytes message, AuthenticateMessage answer) {
        if (answer.mic().isEmpty()) {
            return false;
        }
        byte[] withoutMic = message.toArray();
        int at = answer.micOffset();
        Arrays.fill(withoutMic, at, at + AuthenticateMessage.MIC_LENGTH, (byte) 0);
        Bytes expected = NtlmV2.mic(sessionKey, negotiate, challenge, Bytes.wrap(withoutMic));
        return Digests.same(expected.toArray(), answer.mic().get().toArray());
    }
}
