package dev.oriel.rdp.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.HostSettings.Security;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.Outcome.Cause;
import dev.oriel.rdp.client.RetryPolicy.Next;
import dev.oriel.rdp.share.AutoReconnectCookie;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.x224.SecurityProtocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private static final Optional<AutoReconnectCookie> COOKIE =
            Optional.of(new AutoReconnectCookie(7, Bytes.wrap(new byte[16])));
    private static final Outcome BROKEN = Outcome.of(Cause.RESET, ConnectStage.ACTIVE, "the line broke");
    private static final Outcome AWAY = Outcome.of(Cause.UNREACHABLE, ConnectStage.CONNECT, "no route");

    private static RetryPolicy policy(Security security) {
        return new RetryPolicy(Desktops.settings(3389, security, "secret", Desktops.PATIENT));
    }

    @Test
    void comesBackFiveTimesWithGrowingPausesAndThenTellsWhatBrokeTheLine() {
        RetryPolicy policy = policy(Security.AUTO);
        List<Duration> pauses = new ArrayList<>();
        Next next = policy.broken(BROKEN, COOKIE);
        while (next instanceof Next.Reconnect(Duration pause)) {
            pauses.add(pause);
            assertThat(policy.cookie()).isEqualTo(COOKIE);
            next = policy.failed(AWAY);
        }
        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 16L);
        assertThat(next).isEqualTo(new Next.End(BROKEN));
    }

    @Test
    void countsAnewOnceTheDesktopWasReachedAgain() {
        RetryPolicy policy = policy(Security.AUTO);
        policy.broken(BROKEN, COOKIE);
        assertThat(policy.failed(AWAY)).isEqualTo(new Next.Reconnect(Duration.ofSeconds(2)));
        assertThat(policy.broken(BROKEN, COOKIE)).isEqualTo(new Next.Reconnect(Duration.ofSeconds(1)));
    }

    @Test
    void withoutACookieABrokenLineIsTheEnd() {
        assertThat(policy(Security.AUTO).broken(BROKEN, Optional.empty())).isEqualTo(new Next.End(BROKEN));
        assertThat(policy(Security.AUTO).failed(AWAY)).isEqualTo(new Next.End(AWAY));
    }

    @Test
    void whatTheHostHasDecidedIsTheEnd() {
        Outcome refused = Outcome.of(Cause.LOGON_REFUSED, ConnectStage.CREDENTIALS, "");
        RetryPolicy policy = policy(Security.AUTO);
        policy.broken(BROKEN, COOKIE);
        assertThat(policy.failed(refused)).isEqualTo(new Next.End(refused));
    }

    @Test
    void aRenewalIsMadeAtOnceAndAnAttemptThatFailsIsItsOwnExplanation() {
        RetryPolicy policy = policy(Security.AUTO);
        policy.broken(BROKEN, COOKIE);
        assertThat(policy.renewed(Optional.empty())).isEqualTo(new Next.Reconnect(Duration.ZERO));
        assertThat(policy.failed(AWAY)).isEqualTo(new Next.End(AWAY));
    }

    @Test
    void asksOnceForRdpsOwnSecurityWhereAnyWillDo() {
        Outcome withoutTls = Outcome.of(Cause.TLS_NOT_SUPPORTED, ConnectStage.NEGOTIATE, "");
        RetryPolicy any = policy(Security.AUTO);
        assertThat(any.protocols() & SecurityProtocol.TLS).isNotZero();
        assertThat(any.failed(withoutTls)).isEqualTo(new Next.Rephrase());
        assertThat(any.protocols()).isEqualTo(SecurityProtocol.RDP);
        assertThat(any.failed(withoutTls)).isEqualTo(new Next.End(withoutTls));
        assertThat(policy(Security.TLS).failed(withoutTls)).isEqualTo(new Next.End(withoutTls));
    }
}
