package dev.oriel.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.bridge.Secret;
import dev.oriel.server.support.ManualTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignInsTest {
    private static final Account ADA = new Account("ada", Optional.empty(), false, Set.of("office"));

    private final ManualTime time = new ManualTime();
    private final SecureRandom random = new SecureRandom();
    private final SignIns signIns = new SignIns(Duration.ofHours(12), Duration.ofHours(2), time, random);
    private final OneTimeKeys keys = new OneTimeKeys(Duration.ofMinutes(10), time, random);

    @Test
    void findsWhoSignedIn() {
        Secret token = signIns.begin(ADA);
        assertThat(signIns.find(token))
                .get()
                .extracting(SignIns.SignIn::account)
                .isEqualTo(ADA);
        assertThat(signIns.find(Secret.of("guess"))).isEmpty();
        assertThat(new String(token.reveal())).hasSizeGreaterThan(40);
    }

    @Test
    void endsWhenNobodyUsesIt() {
        Secret token = signIns.begin(ADA);
        time.pass(Duration.ofMinutes(119));
        assertThat(signIns.find(token)).isPresent();
        time.pass(Duration.ofMinutes(119));
        assertThat(signIns.use(signIns.find(token).orElseThrow())).isTrue();
        time.pass(Duration.ofHours(2));
        assertThat(signIns.find(token)).isEmpty();
        assertThat(signIns.count()).isZero();
    }

    @Test
    void endsAtItsLifetimeEvenWhenUsed() {
        Secret token = signIns.begin(ADA);
        SignIns.SignIn signIn = signIns.find(token).orElseThrow();
        for (int hour = 1; hour < 12; hour++) {
            time.pass(Duration.ofHours(1));
            assertThat(signIns.use(signIn)).isTrue();
        }
        time.pass(Duration.ofHours(1));
        assertThat(signIns.use(signIn)).isFalse();
        assertThat(signIns.find(token)).isEmpty();
    }

    @Test
    void endsWithSignOut() {
        Secret token = signIns.begin(ADA);
        SignIns.SignIn signIn = signIns.find(token).orElseThrow();
        assertThat(signIns.end(token)).containsSame(signIn);
        assertThat(signIns.use(signIn)).isFalse();
        assertThat(signIns.find(token)).isEmpty();
        assertThat(signIns.end(token)).isEmpty();
    }

    @Test
    void redeemsAKeyOnce() {
        Secret key = keys.issue(ADA);
        assertThat(keys.redeem(Secret.of("guess"))).isEmpty();
        assertThat(keys.redeem(key)).contains(ADA);
        assertThat(keys.redeem(key)).isEmpty();
    }

    @Test
    void refusesAKeyThatIsTooOld() {
        Secret key = keys.issue(ADA);
        time.pass(Duration.ofMinutes(10));
        assertThat(keys.redeem(key)).isEmpty();
    }

    @Test
    void allowsOnlyItsDesktops() {
        assertThat(ADA.mayOpen("office")).isTrue();
        assertThat(ADA.mayOpen("lab")).isFalse();
        assertThat(new Account("root", Optional.empty(), true, Set.of()).mayOpen("lab"))
                .isTrue();
    }

    @Test
    void boundsFailuresWithinTheWindow() {
        FailureLimit limit = new FailureLimit(3, Duration.ofMinutes(5), time);
        for (int i = 0; i < 3; i++) {
            assertThat(limit.begin("a")).isEmpty();
            time.pass(Duration.ofMinutes(1));
        }
        assertThat(limit.begin("a")).contains(Duration.ofMinutes(2));
        assertThat(limit.begin("b")).isEmpty();
        time.pass(Duration.ofMinutes(2));
        assertThat(limit.begin("a")).isEmpty();
        assertThat(limit.begin("a")).contains(Duration.ofMinutes(1));
    }

    @Test
    void doesNotCountSuccess() {
        FailureLimit limit = new FailureLimit(2, Duration.ofMinutes(5), time);
        for (int i = 0; i < 10; i++) {
            assertThat(limit.begin("a")).isEmpty();
            limit.succeeded("a");
        }
    }
}
