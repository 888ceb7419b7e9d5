package dev.oriel.rdp.channel.gfx;

import dev.oriel.rdp.channel.ChannelChunk;
import dev.oriel.rdp.channel.ChunkAssembler;
import dev.oriel.rdp.channel.dynamic.CapabilitiesPdu;
import dev.oriel.rdp.channel.dynamic.CreatePdu;
import dev.oriel.rdp.channel.dynamic.DynamicChannels;
import dev.oriel.rdp.channel.dynamic.DynamicPdu;
import dev.oriel.rdp.channel.dynamic.TransferPdu;
import dev.oriel.rdp.codec.zgfx.ZgfxEncoder;
import dev.oriel.rdp.testing.GoodHost;
import dev.oriel.rdp.testing.HostEnd;
import dev.oriel.rdp.transport.Incoming;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireWriter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The host's end of the graphics pipeline, [MS-RDPEGFX] 3.2, with one surface that is the desktop. One thread. */
public final class GraphicsHost {
    private static final int SURFACE = 1;
    private static final int CHANNEL_ID = 1;
    /** Largest data of one message on a dynamic channel, so that it fits one chunk. In bytes. */
    private static final int PART = 1_590;

    private final HostEnd end;
    private final int staticChannel;
    private final ChunkAssembler assembler = new ChunkAssembler(Limits.DEFAULT.maxPduLength());

    /** @param host whose share is active, and that has the client's channels */
    public GraphicsHost(GoodHost host) {
        end = host.end();
        staticChannel = host.channel(DynamicChannels.STATIC_CHANNEL);
    }

    /** Opens the channel, agrees on H.264 in 4:2:0, and makes the surface. */
    public void open(int width, int height) throws IOException, DecodeException {
        send(new CapabilitiesPdu.Request(1, List.of()));
        expect(CapabilitiesPdu.Response.class, receiveDynamic());
        send(new CreatePdu.Request(CHANNEL_ID, 0, GraphicsPipeline.CHANNEL));
        expect(CreatePdu.Response.class, receiveDynamic());
        List<GfxCapability> offered =
                expect(CapsPdu.CapsAdvertise.class, receive()).capabilities();
        send(new CapsPdu.CapsConfirm(offered.stream()
                .filter(set -> (set.flags() & GfxCapability.AVC420_ENABLED) != 0)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no AVC420 in " + offered))));
        send(new SurfacePdu.ResetGraphics(width, height, List.of()));
        send(new SurfacePdu.CreateSurface(SURFACE, width, height, GfxPixelFormat.XRGB_8888));
        send(new SurfacePdu.MapSurfaceToOutput(SURFACE, 0, 0));
    }

    /** Shows a picture in a frame of its own. */
    public void show(long frameId, GfxRect picture, Avc420Stream stream) throws IOException {
        send(
                new FramePdu.StartFrame(0, frameId),
                new DrawPdu.WireToSurface1(
                        SURFACE, GfxCodec.AVC_420, GfxPixelFormat.XRGB_8888, picture, stream.toBytes()),
                new FramePdu.EndFrame(frameId));
    }

    /** Sends messages together. */
    private void send(GfxPdu... pdus) throws IOException {
        WireWriter plain = new WireWriter();
        for (GfxPdu pdu : pdus) {
            pdu.encode(plain);
        }
        Bytes message = ZgfxEncoder.uncompressed(plain.toBytes());
        if (message.length() <= PART) {
            send(new TransferPdu.Data(CHANNEL_ID, false, message));
            return;
        }
        int first = PART - 4; // for its length
        send(new TransferPdu.DataFirst(CHANNEL_ID, message.length(), false, message.slice(0, first)));
        for (int at = first; at < message.length(); at += PART) {
            Bytes part = message.slice(at, Math.min(PART, message.length() - at));
            send(new TransferPdu.Data(CHANNEL_ID, false, part));
        }
    }

    private void send(DynamicPdu pdu) throws IOException {
        for (ChannelChunk chunk : ChannelChunk.split(pdu.toBytes(), ChannelChunk.DEFAULT_SIZE, 0)) {
            end.write(staticChannel, 0, chunk);
        }
    }

    /** Reads until the client has acknowledged that frame or a later one. */
    public void awaitAcknowledged(long frameId) throws IOException, DecodeException {
        while (true) {
            if (receive() instanceof FramePdu.FrameAcknowledge acknowledge && acknowledge.frameId() >= frameId) {
                return;
            }
        }
    }

    private GfxPdu receive() throws IOException, DecodeException {
        TransferPdu.Data data = expect(TransferPdu.Data.class, receiveDynamic());
        return GfxPdu.decode(data.data().reader());
    }

    /** The next message on the channel of dynamic channels; whatever else the client says is of no interest. */
    private DynamicPdu receiveDynamic() throws IOException, DecodeException {
        while (true) {
            Optional<Incoming.ChannelData> next = end.readAny();
            if (next.isPresent() && next.get().channelId() == staticChannel) {
                Optional<Bytes> message =
                        assembler.add(ChannelChunk.decode(next.get().data()));
                if (message.isPresent()) {
                    return DynamicPdu.decodeFromClient(message.get().reader());
                }
            }
        }
    }

    private static <P> P expect(Class<P> type, Object pdu) {
        if (!type.isInstance(pdu)) {
            throw new AssertionError("expected " + type.getSimpleName() + ", the client sent " + pdu);
        }
        return type.cast(pdu);
    }
}
