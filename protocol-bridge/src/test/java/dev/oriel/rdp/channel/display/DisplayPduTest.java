package dev.oriel.rdp.channel.display;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.bridge.DesktopLayout;
import dev.oriel.display.Rect;
import dev.oriel.rdp.channel.dynamic.CreatePdu;
import dev.oriel.rdp.channel.dynamic.DynamicChannel;
import dev.oriel.rdp.channel.dynamic.DynamicChannels;
import dev.oriel.rdp.channel.dynamic.DynamicPdu;
import dev.oriel.rdp.channel.dynamic.TransferPdu;
import dev.oriel.rdp.testing.PduContract;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DisplayPduTest {
    private final List<DisplayMonitor> asked = new ArrayList<>();
    private final List<DisplayControl> controls = new ArrayList<>();
    private final DynamicChannels channels = new DynamicChannels(Limits.DEFAULT, this::take);

    private void take(Bytes message) {
        try {
            if (DynamicPdu.decodeFromClient(message.reader()) instanceof TransferPdu.Data data
                    && DisplayPdu.decode(data.data().reader()) instanceof DisplayPdu.MonitorLayout layout) {
                asked.addAll(layout.monitors());
            }
        } catch (DecodeException e) {
            throw new AssertionError(e);
        }
    }

    private DisplayControl open() throws DecodeException {
        channels.listen(DisplayControl.CHANNEL, (DynamicChannel channel) -> {
            controls.add(new DisplayControl(channel));
            return controls.getFirst();
        });
        channels.receive(new CreatePdu.Request(1, 0, DisplayControl.CHANNEL).toBytes());
        return controls.getFirst();
    }

    private void receive(DisplayPdu pdu) throws DecodeException {
        channels.receive(new TransferPdu.Data(1, false, pdu.toBytes()).toBytes());
    }

    @TestFactory
    Stream<DynamicNode> pdus() {
        return PduContract.of(
                DisplayPdu::decode,
                new DisplayPdu.Caps(16, 8192, 8192),
                new DisplayPdu.MonitorLayout(List.of()),
                new DisplayPdu.MonitorLayout(List.of(
                        new DisplayMonitor(1, 0, 0, 1920, 1080, 520, 290, 0, 100, 100),
                        new DisplayMonitor(0, -1280, 100, 1280, 1024, 0, 0, 90, 150, 140))),
                new DisplayPdu.Unknown(9, Bytes.ofHex("0102")));
    }

    @Test
    void asksWhenTheHostHasToldItsBoundsAndOnlyForTheLatestSize() throws DecodeException {
        DisplayControl control = open();
        control.resize(DesktopLayout.of(1000, 700, 100));
        control.resize(DesktopLayout.of(1281, 801, 150));
        assertThat(asked).isEmpty();
        receive(new DisplayPdu.Caps(16, 8192, 8192));
        assertThat(asked).containsExactly(new DisplayMonitor(1, 0, 0, 1280, 801, 0, 0, 0, 150, 140));
        control.resize(DesktopLayout.of(1600, 900, 200));
        assertThat(asked).last().isEqualTo(new DisplayMonitor(1, 0, 0, 1600, 900, 0, 0, 0, 200, 180));
    }

    @Test
    void adaptsSizesThatNoHostTakes() throws DecodeException {
        DisplayControl control = open();
        receive(new DisplayPdu.Caps(1, 1920, 1080));
        control.resize(DesktopLayout.of(201, 201, 100));
        control.resize(DesktopLayout.of(8192, 8192, 500));
        assertThat(asked).first().isEqualTo(new DisplayMonitor(1, 0, 0, 200, 201, 0, 0, 0, 100, 100));
        assertThat(asked).last().satisfies(monitor -> {
            assertThat(monitor.width() * monitor.height()).isBetween(2_000_000L, 1920L * 1080);
            assertThat(monitor.width() % 2).isZero();
            assertThat(monitor.desktopScaleFactor()).isEqualTo(500);
        });
    }

    @Test
    void asksForSeveralMonitorsAroundThePrimaryOne() throws DecodeException {
        DisplayControl control = open();
        receive(new DisplayPdu.Caps(2, 8192, 8192));
        control.resize(new DesktopLayout(
                3200, 1080, 100, List.of(new Rect(1280, 0, 1920, 1080), new Rect(0, 56, 1280, 1024))));
        assertThat(asked)
                .containsExactly(
                        new DisplayMonitor(1, 0, 0, 1920, 1080, 0, 0, 0, 100, 100),
                        new DisplayMonitor(0, -1280, 56, 1280, 1024, 0, 0, 0, 100, 100));
    }

    @Test
    void makesOneMonitorOfMoreThanTheHostTakes() throws DecodeException {
        DisplayControl control = open();
        receive(new DisplayPdu.Caps(1, 8192, 8192));
        control.resize(
                new DesktopLayout(1600, 600, 100, List.of(new Rect(0, 0, 800, 600), new Rect(800, 0, 800, 600))));
        assertThat(asked).containsExactly(new DisplayMonitor(1, 0, 0, 1600, 600, 0, 0, 0, 100, 100));
    }

    @Test
    void anUnknownMessageIsPassedOver() throws DecodeException {
        DisplayControl control = open();
        receive(new DisplayPdu.Unknown(77, Bytes.EMPTY));
        receive(new DisplayPdu.Caps(1, 8192, 8192));
        control.resize(DesktopLayout.of(800, 600, 100));
        assertThat(asked).hasSize(1);
    }
}
