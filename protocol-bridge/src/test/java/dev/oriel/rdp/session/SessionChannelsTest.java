package dev.oriel.rdp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.bridge.DesktopLayout;
import dev.oriel.bridge.HostSettings.Graphics;
import dev.oriel.display.Surface;
import dev.oriel.rdp.channel.ChannelChunk;
import dev.oriel.rdp.channel.display.DisplayControl;
import dev.oriel.rdp.channel.display.DisplayPdu;
import dev.oriel.rdp.channel.dynamic.CreatePdu;
import dev.oriel.rdp.channel.dynamic.DynamicPdu;
import dev.oriel.rdp.channel.dynamic.TransferPdu;
import dev.oriel.rdp.channel.gfx.CapsPdu;
import dev.oriel.rdp.channel.gfx.FramePdu;
import dev.oriel.rdp.channel.gfx.GfxCapability;
import dev.oriel.rdp.channel.gfx.GfxPdu;
import dev.oriel.rdp.channel.gfx.GraphicsPipeline;
import dev.oriel.rdp.channel.gfx.SurfacePdu;
import dev.oriel.rdp.codec.zgfx.ZgfxEncoder;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.Pdu;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionChannelsTest {
    private final Surface surface = new Surface(64, 48);
    private final RecordingListener listener = new RecordingListener();
    private final List<ChannelChunk> sent = new ArrayList<>();

    private SessionChannels channels(Graphics graphics) {
        return new SessionChannels(surface, listener, Limits.DEFAULT, graphics, sent::add);
    }

    private static void receive(SessionChannels channels, Pdu pdu, int chunkSize) throws DecodeException {
        for (ChannelChunk chunk : ChannelChunk.split(pdu.toBytes(), chunkSize, 0)) {
            channels.receive(ChannelChunk.decode(chunk.toBytes().reader()));
        }
    }

    private DynamicPdu sent(int index) throws DecodeException {
        return DynamicPdu.decodeFromClient(sent.get(index).data().reader());
    }

    @Test
    void opensTheGraphicsPipelineWhereItIsOffered() throws DecodeException {
        SessionChannels channels = channels(Graphics.PIPELINE);
        receive(channels, new CreatePdu.Request(1, 0, GraphicsPipeline.CHANNEL), 10);
        assertThat(sent(0)).isEqualTo(new CreatePdu.Response(1, 0));
        TransferPdu.Data offer = (TransferPdu.Data) sent(1);
        assertThat(GfxPdu.decode(offer.data().reader())).isInstanceOf(CapsPdu.CapsAdvertise.class);

        Pdu confirm = new CapsPdu.CapsConfirm(GfxCapability.of(GfxCapability.VERSION_8, 0));
        Pdu reset = new SurfacePdu.ResetGraphics(100, 80, List.of());
        for (Pdu pdu : List.of(confirm, reset)) {
            Bytes data = ZgfxEncoder.uncompressed(pdu.toBytes());
            receive(channels, new TransferPdu.Data(1, false, data), 100);
        }
        assertThat(surface.width()).isEqualTo(100);
        assertThat(listener.take()).containsExactly("resized 100x80");
    }

    @Test
    void acknowledgesFramesWithWhatHasArrivedAfterThem() throws DecodeException {
        SessionChannels channels = channels(Graphics.PIPELINE);
        receive(channels, new CreatePdu.Request(1, 0, GraphicsPipeline.CHANNEL), 1_600);
        channels.buffered(4_321);
        for (Pdu pdu : List.of(
                new CapsPdu.CapsConfirm(GfxCapability.of(GfxCapability.VERSION_8, 0)),
                new FramePdu.StartFrame(0, 7),
                new FramePdu.EndFrame(7))) {
            receive(channels, new TransferPdu.Data(1, false, ZgfxEncoder.uncompressed(pdu.toBytes())), 1_600);
        }
        TransferPdu.Data acknowledgement = (TransferPdu.Data) sent(2);
        assertThat(GfxPdu.decode(acknowledgement.data().reader()))
                .isEqualTo(new FramePdu.FrameAcknowledge(4_321, 7, 1));
    }

    @Test
    void refusesTheGraphicsPipelineWhereItIsNot() throws DecodeException {
        receive(channels(Graphics.SURFACES), new CreatePdu.Request(1, 0, GraphicsPipeline.CHANNEL), 1_600);
        assertThat(((CreatePdu.Response) sent(0)).creationStatus()).isNegative();
    }

    @Test
    void asksForAnotherSizeOnceTheHostHasOpenedDisplayControl() throws DecodeException {
        SessionChannels channels = channels(Graphics.SURFACES);
        assertThat(channels.resize(DesktopLayout.of(800, 600, 100))).isFalse();
        receive(channels, new CreatePdu.Request(3, 0, DisplayControl.CHANNEL), 1_600);
        receive(channels, new TransferPdu.Data(3, false, new DisplayPdu.Caps(1, 8192, 8192).toBytes()), 1_600);
        assertThat(channels.resize(DesktopLayout.of(800, 600, 100))).isTrue();
        TransferPdu.Data layout = (TransferPdu.Data) sent(1);
        assertThat(DisplayPdu.decode(layout.data().reader()))
                .isInstanceOfSatisfying(
                        DisplayPdu.MonitorLayout.class,
                        pdu -> assertThat(pdu.monitors())
                                .singleElement()
                                .satisfies(
                                        monitor -> assertThat(monitor.width()).isEqualTo(800)));
        channels.end();
        assertThat(channels.resize(DesktopLayout.of(800, 600, 100))).isFalse();
    }
}
