package dev.oriel.rdp.security.standard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Opens what real hosts have sent: the keys, the streams and every signature must be right. */
class RecordedSecurityTest {
    private record Line(String kind, String value) {
        Bytes bytes() {
            return Bytes.ofHex(value);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xrdp-0.9.21-rc4-40.txt", "xrdp-0.9.21-rc4-128.txt", "xrdp-0.9.21-fips.txt"})
    void opensEveryPdu(String recording) throws IOException, DecodeException {
        List<Line> lines = read(recording);
        StandardSecurity client = StandardSecurity.client(
                EncryptionMethod.valueOf(value(lines, "METHOD")),
                EncryptionLevel.valueOf(value(lines, "LEVEL")),
                Bytes.ofHex(value(lines, "CLIENT")),
                Bytes.ofHex(value(lines, "SERVER")));
        Bytes opened = Bytes.EMPTY;
        int pdus = 0;
        for (Line line : lines) {
            switch (line.kind()) {
                case "SLOW" -> {
                    opened = client.open(reader(line), true).pdu().rest();
                    pdus++;
                }
                case "FAST" -> {
                    opened = client.openFastPath(SecurityLayer.FAST_PATH_ENCRYPTED, reader(line))
                            .rest();
                    pdus++;
                }
                case "PLAIN" -> assertThat(opened).isEqualTo(line.bytes());
                default -> {}
            }
        }
        assertThat(pdus).isGreaterThan(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xrdp-0.9.21-rc4-40.txt", "xrdp-0.9.21-rc4-128.txt", "xrdp-0.9.21-fips.txt"})
    void readsTheCertificateAndItsSignature(String recording) throws IOException, DecodeException {
        Bytes bytes = Bytes.ofHex(value(read(recording), "CERT"));
        ServerCertificate certificate = ServerCertificate.decode(bytes.reader(), Limits.DEFAULT);
        assertThat(certificate)
                .isInstanceOfSatisfying(
                        ProprietaryCertificate.class,
                        proprietary -> assertThat(proprietary.validSignature()).isTrue());
    }

    private static WireReader reader(Line line) {
        return new WireReader(line.bytes().toArray());
    }

    private static String value(List<Line> lines, String kind) {
        return lines.stream()
                .filter(line -> line.kind().equals(kind))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static List<Line> read(String recording) throws IOException {
        try (InputStream in = Objects.requireNonNull(RecordedSecurityTest.class.getResourceAsStream(recording))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(text -> !text.startsWith("#"))
                    .map(text -> text.split(" ", 2))
                    .map(parts -> new Line(parts[0], parts[1]))
                    .toList();
        }
    }
}
