package dev.oriel.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.oriel.bridge.Secret;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void acceptsWhatItHasHashedAndNothingElse() {
        PasswordHash hash = PasswordHash.of(Secret.of("pässword 密码"), RANDOM);
        PasswordHash read = PasswordHash.parse(hash.phc());
        assertThat(read.matches(Secret.of("pässword 密码"))).isTrue();
        assertThat(read.matches(Secret.of("pässword 密"))).isFalse();
        assertThat(read.matches(Secret.of(""))).isFalse();
        assertThat(read.phc()).isEqualTo(hash.phc());
        assertThat(read).hasToString("***");
    }

    @Test
    void agreesWithTheReferenceImplementation() {
        // argon2 of Debian 12: printf %s password | argon2 'example salt!' -id -t 2 -k 19456 -p 1 -e
        PasswordHash hash = PasswordHash.parse(
                "$argon2id$v=19$m=19456,t=2,p=1$ZXhhbXBsZSBzYWx0IQ$0D2dlYoc8aDifVV8ZPsttBlbFS4uYbByP0dCrWKOa98");
        assertThat(hash.matches(Secret.of("password"))).isTrue();
    }

    @Test
    void saltsEveryHash() {
        assertThat(PasswordHash.of(Secret.of("x"), RANDOM).phc())
                .isNotEqualTo(PasswordHash.of(Secret.of("x"), RANDOM).phc());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "password",
                "$argon2i$v=19$m=19456,t=2,p=1$ZXhhbXBsZSBzYWx0IQ$0D2dlYoc8aDifVV8ZPsttBlbFS4uYbByP0dCrWKOa98",
                "$argon2id$v=16$m=19456,t=2,p=1$ZXhhbXBsZSBzYWx0IQ$0D2dlYoc8aDifVV8ZPsttBlbFS4uYbByP0dCrWKOa98",
                "$argon2id$v=19$m=99999999,t=2,p=1$ZXhhbXBsZSBzYWx0IQ$0D2dlYoc8aDifVV8ZPsttBlbFS4uYbByP0dCrWKOa98",
                "$argon2id$v=19$m=19456,t=0,p=1$ZXhhbXBsZSBzYWx0IQ$0D2dlYoc8aDifVV8ZPsttBlbFS4uYbByP0dCrWKOa98",
                "$argon2id$v=19$m=19456,t=2,p=1$short$x",
            })
    void refusesOtherHashes(String phc) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PasswordHash.parse(phc))
                .withMessageContaining("hash-password");
    }

    @Test
    void tellsNothingAboutNames() throws InterruptedException {
        Account ada = new Account("ada", Optional.of(PasswordHash.of(Secret.of("right"), RANDOM)), true, Set.of());
        Account keyOnly = new Account("bob", Optional.empty(), true, Set.of());
        Passwords passwords = new Passwords(Map.of("ada", ada, "bob", keyOnly), 1, RANDOM);
        assertThat(passwords.check("ada", Secret.of("right"))).isEqualTo(new Passwords.Verdict.Accepted(ada));
        assertThat(passwords.check("ada", Secret.of("wrong"))).isEqualTo(new Passwords.Verdict.Refused());
        assertThat(passwords.check("eve", Secret.of("right"))).isEqualTo(new Passwords.Verdict.Refused());
        assertThat(passwords.check("bob", Secret.of(""))).isEqualTo(new Passwords.Verdict.Refused());
    }
}
