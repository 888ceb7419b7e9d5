package dev.oriel.rdp.security.credssp;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.HostSettings.Credentials;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.Outcome.Cause;
import dev.oriel.rdp.security.Digests;
import dev.oriel.rdp.security.ntlm.NtlmMessage;
import dev.oriel.rdp.security.ntlm.NtlmServer;
import dev.oriel.rdp.security.ntlm.NtlmSession;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The host's half of CredSSP: [MS-CSSP] 3.2.5. Takes NTLM as it is and wrapped by SPNEGO. One exchange; not
 * thread-safe.
 */
public final class CredSspServer {
    private enum State {
        FIRST_TOKEN,
        ANSWER,
        PROOF,
        CREDENTIALS,
        OVER
    }

    private final NtlmServer ntlm;
    private final Bytes publicKey;
    private final int ownVersion;
    private final TsRequestBuffer buffer;
    private State state = State.FIRST_TOKEN;
    private int version;
    private Optional<Bytes> nonce = Optional.empty();
    private Optional<SpnegoToken.Init> offer = Optional.empty();
    private Optional<NtlmSession> session = Optional.empty();
    private Optional<Credentials> credentials = Optional.empty();

    /**
     * @param publicKey SubjectPublicKey of the certificate that TLS shows
     * @param version 2..6
     */
    public CredSspServer(NtlmServer ntlm, Bytes publicKey, int version, Limits limits) {
        this.ntlm = ntlm;
        this.publicKey = publicKey;
        this.ownVersion = version;
        this.buffer = new TsRequestBuffer(limits);
    }

    /** Takes what the client has sent, in pieces of any length. */
    public CredSspStep receive(byte[] bytes, int from, int length) throws DecodeException {
        Optional<TsRequest> request = buffer.add(bytes, from, length);
        return request.isPresent() ? receive(request.get()) : new CredSspStep.More();
    }

    private CredSspStep receive(TsRequest request) throws DecodeException {
        version = Math.min(ownVersion, request.version());
        if (request.clientNonce().isPresent()) {
            nonce = request.clientNonce();
        }
        return switch (state) {
            case FIRST_TOKEN -> challenge(token(request));
            case ANSWER -> verify(request);
            case PROOF -> prove(request);
            case CREDENTIALS -> take(request);
            case OVER -> throw DecodeException.unexpected("TSRequest", 0, "message after the end of the exchange");
        };
    }

    private static Bytes token(TsRequest request) throws DecodeException {
        return request.negoToken()
                .orElseThrow(() -> DecodeException.unexpected("TSRequest", -1, "absence of negoTokens"));
    }

    private CredSspStep challenge(Bytes token) throws DecodeException {
        state = State.ANSWER;
        if (NtlmMessage.looksLikeOne(token)) {
            return send(TsRequest.ofVersion(ownVersion).withNegoToken(ntlm.challenge(token)));
        }
        if (!(SpnegoToken.decode(token.reader()) instanceof SpnegoToken.Init init)
                || init.token().isEmpty()
                || !init.mechanisms().getFirst().equals(SpnegoToken.NTLM)) {
            throw DecodeException.unexpected("negoToken", 0, "offer without NTLM in the first place");
        }
        offer = Optional.of(init);
        Bytes challenge = ntlm.challenge(init.token().get());
        SpnegoToken.Response response = new SpnegoToken.Response(
                OptionalInt.of(SpnegoToken.Response.ACCEPT_INCOMPLETE),
                Optional.of(SpnegoToken.NTLM),
                Optional.of(challenge),
                Optional.empty());
        return send(TsRequest.ofVersion(ownVersion).withNegoToken(response.toBytes()));
    }

    private CredSspStep verify(TsRequest request) throws DecodeException {
        if (offer.isEmpty()) {
            session = ntlm.verify(token(request));
            return session.isEmpty() ? refuse() : prove(request);
        }
        if (!(SpnegoToken.decode(token(request).reader()) instanceof SpnegoToken.Response response)
                || response.token().isEmpty()
                || response.checksum().isEmpty()) {
            throw DecodeException.unexpected("negoToken", 0, "answer without responseToken or mechListMIC");
        }
        session = ntlm.verify(response.token().get());
        if (session.isEmpty()) {
            return refuse();
        }
        NtlmSession keys = session.get();
        Bytes list = offer.get().mechanismList();
        keys.verify(list, response.checksum().get());
        SpnegoToken.Response completed = new SpnegoToken.Response(
                OptionalInt.of(SpnegoToken.Response.ACCEPT_COMPLETED),
                Optional.empty(),
                Optional.empty(),
                Optional.of(keys.sign(list)));
        keys.restartStreams();
        state = State.PROOF;
        return send(TsRequest.ofVersion(ownVersion).withNegoToken(completed.toBytes()));
    }

    private CredSspStep refuse() {
        state = State.OVER;
        return new CredSspStep.Send(TsRequest.ofVersion(ownVersion)
                .withErrorCode(NtStatus.LOGON_FAILURE.code())
                .toBytes());
    }

    private CredSspStep prove(TsRequest request) throws DecodeException {
        Bytes proof = request.pubKeyAuth()
                .orElseThrow(() -> DecodeException.unexpected("TSRequest", -1, "absence of pubKeyAuth"));
        if (version >= PublicKeyBinding.FIRST_VERSION_WITH_NONCE && nonce.isEmpty()) {
            throw DecodeException.unexpected("TSRequest", -1, "absence of clientNonce");
        }
        Bytes number = nonce.orElse(Bytes.EMPTY);
        byte[] shown = session().open(proof);
        if (!Digests.same(shown, PublicKeyBinding.ofClient(version, publicKey, number))) {
            state = State.OVER;
            return new CredSspStep.Failed(Outcome.of(
                    Cause.CREDSSP_FAILED, ConnectStage.CREDENTIALS, "the client's proof is for another certificate"));
        }
        state = State.CREDENTIALS;
        Bytes answer = session().seal(PublicKeyBinding.ofServer(version, publicKey, number));
        return send(TsRequest.ofVersion(ownVersion).withPubKeyAuth(answer));
    }

    private CredSspStep take(TsRequest request) throws DecodeException {
        Bytes info = request.authInfo()
                .orElseThrow(() -> DecodeException.unexpected("TSRequest", -1, "absence of authInfo"));
        byte[] plain = session().open(info);
        WireReader in = new WireReader(plain);
        credentials = Optional.of(TsCredentials.decode(in).credentials());
        in.end("TSCredentials");
        Digests.wipe(plain);
        state = State.OVER;
        return new CredSspStep.Done(Bytes.EMPTY);
    }

    private NtlmSession session() {
        return session.orElseThrow(() -> new IllegalStateException("nobody has logged on"));
    }

    private static CredSspStep send(TsRequest request) {
        return new CredSspStep.Send(request.toBytes());
    }

    /** What the client has handed over; there once the exchange is done. */
    public Optional<Credentials> credentials() {
        return credentials;
    }
}
