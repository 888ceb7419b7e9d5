package dev.oriel.server.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.bridge.Outcome;
import dev.oriel.server.outcome.Catalogue.Language;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeTest {
    private final Catalogue catalogue = Catalogue.load();

    @ParameterizedTest
    @EnumSource(Language.class)
    void hasWordsForEveryOutcomeAndForNothingElse(Language language) {
        Set<String> ids = new TreeSet<>();
        for (Outcome.Cause cause : Outcome.Cause.values()) {
            requireWords(catalogue.text(cause, language));
            ids.add(Rule.of(cause).id());
        }
        for (Refusal refusal : Refusal.values()) {
            requireWords(catalogue.text(refusal, language));
            ids.add(Rule.of(refusal).id());
        }
        assertThat(catalogue.ids(language)).isEqualTo(ids);
        assertThat(ids).hasSize(Outcome.Cause.values().length + Refusal.values().length);
    }

    private static void requireWords(Catalogue.Text text) {
        assertThat(text.title()).isNotBlank();
        assertThat(text.message()).isNotBlank();
        assertThat(text.next()).isNotBlank();
    }

    @Test
    void wordsDifferBetweenLanguages() {
        for (Outcome.Cause cause : Outcome.Cause.values()) {
            assertThat(catalogue.text(cause, Language.ENGLISH))
                    .isNotEqualTo(catalogue.text(cause, Language.SIMPLIFIED_CHINESE));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en,ENGLISH",
        "en-GB,ENGLISH",
        "zh,SIMPLIFIED_CHINESE",
        "zh-CN,SIMPLIFIED_CHINESE",
        "zh-Hans-SG,SIMPLIFIED_CHINESE",
        "de,ENGLISH",
        "'',ENGLISH",
    })
    void takesTheNearestLanguage(String tag, Language language) {
        assertThat(Language.of(tag)).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource({
        "'zh-CN,zh;q=0.9,en;q=0.8',SIMPLIFIED_CHINESE",
        "'en;q=0.8,zh;q=0.9',SIMPLIFIED_CHINESE",
        "'de,en;q=0.5,zh;q=0.2',ENGLISH",
        "'*',ENGLISH",
        "'!!',ENGLISH",
    })
    void followsAcceptLanguage(String header, Language language) {
        assertThat(Language.ofAcceptLanguage(header)).isEqualTo(language);
    }

    @Test
    void retriesByItselfOnlyWhatPasses() {
        assertThat(Rule.of(Outcome.Cause.RESET).retry()).isEqualTo(Retry.AUTO);
        assertThat(Rule.of(Outcome.Cause.LOGON_REFUSED).retry()).isEqualTo(Retry.MANUAL);
        assertThat(Rule.of(Outcome.Cause.NOT_ALLOWED).retry()).isEqualTo(Retry.NEVER);
    }
}
