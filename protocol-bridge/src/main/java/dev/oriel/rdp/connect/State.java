package dev.oriel.rdp.connect;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.Outcome.Cause;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;

/**
 * Where a connection stands. A state is made from what the one before it has established, so that none can be skipped:
 * {@link Authentication} needs the key that {@link TlsHandshake} has shown, {@link Active} the share that {@link
 * Finalization} has agreed on.
 */
sealed interface State permits Negotiation, TlsHandshake, State.Raw, State.Framed {
    ConnectStage stage();

    /** What it means that the host has closed the connection now. */
    default ConnectionEndedException closedByHost() {
        return ConnectionEndedException.of(Cause.RESET, stage(), "the host closed the connection");
    }

    /** A state in which the host sends bytes without RDP's frames. */
    sealed interface Raw extends State permits Authentication, Authorization {
        /** Takes all of {@code length} bytes and returns the next state, or this one. */
        State receive(byte[] bytes, int from, int length) throws DecodeException, ConnectionEndedException;
    }

    /** A state in which the host sends frames. */
    sealed interface Framed extends State
            permits SettingsExchange, UserAttachment, ChannelJoining, Licensing, ShareState {
        /**
         * Takes one frame and returns the next state, or this one.
         *
         * @param nanoTime when it was received, as {@link System#nanoTime} counts
         */
        State receive(WireReader frame, long nanoTime) throws DecodeException, ConnectionEndedException;
    }
}
