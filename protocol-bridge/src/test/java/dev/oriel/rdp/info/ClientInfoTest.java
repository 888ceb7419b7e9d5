package dev.oriel.rdp.info;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.rdp.testing.PduContract;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ClientInfoTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    static ClientInfo info(Optional<ExtendedInfo> extended) {
        return new ClientInfo(
                0x409,
                ClientInfo.UNICODE | ClientInfo.AUTOLOGON | ClientInfo.compression(1),
                "LAB",
                "ada",
                "pässwörd",
                "",
                "C:\\",
                extended);
    }

    static ExtendedInfo extended(Optional<AutoReconnectProof> proof) {
        return new ExtendedInfo(
                ExtendedInfo.AF_INET,
                "192.168.1.7",
                "C:\\Oriel",
                TimeZoneInfo.of(ZoneId.of("Europe/Berlin"), NOW),
                0,
                ExtendedInfo.ENABLE_FONT_SMOOTHING,
                proof);
    }

    @TestFactory
    Stream<DynamicNode> holdsTheContract() {
        return PduContract.ofOpenEnded(
                ClientInfo::decode,
                info(Optional.empty()),
                info(Optional.of(extended(Optional.empty()))),
                info(Optional.of(extended(
                        Optional.of(new AutoReconnectProof(4, Bytes.ofHex("000102030405060708090a0b0c0d0e0f")))))));
    }

    @Test
    void compressionTypeStandsInBitsNineToTwelve() {
        // [MS-RDPBCGR] 2.2.1.11.1.1: CompressionTypeMask is 0x1E00
        assertThat(ClientInfo.compression(3)).isEqualTo(0x0680);
    }

    @Test
    void keepsThePasswordOutOfItsText() {
        assertThat(info(Optional.empty()).toString()).contains("ada").doesNotContain("pässwörd");
    }

    @Test
    void refusesTextThatIsNotUnicode() {
        byte[] bytes = info(Optional.empty()).toBytes().toArray();
        bytes[4] = (byte) (bytes[4] & ~0x10);
        assertThatThrownBy(() -> ClientInfo.decode(Bytes.wrap(bytes).reader()))
                .isInstanceOfSatisfying(
                        DecodeException.class, e -> assertThat(e.kind()).isEqualTo(DecodeException.Kind.UNSUPPORTED));
    }

    @Test
    void describesATimeZoneWithDaylightSavingByItsRules() {
        TimeZoneInfo berlin = TimeZoneInfo.of(ZoneId.of("Europe/Berlin"), NOW);
        assertThat(berlin.bias()).isEqualTo(-60);
        assertThat(berlin.standardBias()).isZero();
        assertThat(berlin.daylightBias()).isEqualTo(-60);
        // last Sunday of October at 3:00 and of March at 2:00, local time before the change
        assertThat(berlin.standardDate()).isEqualTo(new TimeZoneInfo.Change(10, 0, 5, 3, 0));
        assertThat(berlin.daylightDate()).isEqualTo(new TimeZoneInfo.Change(3, 0, 5, 2, 0));
    }

    @Test
    void describesNewYorkByWeeksOfTheMonth() {
        TimeZoneInfo newYork = TimeZoneInfo.of(ZoneId.of("America/New_York"), NOW);
        assertThat(newYork.bias()).isEqualTo(300);
        assertThat(newYork.standardDate()).isEqualTo(new TimeZoneInfo.Change(11, 0, 1, 2, 0));
        assertThat(newYork.daylightDate()).isEqualTo(new TimeZoneInfo.Change(3, 0, 2, 2, 0));
    }

    @Test
    void describesATimeZoneWithoutDaylightSaving() {
        TimeZoneInfo shanghai = TimeZoneInfo.of(ZoneId.of("Asia/Shanghai"), NOW);
        assertThat(shanghai.bias()).isEqualTo(-480);
        assertThat(shanghai.standardDate()).isEqualTo(TimeZoneInfo.Change.NEVER);
        assertThat(shanghai.daylightBias()).isZero();
    }
}
