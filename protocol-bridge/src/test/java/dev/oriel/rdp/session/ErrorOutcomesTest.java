package dev.oriel.rdp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.Outcome.Cause;
import dev.oriel.rdp.share.ErrorInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorOutcomesTest {
    @ParameterizedTest
    @EnumSource(ErrorInfo.class)
    void explainsEveryCode(ErrorInfo info) {
        Outcome outcome = ErrorOutcomes.of(info.code(), ConnectStage.ACTIVE).orElseThrow();
        assertThat(outcome.detail()).contains(info.meaning()).contains("0x" + Integer.toHexString(info.code()));
        assertThat(outcome.hostCode()).hasValue(info.code());
        assertThat(outcome.stage()).isEqualTo(ConnectStage.ACTIVE);
    }

    @ParameterizedTest
    @CsvSource({
        "0x1, ENDED_BY_ADMINISTRATOR",
        "0x3, IDLE_TIMEOUT",
        "0x4, LOGON_TIMEOUT",
        "0x5, OTHER_CONNECTION",
        "0x6, HOST_OUT_OF_MEMORY",
        "0x7, HOST_DENIED",
        "0x9, LOGON_TYPE_NOT_GRANTED",
        "0xB, ENDED_BY_USER",
        "0xC, LOGGED_OFF",
        "0x17, HOST_ERROR",
        "0x102, LICENSE_REFUSED",
        "0x105, LICENSE_FAILED",
        "0x406, HOST_ERROR",
        "0x10CF, PROTOCOL_ERROR",
        "0x112D, NOT_SUPPORTED",
        "0x1192, PROTOCOL_ERROR"
    })
    void namesTheCause(String code, Cause cause) {
        assertThat(ErrorOutcomes.of(Long.decode(code), ConnectStage.ACTIVE)
                        .orElseThrow()
                        .cause())
                .isEqualTo(cause);
    }

    @Test
    void saysNothingWhereTheHostSaysNothing() {
        assertThat(ErrorOutcomes.of(0, ConnectStage.ACTIVE)).isEmpty();
    }

    @Test
    void keepsACodeThatItDoesNotKnow() {
        Outcome outcome = ErrorOutcomes.of(0xFEDCBA98L, ConnectStage.LICENSE).orElseThrow();
        assertThat(outcome.cause()).isEqualTo(Cause.HOST_ERROR);
        assertThat(outcome.hostCode()).hasValue(0xFEDCBA98L);
        assertThat(outcome.stage()).isEqualTo(ConnectStage.LICENSE);
    }
}
