package dev.oriel.server.session;

import dev.oriel.bridge.Outcome;
import dev.oriel.server.outcome.Rule;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** What administrators read of a session's life. */
record SessionLog(int number, DesktopSession.Key key) {
    private static final Logger log = LoggerFactory.getLogger(DesktopSession.class);

    void started() {
        of(log.atInfo(), "session-started").log("session {} of {} connects to {}", number, key.user(), key.desktop());
    }

    void ended(Outcome outcome) {
        Rule rule = Rule.of(outcome.cause());
        String stage = outcome.stage().name().toLowerCase(Locale.ROOT);
        of(log.atLevel(rule.level()), "session-ended")
                .addKeyValue("outcome", rule.id())
                .addKeyValue("stage", stage)
                .log(
                        "session {} of {} on {} ended at stage {}: {}{}",
                        number,
                        key.user(),
                        key.desktop(),
                        stage,
                        rule.id(),
                        outcome.detail().isEmpty() ? "" : ", " + outcome.detail());
    }

    void endedUnanswered() {
        log.warn("session {} ends without an answer of the host", number);
    }

    void viewerFailed(RuntimeException failure) {
        log.error("a viewer of session {} failed", number, failure);
    }

    private LoggingEventBuilder of(LoggingEventBuilder line, String event) {
        return line.addKeyValue("event", event)
                .addKeyValue("session", number)
                .addKeyValue("user", key.user())
                .addKeyValue("desktop", key.desktop());
    }
}
