package dev.oriel.server.viewer;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.Outcome;
import dev.oriel.server.outcome.Catalogue;
import dev.oriel.server.outcome.Catalogue.Language;
import dev.oriel.server.outcome.Catalogue.Text;
import dev.oriel.server.outcome.Refusal;
import dev.oriel.server.outcome.Rule;
import java.util.Locale;
import java.util.Optional;

/**
 * Why and how a browser is sent away.
 *
 * @param stage that the session had reached
 * @param detail for the administrator; empty where there is nothing to add
 * @param hostCode the host's own, in hexadecimal; empty where it gave none
 */
record Ending(Rule rule, Text text, ConnectStage stage, String detail, String hostCode) {
    /** The session has ended. */
    static Ending of(Outcome outcome, Catalogue texts, Language language) {
        String code = outcome.hostCode().isPresent()
                ? "0x" + Long.toHexString(outcome.hostCode().getAsLong())
                : "";
        return new Ending(
                Rule.of(outcome.cause()),
                texts.text(outcome.cause(), language),
                outcome.stage(),
                outcome.detail(),
                code);
    }

    /** The browser is turned away; the session stays as it is. */
    static Ending of(Refusal why, String detail, Catalogue texts, Language language) {
        return new Ending(Rule.of(why), texts.text(why, language), ConnectStage.ACTIVE, detail, "");
    }

    /** What the browser is told before the line is closed; empty where the close code says enough. */
    Optional<GatewayText.Ended> message() {
        if (!rule.closeCode().shown()) {
            return Optional.empty();
        }
        return Optional.of(new GatewayText.Ended(
                rule.id(),
                stage.name().toLowerCase(Locale.ROOT),
                text.title(),
                text.message(),
                text.next(),
                rule.retry().name().toLowerCase(Locale.ROOT),
                detail,
                hostCode));
    }
}
