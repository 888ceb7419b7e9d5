package dev.oriel.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretTest {
    @Test
    void isNeverPrintedEvenInsideARecord() {
        HostSettings.Credentials credentials = new HostSettings.Credentials("ada", Secret.of("hunter2"), "");
        assertThat(Optional.of(credentials).toString()).contains("***").doesNotContain("hunter2");
    }

    @Test
    void isOverwrittenWhenClosed() {
        char[] chars = "hunter2".toCharArray();
        Secret secret = Secret.wrap(chars);
        secret.close();
        assertThat(chars).containsOnly('\0');
    }
}
