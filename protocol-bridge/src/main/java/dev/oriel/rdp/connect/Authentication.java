package dev.oriel.rdp.connect;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.HostSettings.Credentials;
import dev.oriel.bridge.Outcome.Cause;
import dev.oriel.rdp.security.credssp.CredSspClient;
import dev.oriel.rdp.security.credssp.CredSspStep;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.x224.SecurityProtocol;
import java.util.Optional;

/** CredSSP inside TLS: [MS-RDPBCGR] 5.4.5.2 and [MS-CSSP]. */
final class Authentication implements State.Raw {
    private final Context context;
    private final Negotiated negotiated;
    private final CredSspClient credSsp;

    private Authentication(Context context, Negotiated negotiated, CredSspClient credSsp) {
        this.context = context;
        this.negotiated = negotiated;
        this.credSsp = credSsp;
    }

    static State begin(Context context, Negotiated negotiated, Bytes hostPublicKey) throws ConnectionEndedException {
        Optional<Credentials> credentials = context.settings().credentials();
        if (credentials.isEmpty()) {
            throw ConnectionEndedException.of(
                    Cause.CREDENTIALS_MISSING, ConnectStage.CREDENTIALS, "network level authentication needs a user");
        }
        CredSspClient credSsp = new CredSspClient(
                credentials.get(),
                context.settings().host(),
                hostPublicKey,
                context.clock(),
                context.random(),
                context.limits());
        return new Authentication(context, negotiated, credSsp).follow(credSsp.start());
    }

    @Override
    public ConnectStage stage() {
        return ConnectStage.CREDENTIALS;
    }

    @Override
    public ConnectionEndedException closedByHost() {
        return new ConnectionEndedException(credSsp.closedByHost());
    }

    @Override
    public State receive(byte[] bytes, int from, int length) throws DecodeException, ConnectionEndedException {
        return follow(credSsp.receive(bytes, from, length));
    }

    private State follow(CredSspStep step) throws ConnectionEndedException {
        return switch (step) {
            case CredSspStep.Send(Bytes bytes) -> {
                context.frames().raw(bytes);
                yield this;
            }
            case CredSspStep.More() -> this;
            case CredSspStep.Done(Bytes bytes) -> {
                context.frames().raw(bytes);
                yield negotiated.protocol() == SecurityProtocol.HYBRID_EX
                        ? new Authorization(context, negotiated)
                        : SettingsExchange.begin(context, negotiated);
            }
            case CredSspStep.Failed(var outcome) -> throw new ConnectionEndedException(outcome);
        };
    }
}
