package dev.oriel.rdp.security.tls;

import dev.oriel.bridge.Outcome;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** TLS has failed, and this is why. */
public final class TlsException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    TlsException(Outcome outcome, @Nullable Throwable cause) {
        super(outcome.detail(), cause);
        this.outcome = outcome;
    }

    /** At the stage {@link dev.oriel.bridge.ConnectStage#TLS}, whenever it happened. */
    public Outcome outcome() {
        return outcome;
    }
}
