package dev.oriel.rdp.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.bridge.DesktopLayout;
import dev.oriel.bridge.HostSettings;
import dev.oriel.bridge.HostSettings.CertificatePolicy;
import dev.oriel.bridge.HostSettings.Graphics;
import dev.oriel.bridge.HostSettings.Security;
import dev.oriel.rdp.capability.BitmapCodecsCapability;
import dev.oriel.rdp.capability.CapabilitySet;
import dev.oriel.rdp.capability.OrderCapability;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientCapabilitiesTest {
    private static final int MEMBLT = 3;

    @ParameterizedTest
    @CsvSource({
        "BITMAPS, false, false",
        "BITMAPS, true, false",
        "ORDERS, false, false",
        "ORDERS, true, false",
        "SURFACES, false, true",
        "SURFACES, true, true",
        "PIPELINE, false, true",
        "PIPELINE, true, false",
        "VIDEO_420, false, true",
        "VIDEO_420, true, false",
        "VIDEO, false, true",
        "VIDEO, true, false",
    })
    void offersCodecsOfSurfaceCommandsWhereOrdersAreNotBetter(Graphics graphics, boolean orders, boolean codecs)
            throws DecodeException {
        HostSettings settings = settings(graphics);
        List<CapabilitySet> offered =
                ClientCapabilities.of(settings, HostCapabilities.of(List.of(orders(orders)), settings, Limits.DEFAULT));
        assertThat(CapabilitySet.find(offered, BitmapCodecsCapability.class).isPresent())
                .isEqualTo(codecs);
    }

    private static OrderCapability orders(boolean memBlt) {
        byte[] support = new byte[32];
        support[MEMBLT] = (byte) (memBlt ? 1 : 0);
        return new OrderCapability(
                Bytes.wrap(new byte[16]),
                1,
                0,
                OrderCapability.NEGOTIATE_ORDER_SUPPORT | OrderCapability.ZERO_BOUNDS_DELTAS_SUPPORT,
                Bytes.wrap(support),
                0,
                0,
                0,
                0);
    }

    private static HostSettings settings(Graphics graphics) {
        return new HostSettings(
                "localhost",
                3389,
                Optional.empty(),
                Security.TLS,
                new CertificatePolicy.Any(),
                32,
                DesktopLayout.of(1024, 768, 100),
                0x409,
                "UTC",
                "oriel",
                Duration.ofSeconds(15),
                graphics);
    }
}
