package dev.oriel.rdp.session;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.Outcome.Cause;
import dev.oriel.rdp.share.LogonNotification;
import java.util.Optional;

/** What a host has said of why a session ends: it comes before the end, and the last word counts. */
final class EndReason {
    /** [MS-RDPBCGR] 2.2.5.1.1 errorInfo; 0 takes an earlier one back. */
    private long errorInfo;
    /** [MS-RDPBCGR] 2.2.10.1.1.4.1.1 Logon Errors Info. */
    private Optional<LogonNotification> logonFailure = Optional.empty();

    void errorInfo(long code) {
        errorInfo = code;
    }

    void logonFailure(Optional<LogonNotification> failure) {
        logonFailure = failure;
    }

    /** Empty as long as it has said nothing. */
    Optional<Outcome> outcome() {
        Optional<Outcome> byErrorInfo = ErrorOutcomes.of(errorInfo, ConnectStage.ACTIVE);
        return byErrorInfo.isPresent() ? byErrorInfo : logonFailure.flatMap(EndReason::of);
    }

    private static Optional<Outcome> of(LogonNotification failure) {
        return switch (failure) {
            case ACCESS_DENIED -> outcome(Cause.LOGON_REFUSED, failure);
            case NO_PERMISSION -> outcome(Cause.LOGON_TYPE_NOT_GRANTED, failure);
            case DISCONNECT_REFUSED, SESSION_TERMINATE -> outcome(Cause.HOST_DENIED, failure);
            case BUMP_OPTIONS, RECONNECT_OPTIONS, SESSION_CONTINUE -> Optional.empty();
        };
    }

    private static Optional<Outcome> outcome(Cause cause, LogonNotification failure) {
        return Optional.of(Outcome.ofHostCode(cause, ConnectStage.ACTIVE, failure.meaning(), failure.type()));
    }
}
