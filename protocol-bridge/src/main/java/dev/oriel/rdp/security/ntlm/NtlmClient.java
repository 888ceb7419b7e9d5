package dev.oriel.rdp.security.ntlm;

import dev.oriel.rdp.security.Digests;
import dev.oriel.rdp.security.Rc4;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Utf16;
import dev.oriel.rdp.wire.WireWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The client's half of one log-on: {@link #negotiate}, then {@link #authenticate}, then {@link #session}. */
public final class NtlmClient {
    private final NtlmIdentity identity;
    private final String targetName;
    private final Optional<Bytes> channelBindings;
    private final Clock clock;
    private final SecureRandom random;

    private Bytes negotiate = Bytes.EMPTY;
    private Optional<NtlmSession> session = Optional.empty();
    private Optional<Duration> clockDifference = Optional.empty();

    /**
     * @param targetName service and host, such as {@code TERMSRV/desk.example.org}
     * @param channelBindings MD5 digest of the outer channel's bindings ([MS-NLMP] 2.2.2.1 MsvAvChannelBindings), where
     *     there is such a channel
     */
    public NtlmClient(
            NtlmIdentity identity,
            String targetName,
            Optional<Bytes> channelBindings,
            Clock clock,
            SecureRandom random) {
        this.identity = identity;
        this.targetName = targetName;
        this.channelBindings = channelBindings;
        this.clock = clock;
        this.random = random;
    }

    /** The first message. */
    public Bytes negotiate() {
        negotiate = new NegotiateMessage(
                        NtlmFlags.OFFERED, Bytes.EMPTY, Bytes.EMPTY, Optional.of(NtlmMessage.CURRENT_VERSION))
                .toBytes();
        return negotiate;
    }

    /**
     * Answers the server.
     *
     * @param challenge the server's message as it came
     */
    public Bytes authenticate(Bytes challenge) throws DecodeException {
        if (!(NtlmMessage.decode(challenge) instanceof ChallengeMessage message)) {
            throw DecodeException.unexpected("MessageType", 8, "message in place of CHALLENGE_MESSAGE");
        }
        int missing = NtlmFlags.REQUIRED & ~message.flags();
        if (missing != 0) {
            throw new DecodeException(
                    DecodeException.Kind.UNSUPPORTED,
                    "NegotiateFlags",
                    20,
                    "the server refuses the flags 0x" + Integer.toHexString(missing));
        }
        AvPairs serverInfo = message.targetInfo()
                .orElseThrow(() -> new DecodeException(
                        DecodeException.Kind.UNSUPPORTED, "TargetInfo", 40, "missing: no NTLM version 2"));
        return answer(challenge, message, serverInfo);
    }

    private Bytes answer(Bytes challenge, ChallengeMessage message, AvPairs serverInfo) throws DecodeException {
        Optional<Long> serverTime = serverInfo.timestamp();
        clockDifference = serverTime.map(time -> Duration.between(clock.instant(), NtlmV2.instant(time)));
        boolean withMic = serverTime.isPresent();
        AvPairs info = clientInfo(serverInfo, withMic);

        byte[] hash = NtlmV2.ntHash(identity.password());
        byte[] responseKey = NtlmV2.responseKey(hash, identity.user(), identity.domain());
        Bytes clientChallenge = random(ChallengeMessage.CHALLENGE_LENGTH);
        long time = serverTime.orElseGet(() -> NtlmV2.fileTime(clock.instant()));
        byte[] temp = NtlmV2.clientChallenge(time, clientChallenge, info);
        byte[] proof = NtlmV2.proof(responseKey, message.serverChallenge(), temp);
        byte[] exchangeKey = NtlmV2.sessionBaseKey(responseKey, proof);
        Bytes lmResponse = withMic
                ? Bytes.wrap(new byte[24])
                : NtlmV2.lmResponse(responseKey, message.serverChallenge(), clientChallenge);

        boolean exchange = (message.flags() & NtlmFlags.KEY_EXCH) != 0;
        byte[] sessionKey = exchange ? random(AuthenticateMessage.KEY_LENGTH).toArray() : exchangeKey.clone();
        int flags = NtlmFlags.OFFERED & (message.flags() | NtlmFlags.VERSION | NtlmFlags.REQUEST_TARGET);
        AuthenticateMessage answer = new AuthenticateMessage(
                lmResponse,
                new WireWriter().bytes(proof).bytes(temp).toBytes(),
                identity.domain(),
                identity.user(),
                "",
                exchange ? Bytes.wrap(Rc4.once(exchangeKey, sessionKey)) : Bytes.EMPTY,
                flags,
                Optional.of(NtlmMessage.CURRENT_VERSION),
                withMic ? Optional.of(Bytes.wrap(new byte[AuthenticateMessage.MIC_LENGTH])) : Optional.empty());
        if (withMic) {
            answer = answer.withMic(NtlmV2.mic(sessionKey, negotiate, challenge, answer.toBytes()));
        }
        session = Optional.of(NtlmSession.client(sessionKey, flags));
        Digests.wipe(hash, responseKey, exchangeKey, sessionKey);
        return answer.toBytes();
    }

    private AvPairs clientInfo(AvPairs server, boolean withMic) throws DecodeException {
        AvPairs info = server;
        if (withMic) {
            Bytes flags =
                    new WireWriter(4).i32le(server.flags() | AvPairs.FLAG_MIC).toBytes();
            info = info.with(AvPairs.FLAGS, flags);
        }
        if (channelBindings.isPresent()) {
            info = info.with(AvPairs.CHANNEL_BINDINGS, channelBindings.get());
        }
        return info.with(AvPairs.TARGET_NAME, Utf16.encode(targetName));
    }

    private Bytes random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.wrap(bytes);
    }

    /** Whether the server's question has been answered: nothing more is expected from it. */
    public boolean answered() {
        return session.isPresent();
    }

    /** The keys agreed on. Whether the server agrees shows in its first message. */
    public NtlmSession session() {
        return session.orElseThrow(() -> new IllegalStateException("the server has not been answered yet"));
    }

    /** By how much the server's clock is ahead of ours, where it told its time. */
    public Optional<Duration> clockDifference() {
        return clockDifference;
    }
}
