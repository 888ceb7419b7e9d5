package dev.oriel.rdp.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.HostSettings;
import dev.oriel.bridge.HostSettings.CertificatePolicy;
import dev.oriel.bridge.HostSettings.Security;
import dev.oriel.display.Surface;
import dev.oriel.rdp.client.SessionRecorder;
import dev.oriel.rdp.session.KeptBitmaps;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.x224.SecurityProtocol;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replays what real hosts have sent, without encryption, to the state machine alone: no socket, no host. */
class RecordedHostTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

    private final Surface surface = new Surface(1024, 768);
    private final SessionRecorder recorder = new SessionRecorder();
    private int sent;

    private Connection connection(int colorDepth) {
        HostSettings settings = new HostSettings(
                "localhost",
                3389,
                Optional.empty(),
                Security.RDP,
                new CertificatePolicy.Any(),
                colorDepth,
                1024,
                768,
                0x409,
                "UTC",
                "oriel",
                Duration.ofSeconds(15));
        return new Connection(
                new Connection.Parties(settings, "127.0.0.1", Optional.empty(), surface, recorder, KeptBitmaps.none()),
                SecurityProtocol.RDP,
                Limits.DEFAULT,
                CLOCK,
                new SecureRandom(),
                (bytes, length) -> sent += length);
    }

    private static List<byte[]> frames(String recording) {
        List<byte[]> frames = new ArrayList<>();
        while (true) {
            String name = "/dev/oriel/rdp/vectors/%s/%02d.bin".formatted(recording, frames.size());
            try (InputStream in = RecordedHostTest.class.getResourceAsStream(name)) {
                if (in == null) {
                    return frames;
                }
                frames.add(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private long checksum() {
        ByteBuffer pixels = ByteBuffer.allocate(surface.width() * surface.height() * 4);
        pixels.asIntBuffer().put(surface.pixels(), 0, surface.width() * surface.height());
        CRC32 crc = new CRC32();
        crc.update(pixels);
        return crc.getValue();
    }

    /** The checksums are of the picture that was on the screen when the recording was made, looked at by eye. */
    @ParameterizedTest
    @CsvSource({"xrdp-0.9.21-32bpp, 32, 87605974", "xrdp-0.9.21-16bpp, 16, 1353896721"})
    void paintsThePictureThatTheHostHadShown(String recording, int colorDepth, long checksum) throws Exception {
        Connection connection = connection(colorDepth);
        for (byte[] frame : frames(recording)) {
            assertThat(connection.receive(frame, 0, frame.length, 0)).isEqualTo(frame.length);
        }
        connection.drained();
        assertThat(connection.stage()).isEqualTo(ConnectStage.ACTIVE);
        assertThat(recorder.events()).contains("active 1024x768", "frame");
        assertThat(checksum()).isEqualTo(checksum);
        assertThat(sent).isPositive();
    }

    @Test
    void takesNothingUntilAFrameIsWhole() throws Exception {
        Connection connection = connection(32);
        for (byte[] frame : frames("xrdp-0.9.21-32bpp")) {
            for (int length = 0; length < frame.length; length += Math.max(1, frame.length / 50)) {
                assertThat(connection.receive(frame.clone(), 0, length, 0)).isZero();
            }
            assertThat(connection.receive(frame, 0, frame.length, 0)).isEqualTo(frame.length);
        }
        assertThat(connection.stage()).isEqualTo(ConnectStage.ACTIVE);
    }
}
