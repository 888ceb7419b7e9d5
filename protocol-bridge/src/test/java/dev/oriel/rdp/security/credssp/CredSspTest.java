package dev.oriel.rdp.security.credssp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.HostSettings.Credentials;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.Outcome.Cause;
import dev.oriel.bridge.Secret;
import dev.oriel.rdp.security.ntlm.NtlmServer;
import dev.oriel.rdp.security.ntlm.NtlmV2;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredSspTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Bytes KEY = Bytes.ofHex("30ff".repeat(100));
    private static final Credentials ADA = new Credentials("ada", Secret.of("l0vel@ce é中"), "HOST");

    private final SecureRandom random = new SecureRandom();

    @ParameterizedTest
    @CsvSource({"2, false", "3, false", "4, false", "5, false", "6, false", "2, true", "6, true"})
    void handsTheCredentialsOver(int version, boolean negotiate) throws DecodeException {
        CredSspServer server = server(version, KEY);
        CredSspStep last = run(client(ADA, KEY, negotiate, CLOCK), server, Integer.MAX_VALUE);
        assertThat(last).isInstanceOf(CredSspStep.Done.class);
        assertThat(new TsCredentials(server.credentials().orElseThrow())).isEqualTo(new TsCredentials(ADA));
    }

    @Test
    void takesMessagesByteByByte() throws DecodeException {
        CredSspServer server = server(6, KEY);
        assertThat(run(client(ADA, KEY, false, CLOCK), server, 1)).isInstanceOf(CredSspStep.Done.class);
        assertThat(server.credentials()).isPresent();
    }

    @Test
    void aDomainMayStandBeforeTheName() throws DecodeException {
        CredSspServer server = server(6, KEY);
        Credentials typed = new Credentials("HOST\\ada", ADA.password(), "");
        assertThat(run(client(typed, KEY, false, CLOCK), server, 500)).isInstanceOf(CredSspStep.Done.class);
        assertThat(new TsCredentials(server.credentials().orElseThrow())).isEqualTo(new TsCredentials(ADA));
    }

    @ParameterizedTest
    @CsvSource({"ada, wrong", "eve, l0vel@ce é中"})
    void aWrongLogOnIsRefused(String user, String password) throws DecodeException {
        CredSspServer server = server(6, KEY);
        Credentials wrong = new Credentials(user, Secret.of(password), "HOST");
        CredSspStep last = run(client(wrong, KEY, false, CLOCK), server, 500);
        Outcome outcome = ((CredSspStep.Failed) last).outcome();
        assertThat(outcome.cause()).isEqualTo(Cause.LOGON_REFUSED);
        assertThat(outcome.stage()).isEqualTo(ConnectStage.CREDENTIALS);
        assertThat(outcome.hostCode()).hasValue(0xC000006DL);
        assertThat(server.credentials()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3", "6"})
    void aHostWithAnotherKeyGetsNoCredentials(int version) throws DecodeException {
        Bytes other = Bytes.ofHex("30fe".repeat(100));
        CredSspServer server = server(version, other);
        CredSspStep last = run(client(ADA, KEY, false, CLOCK), server, 500);
        assertThat(last).isInstanceOf(CredSspStep.Failed.class);
        assertThat(server.credentials()).isEmpty();
    }

    @Test
    void theClientChecksTheHostsProofItself() throws DecodeException {
        for (int version : new int[] {2, 6}) {
            CredSspClient client = client(ADA, KEY, false, CLOCK);
            // A host that knows the password, but answers for another key whatever the client shows.
            CredSspServer server = server(version, KEY);
            CredSspStep step = client.start();
            step = client.receive(reply(server, step), 0, reply.length);
            byte[] proof = reply(server, step);
            proof[proof.length - 1] ^= 1;
            assertThatThrownBy(() -> client.receive(proof, 0, proof.length)).isInstanceOf(DecodeException.class);
        }
    }

    private byte[] reply = {};

    private byte[] reply(CredSspServer server, CredSspStep sent) throws DecodeException {
        byte[] bytes = ((CredSspStep.Send) sent).bytes().toArray();
        reply = ((CredSspStep.Send) server.receive(bytes, 0, bytes.length))
                .bytes()
                .toArray();
        return reply;
    }

    @ParameterizedTest
    @CsvSource({
        "C0000234, ACCOUNT_LOCKED",
        "C0000072, ACCOUNT_DISABLED",
        "C0000193, ACCOUNT_EXPIRED",
        "C0000071, PASSWORD_EXPIRED",
        "C0000224, PASSWORD_MUST_CHANGE",
        "C000015B, LOGON_TYPE_NOT_GRANTED",
        "C000006E, ACCOUNT_RESTRICTED",
        "C0000064, LOGON_REFUSED",
        "C0000133, CLOCK_SKEW",
        "C0000022, HOST_DENIED",
        "80090308, CREDSSP_FAILED",
        "DEADBEEF, CREDSSP_FAILED"
    })
    void everyStatusOfTheHostHasItsCause(String code, Cause cause) throws DecodeException {
        int status = Integer.parseUnsignedInt(code, 16);
        CredSspClient client = client(ADA, KEY, false, CLOCK);
        client.start();
        byte[] refusal = TsRequest.ofVersion(6).withErrorCode(status).toBytes().toArray();
        CredSspStep step = client.receive(refusal, 0, refusal.length);
        Outcome outcome = ((CredSspStep.Failed) step).outcome();
        assertThat(outcome.cause()).isEqualTo(cause);
        assertThat(outcome.detail()).contains(code);
        assertThat(outcome.hostCode()).hasValue(Integer.toUnsignedLong(status));
    }

    @ParameterizedTest
    @CsvSource({
        "C007052E, LOGON_REFUSED",
        "C0070773, PASSWORD_MUST_CHANGE",
        "C0070775, ACCOUNT_LOCKED",
        "C0070533, ACCOUNT_DISABLED",
        "C00700EA, LOGON_REFUSED"
    })
    void errorsOfWin32AfterTheAnswerAreRefusals(String code, Cause cause) throws DecodeException {
        int status = Integer.parseUnsignedInt(code, 16);
        byte[] refusal = TsRequest.ofVersion(6).withErrorCode(status).toBytes().toArray();
        CredSspClient client = client(ADA, KEY, false, CLOCK);
        CredSspStep step = client.start();
        client.receive(reply(server(6, KEY), step), 0, reply.length);
        Outcome outcome = ((CredSspStep.Failed) client.receive(refusal, 0, refusal.length)).outcome();
        assertThat(outcome.cause()).isEqualTo(cause);
        assertThat(outcome.hostCode()).hasValue(Integer.toUnsignedLong(status));

        CredSspClient early = client(ADA, KEY, false, CLOCK);
        early.start();
        CredSspStep beforeTheAnswer = early.receive(refusal, 0, refusal.length);
        assertThat(((CredSspStep.Failed) beforeTheAnswer).outcome().cause()).isEqualTo(Cause.CREDSSP_FAILED);
    }

    @Test
    void clocksThatDifferAreMeasured() throws DecodeException {
        CredSspClient client = client(ADA, KEY, false, Clock.offset(CLOCK, Duration.ofMinutes(-10)));
        CredSspStep step = client.start();
        client.receive(reply(server(6, KEY), step), 0, reply.length);
        byte[] refusal = TsRequest.ofVersion(6)
                .withErrorCode(NtStatus.SEC_E_TIME_SKEW.code())
                .toBytes()
                .toArray();
        CredSspStep last = client.receive(refusal, 0, refusal.length);
        assertThat(((CredSspStep.Failed) last).outcome().detail()).contains("600 seconds ahead");
    }

    @Test
    void closingInPlaceOfAnAnswerIsARefusal() throws DecodeException {
        CredSspClient client = client(ADA, KEY, false, CLOCK);
        CredSspStep step = client.start();
        assertThat(client.closedByHost().cause()).isEqualTo(Cause.RESET);
        client.receive(reply(server(2, KEY), step), 0, reply.length);
        assertThat(client.closedByHost().cause()).isEqualTo(Cause.LOGON_REFUSED);
    }

    @Test
    void refusesAnOldVersionAndAChangeOfVersion() throws DecodeException {
        CredSspClient client = client(ADA, KEY, false, CLOCK);
        client.start();
        byte[] old = TsRequest.ofVersion(1).toBytes().toArray();
        assertThatThrownBy(() -> client.receive(old, 0, old.length))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("version 1");

        CredSspClient other = client(ADA, KEY, false, CLOCK);
        CredSspStep step = other.start();
        other.receive(reply(server(6, KEY), step), 0, reply.length);
        byte[] changed = TsRequest.ofVersion(2)
                .withPubKeyAuth(Bytes.wrap(new byte[40]))
                .toBytes()
                .toArray();
        assertThatThrownBy(() -> other.receive(changed, 0, changed.length))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("change");
    }

    @Test
    void refusesAMessageBeyondTheLimitBeforeItHasArrived() {
        CredSspClient client = client(ADA, KEY, false, CLOCK);
        client.start();
        byte[] huge = Bytes.ofHex("30847fffffff").toArray();
        assertThatThrownBy(() -> client.receive(huge, 0, huge.length))
                .isInstanceOfSatisfying(
                        DecodeException.class, e -> assertThat(e.kind()).isEqualTo(DecodeException.Kind.TOO_LARGE));
    }

    /** Whatever a host sends, the client answers, fails with an outcome, or throws DecodeException. */
    @Test
    void changedMessagesNeverBreakTheClient() throws DecodeException {
        Random seeded = new Random(4);
        for (boolean negotiate : new boolean[] {false, true}) {
            for (int round = 0; round < 800; round++) {
                CredSspClient client = client(ADA, KEY, negotiate, CLOCK);
                CredSspServer server = server(2 + round % 5, KEY);
                CredSspStep step = client.start();
                int victim = round % 3;
                for (int message = 0; message <= victim && step instanceof CredSspStep.Send(Bytes sent); message++) {
                    byte[] bytes = sent.toArray();
                    CredSspStep answer = server.receive(bytes, 0, bytes.length);
                    if (!(answer instanceof CredSspStep.Send(Bytes received))) {
                        break;
                    }
                    byte[] toClient = message == victim ? mutate(received.toArray(), seeded) : received.toArray();
                    try {
                        step = client.receive(toClient, 0, toClient.length);
                    } catch (DecodeException e) {
                        break;
                    }
                }
            }
        }
    }

    /** The same for the host's half. */
    @Test
    void changedMessagesNeverBreakTheServer() throws DecodeException {
        Random seeded = new Random(5);
        for (boolean negotiate : new boolean[] {false, true}) {
            for (int round = 0; round < 800; round++) {
                CredSspClient client = client(ADA, KEY, negotiate, CLOCK);
                CredSspServer server = server(2 + round % 5, KEY);
                CredSspStep step = client.start();
                int victim = round % 3;
                for (int message = 0; message <= victim && step instanceof CredSspStep.Send(Bytes sent); message++) {
                    byte[] toServer = message == victim ? mutate(sent.toArray(), seeded) : sent.toArray();
                    CredSspStep answer;
                    try {
                        answer = server.receive(toServer, 0, toServer.length);
                    } catch (DecodeException e) {
                        break;
                    }
                    if (!(answer instanceof CredSspStep.Send(Bytes received)) || message == victim) {
                        break;
                    }
                    byte[] toClient = received.toArray();
                    step = client.receive(toClient, 0, toClient.length);
                }
                assertThat(server.credentials()).isEmpty();
            }
        }
    }

    private static byte[] mutate(byte[] bytes, Random seeded) {
        byte[] changed = Arrays.copyOf(bytes, seeded.nextInt(3) == 0 ? seeded.nextInt(bytes.length) : bytes.length);
        for (int i = seeded.nextInt(4); i >= 0 && changed.length > 0; i--) {
            changed[seeded.nextInt(changed.length)] = (byte) seeded.nextInt();
        }
        return changed;
    }

    // ------------------------------------------------------------------ both ends

    private CredSspClient client(Credentials credentials, Bytes key, boolean negotiate, Clock clock) {
        return new CredSspClient(credentials, "host.example", key, negotiate, clock, random, Limits.DEFAULT);
    }

    private CredSspServer server(int version, Bytes key) {
        NtlmServer.Accounts accounts = (user, domain) -> user.equals("ada") && domain.equals("HOST")
                ? Optional.of(NtlmV2.ntHash(ADA.password()))
                : Optional.empty();
        return new CredSspServer(new NtlmServer("HOST", accounts, CLOCK, random), key, version, Limits.DEFAULT);
    }

    /** Lets the two talk, in pieces of at most {@code piece} bytes, until the client is done or one of them fails. */
    private static CredSspStep run(CredSspClient client, CredSspServer server, int piece) throws DecodeException {
        CredSspStep step = client.start();
        for (int message = 0; message < 10; message++) {
            Bytes toServer;
            switch (step) {
                case CredSspStep.Send(Bytes bytes) -> toServer = bytes;
                case CredSspStep.Done(Bytes bytes) -> {
                    for (Bytes part : pieces(bytes, piece)) {
                        server.receive(part.toArray(), 0, part.length());
                    }
                    return step;
                }
                case CredSspStep.More() -> throw new AssertionError("a whole message was given");
                case CredSspStep.Failed _ -> {
                    return step;
                }
            }
            CredSspStep answer = new CredSspStep.More();
            for (Bytes part : pieces(toServer, piece)) {
                answer = server.receive(part.toArray(), 0, part.length());
            }
            if (!(answer instanceof CredSspStep.Send(Bytes toClient))) {
                return answer;
            }
            for (Bytes part : pieces(toClient, piece)) {
                step = client.receive(part.toArray(), 0, part.length());
            }
        }
        throw new AssertionError("no end after ten messages");
    }

    private static List<Bytes> pieces(Bytes bytes, int piece) {
        List<Bytes> pieces = new ArrayList<>();
        for (int at = 0; at < bytes.length(); ) {
            int length = Math.min(piece, bytes.length() - at);
            pieces.add(bytes.slice(at, length));
            at += length;
        }
        return pieces;
    }
}
