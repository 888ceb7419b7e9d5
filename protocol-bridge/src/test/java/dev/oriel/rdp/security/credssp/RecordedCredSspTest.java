package dev.oriel.rdp.security.credssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.bridge.HostSettings.Credentials;
import dev.oriel.bridge.Secret;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plays exchanges with real hosts again: same random bytes, so the client must send the same and come to the same end. */
class RecordedCredSspTest {
    private record Line(String kind, Bytes bytes) {}

    /** Counts up, as it did when the exchanges were recorded. */
    private static final class Counting extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private byte next;

        @Override
        public void nextBytes(byte[] bytes) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = next++;
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"freerdp-2.11-ntlm.txt, false", "freerdp-3.10-spnego.txt, true"})
    void sendsAndUnderstandsTheSame(String recording, boolean negotiate) throws IOException, DecodeException {
        List<Line> lines = read(recording);
        CredSspClient client = new CredSspClient(
                new Credentials("ada", Secret.of("window"), ""),
                "127.0.0.1",
                lines.getFirst().bytes(),
                negotiate,
                Clock.systemUTC(), // has no say where the host tells its time
                new Counting(),
                Limits.DEFAULT);
        CredSspStep step = client.start();
        for (Line line : lines.subList(1, lines.size())) {
            if (line.kind().equals("IN")) {
                step = client.receive(line.bytes().toArray(), 0, line.bytes().length());
            } else if (step instanceof CredSspStep.Send(Bytes sent)) {
                assertThat(sent).isEqualTo(line.bytes());
            }
        }
        assertThat(step).isEqualTo(new CredSspStep.Done(lines.getLast().bytes()));
    }

    private static List<Line> read(String recording) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(RecordedCredSspTest.class.getResourceAsStream(recording))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(text -> !text.startsWith("#"))
                    .toList()) {
                int space = line.indexOf(' ');
                lines.add(new Line(line.substring(0, space), Bytes.ofHex(line.substring(space + 1))));
            }
        }
        return lines;
    }
}
