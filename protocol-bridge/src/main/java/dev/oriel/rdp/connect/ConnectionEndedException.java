package dev.oriel.rdp.connect;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.Outcome.Cause;
import dev.oriel.rdp.wire.DecodeException;

/** The connection is over, and this is how. */
public final class ConnectionEndedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    public ConnectionEndedException(Outcome outcome) {
        super(outcome.cause() + " at " + outcome.stage() + ": " + outcome.detail());
        this.outcome = outcome;
    }

    static ConnectionEndedException of(Cause cause, ConnectStage stage, String detail) {
        return new ConnectionEndedException(Outcome.of(cause, stage, detail));
    }

    static ConnectionEndedException of(Cause cause, ConnectStage stage, String detail, long hostCode) {
        return new ConnectionEndedException(Outcome.ofHostCode(cause, stage, detail, hostCode));
    }

    /** What a message that cannot be understood means for the session. */
    public static ConnectionEndedException of(DecodeException e, ConnectStage stage) {
        Cause cause = e.kind() == DecodeException.Kind.TOO_LARGE ? Cause.LIMIT_EXCEEDED : Cause.PROTOCOL_ERROR;
        ConnectionEndedException ended = of(cause, stage, String.valueOf(e.getMessage()));
        ended.initCause(e);
        return ended;
    }

    public Outcome outcome() {
        return outcome;
    }
}
