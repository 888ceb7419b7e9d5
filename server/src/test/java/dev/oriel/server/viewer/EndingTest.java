package dev.oriel.server.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.Outcome.Cause;
import dev.oriel.server.outcome.Catalogue;
import dev.oriel.server.outcome.Catalogue.Language;
import dev.oriel.server.outcome.Refusal;
import dev.oriel.server.outcome.Rule;
import org.junit.jupiter.api.Test;

class EndingTest {
    private static final Catalogue TEXTS = Catalogue.load();

    @Test
    void tellsTheHostsOwnCodeInHexadecimal() {
        Outcome outcome = Outcome.ofHostCode(Cause.LOGON_REFUSED, ConnectStage.SECURITY, "no such user", 0xC000006DL);
        GatewayText.Ended told =
                Ending.of(outcome, TEXTS, Language.ENGLISH).message().orElseThrow();
        assertThat(told.outcome()).isEqualTo(Rule.id(Cause.LOGON_REFUSED));
        assertThat(told.stage()).isEqualTo("security");
        assertThat(told.detail()).isEqualTo("no such user");
        assertThat(told.code()).isEqualTo("0xc000006d");
    }

    @Test
    void speaksTheLanguageOfTheBrowser() {
        Outcome outcome = Outcome.of(Cause.IDLE_TIMEOUT, ConnectStage.ACTIVE, "");
        for (Language language : Language.values()) {
            GatewayText.Ended told =
                    Ending.of(outcome, TEXTS, language).message().orElseThrow();
            assertThat(told.title())
                    .isEqualTo(TEXTS.text(Cause.IDLE_TIMEOUT, language).title());
            assertThat(told.code()).isEmpty();
        }
    }

    @Test
    void aRefusalIsToldWhereItsCloseCodeIsShown() {
        for (Refusal why : Refusal.values()) {
            Ending ending = Ending.of(why, "why", TEXTS, Language.ENGLISH);
            assertThat(ending.message().isPresent())
                    .isEqualTo(Rule.of(why).closeCode().shown());
        }
    }
}
