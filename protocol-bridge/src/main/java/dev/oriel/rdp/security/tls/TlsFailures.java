package dev.oriel.rdp.security.tls;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.Outcome.Cause;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Names the cause of a failure inside TLS. */
final class TlsFailures {
    /** The JDK's TLS begins its messages with the alert that was sent or received. */
    private static final Pattern ALERT = Pattern.compile("^\\((\\w+)\\) ");

    private static final Pattern RECEIVED = Pattern.compile("Received fatal alert: (\\w+)");

    /** Sent by a host, or by us about a host, that knows nothing we accept. */
    private static final Set<String> TOO_WEAK = Set.of("protocol_version", "insufficient_security");

    private TlsFailures() {}

    /** @param beforeServerHello whether the host has not agreed on anything yet */
    static TlsException of(IOException failure, boolean beforeServerHello) {
        if (failure instanceof TlsException known) {
            return known;
        }
        return new TlsException(outcome(failure, beforeServerHello), failure);
    }

    private static Outcome outcome(IOException failure, boolean beforeServerHello) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HostTrust.Refusal refusal) {
                return refusal.outcome();
            }
        }
        return switch (failure) {
            case SSLException tls -> ofAlert(tls, beforeServerHello);
            case SocketTimeoutException _ -> outcome(Cause.TIMED_OUT, "the host does not answer in the TLS handshake");
            case EOFException _ -> outcome(Cause.RESET, "the host closed the connection in the TLS handshake");
            default -> outcome(Cause.RESET, "the connection broke in the TLS handshake: " + failure.getMessage());
        };
    }

    private static Outcome ofAlert(SSLException failure, boolean beforeServerHello) {
        String message = String.valueOf(failure.getMessage());
        Matcher received = RECEIVED.matcher(message);
        if (received.find()) {
            String alert = received.group(1);
            // Without a common cipher suite a host sends handshake_failure instead of its hello.
            boolean weak = TOO_WEAK.contains(alert) || (beforeServerHello && alert.equals("handshake_failure"));
            return outcome(weak ? Cause.TLS_WEAK : Cause.TLS_FAILED, "the host sent the TLS alert " + alert);
        }
        Matcher sent = ALERT.matcher(message);
        if (sent.find()) {
            String alert = sent.group(1);
            boolean weak = TOO_WEAK.contains(alert) || message.contains("algorithm constraints");
            return outcome(
                    weak ? Cause.TLS_WEAK : Cause.TLS_FAILED,
                    "TLS alert " + alert + ": " + message.substring(sent.end()));
        }
        return outcome(Cause.TLS_FAILED, message);
    }

    static Outcome outcome(Cause cause, String detail) {
        return Outcome.of(cause, ConnectStage.TLS, detail);
    }
}
