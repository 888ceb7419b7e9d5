package dev.oriel.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.bridge.HostSettings.Credentials;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {
    @ParameterizedTest
    @CsvSource({
        "ada, '', ada, ''",
        "ada, OFFICE, ada, OFFICE",
        "OFFICE\\ada, '', ada, OFFICE",
        "OFFICE\\ada, LAB, ada, OFFICE",
        "ada@office.example, '', ada@office.example, ''"
    })
    void aDomainMayStandBeforeTheName(String typed, String given, String user, String domain) {
        Credentials credentials = new Credentials(typed, Secret.of("secret"), given);
        assertThat(credentials.user()).isEqualTo(user);
        assertThat(credentials.domain()).isEqualTo(domain);
    }
}
