package dev.oriel.rdp.security.credssp;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.HostSettings.Credentials;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.Outcome.Cause;
import dev.oriel.rdp.security.Digests;
import dev.oriel.rdp.security.ntlm.NtlmClient;
import dev.oriel.rdp.security.ntlm.NtlmIdentity;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The client's half of CredSSP: [MS-CSSP] 3.1.5. Tokens go back and forth until both ends have keys; then each proves
 * that it sees the same key of the host; only then do the credentials follow. One exchange; not thread-safe.
 */
public final class CredSspClient {
    private static final int VERSION = 6;
    private static final int OLDEST_VERSION = 2;

    private enum State {
        TOKENS,
        PROOF,
        OVER
    }

    private final Credentials credentials;
    private final Bytes hostPublicKey;
    private final NtlmClient ntlm;
    private final LogOn logOn;
    private final Bytes nonce;
    private final TsRequestBuffer buffer;
    private State state = State.TOKENS;
    /** What both ends speak; the host's first message tells. */
    private int version;

    /**
     * @param host name or address that the user asked for
     * @param hostPublicKey the SubjectPublicKey of the certificate that TLS has shown
     */
    public CredSspClient(
            Credentials credentials,
            String host,
            Bytes hostPublicKey,
            Clock clock,
            SecureRandom random,
            Limits limits) {
        this(credentials, host, hostPublicKey, false, clock, random, limits);
    }

    /** @param negotiate whether to wrap the tokens by SPNEGO */
    CredSspClient(
            Credentials credentials,
            String host,
            Bytes hostPublicKey,
            boolean negotiate,
            Clock clock,
            SecureRandom random,
            Limits limits) {
        this.credentials = credentials;
        this.hostPublicKey = hostPublicKey;
        NtlmIdentity identity = new NtlmIdentity(credentials.user(), credentials.password(), credentials.domain());
        this.ntlm = new NtlmClient(identity, "TERMSRV/" + host, Optional.empty(), clock, random);
        this.logOn = negotiate ? new LogOn.Negotiated(ntlm) : new LogOn.Plain(ntlm);
        byte[] number = new byte[TsRequest.NONCE_LENGTH];
        random.nextBytes(number);
        this.nonce = Bytes.wrap(number);
        this.buffer = new TsRequestBuffer(limits);
    }

    /** The first message; the client begins. */
    public CredSspStep start() {
        return new CredSspStep.Send(
                TsRequest.ofVersion(VERSION).withNegoToken(logOn.start()).toBytes());
    }

    /**
     * Takes what the host has sent.
     *
     * @param length of the piece, which may be any part of a message
     */
    public CredSspStep receive(byte[] bytes, int from, int length) throws DecodeException {
        Optional<TsRequest> request = buffer.add(bytes, from, length);
        return request.isPresent() ? receive(request.get()) : new CredSspStep.More();
    }

    private CredSspStep receive(TsRequest request) throws DecodeException {
        if (request.errorCode().isPresent() && request.errorCode().getAsInt() != 0) {
            return fail(refusal(request.errorCode().getAsInt()));
        }
        agreeOnVersion(request.version());
        return switch (state) {
            case TOKENS -> answerToken(request);
            case PROOF -> checkProof(request);
            case OVER -> throw DecodeException.unexpected("TSRequest", 0, "message after the end of the exchange");
        };
    }

    /** A host that changed its version on the way would be one between the two of us. */
    private void agreeOnVersion(int hostVersion) throws DecodeException {
        if (hostVersion < OLDEST_VERSION) {
            throw new DecodeException(
                    DecodeException.Kind.UNSUPPORTED, "version", -1, "version " + hostVersion + " of CredSSP");
        }
        int common = Math.min(VERSION, hostVersion);
        if (version != 0 && version != common) {
            throw DecodeException.unexpected("version", -1, "change from version " + version + " to " + hostVersion);
        }
        version = common;
    }

    private CredSspStep answerToken(TsRequest request) throws DecodeException {
        Bytes token = request.negoToken()
                .orElseThrow(() -> DecodeException.unexpected("TSRequest", -1, "absence of negoTokens"));
        Optional<Bytes> answer = logOn.answer(token);
        TsRequest reply = TsRequest.ofVersion(VERSION);
        if (answer.isPresent()) {
            reply = reply.withNegoToken(answer.get());
        }
        if (logOn.complete()) {
            reply = withProof(reply);
            state = State.PROOF;
        }
        return new CredSspStep.Send(reply.toBytes());
    }

    private TsRequest withProof(TsRequest reply) {
        Bytes proof = ntlm.session().seal(PublicKeyBinding.ofClient(version, hostPublicKey, nonce));
        TsRequest proved = reply.withPubKeyAuth(proof);
        return version >= PublicKeyBinding.FIRST_VERSION_WITH_NONCE ? proved.withClientNonce(nonce) : proved;
    }

    private CredSspStep checkProof(TsRequest request) throws DecodeException {
        Bytes proof = request.pubKeyAuth()
                .orElseThrow(() -> DecodeException.unexpected("TSRequest", -1, "absence of pubKeyAuth"));
        byte[] shown = ntlm.session().open(proof);
        if (!Digests.same(shown, PublicKeyBinding.ofServer(version, hostPublicKey, nonce))) {
            return fail(Outcome.of(
                    Cause.CREDSSP_FAILED,
                    ConnectStage.CREDENTIALS,
                    "the host's proof is for another certificate than TLS has shown: somebody may be in between"));
        }
        state = State.OVER;
        byte[] plain = new TsCredentials(credentials).toSecretArray();
        // Sealing overwrites the array with what is sent.
        Bytes sealed = ntlm.session().seal(plain);
        return new CredSspStep.Done(
                TsRequest.ofVersion(VERSION).withAuthInfo(sealed).toBytes());
    }

    private CredSspStep fail(Outcome outcome) {
        state = State.OVER;
        return new CredSspStep.Failed(outcome);
    }

    private Outcome refusal(int errorCode) {
        Outcome outcome = NtStatus.outcome(errorCode, state == State.PROOF);
        Optional<Duration> difference = ntlm.clockDifference();
        if (outcome.cause() != Cause.CLOCK_SKEW || difference.isEmpty()) {
            return outcome;
        }
        String measured = "; the host's clock is " + difference.get().toSeconds() + " seconds ahead of this one";
        return new Outcome(outcome.cause(), outcome.stage(), outcome.detail() + measured, outcome.hostCode());
    }

    /** What it means that the host has closed the connection now. Old hosts refuse a log-on in no other way. */
    public Outcome closedByHost() {
        return switch (state) {
            case PROOF ->
                Outcome.of(
                        Cause.LOGON_REFUSED,
                        ConnectStage.CREDENTIALS,
                        "the host closed the connection in place of an answer to the log-on");
            case TOKENS, OVER ->
                Outcome.of(Cause.RESET, ConnectStage.CREDENTIALS, "the host closed the connection during CredSSP");
        };
    }
}
