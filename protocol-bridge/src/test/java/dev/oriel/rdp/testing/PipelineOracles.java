package dev.oriel.rdp.testing;

import dev.oriel.bridge.HostSettings.Graphics;
import dev.oriel.display.Surface;
import dev.oriel.rdp.channel.ChannelChunk;
import dev.oriel.rdp.channel.display.DisplayPdu;
import dev.oriel.rdp.channel.dynamic.DynamicPdu;
import dev.oriel.rdp.channel.gfx.Avc420Stream;
import dev.oriel.rdp.channel.gfx.Avc444Stream;
import dev.oriel.rdp.channel.gfx.CapsPdu;
import dev.oriel.rdp.channel.gfx.GfxCapability;
import dev.oriel.rdp.channel.gfx.GfxPdu;
import dev.oriel.rdp.channel.gfx.GraphicsPipeline;
import dev.oriel.rdp.channel.gfx.SurfacePdu;
import dev.oriel.rdp.codec.avc.FakeVideo;
import dev.oriel.rdp.codec.avc.VideoDecoder;
import dev.oriel.rdp.codec.clear.ClearDecoder;
import dev.oriel.rdp.codec.nscodec.NsCodecDecoder;
import dev.oriel.rdp.codec.progressive.ProgressiveDecoder;
import dev.oriel.rdp.codec.progressive.ProgressiveSurface;
import dev.oriel.rdp.codec.rfx.RfxDecoder;
import dev.oriel.rdp.codec.zgfx.ZgfxDecoder;
import dev.oriel.rdp.codec.zgfx.ZgfxEncoder;
import dev.oriel.rdp.session.SessionChannels;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decoders of dynamic channels and of the graphics pipeline: PDUs, codecs, and its whole state. */
final class PipelineOracles {
    /** More than one tile of 64 pixels each way. */
    private static final int SIDE = 70;

    /** Small, so that a host's appetite shows. */
    private static final Limits LIMITS = new Limits(1_024, 1 << 18, 1 << 14, 1 << 20, 384, 256, 1_024, 1_024);

    private PipelineOracles() {}

    static Map<String, Decoder<?>> decoders() {
        Map<String, Decoder<?>> decoders = new LinkedHashMap<>();
        decoders.put("dynamic from host", DynamicPdu::decodeFromHost);
        decoders.put("dynamic from client", DynamicPdu::decodeFromClient);
        decoders.put("graphics pipeline", GfxPdu::decode);
        decoders.put("avc420", Avc420Stream::decode);
        decoders.put("avc444", Avc444Stream::decode);
        decoders.put("display", DisplayPdu::decode);
        return decoders;
    }

    static Map<String, Decoder<?>> codecs() {
        Map<String, Decoder<?>> decoders = new LinkedHashMap<>();
        decoders.put("zgfx", in -> ZgfxDecoder.rdp8(LIMITS).decode(in).length());
        decoders.put("zgfx lite", in -> ZgfxDecoder.rdp8Lite(LIMITS).decode(in).length());
        decoders.put("nscodec", in -> GraphicsOracles.bitmap(in, new NsCodecDecoder(LIMITS)::decode));
        decoders.put("clear", in -> GraphicsOracles.bitmap(in, new ClearDecoder(LIMITS)::decode));
        decoders.put("remotefx", in -> {
            new RfxDecoder(LIMITS).decode(in, new int[SIDE * SIDE], SIDE, SIDE, 3, 5, rect -> {});
            return true;
        });
        decoders.put("progressive", in -> {
            ProgressiveSurface surface = new ProgressiveSurface(SIDE, SIDE);
            new ProgressiveDecoder(LIMITS).decode(in, surface, new int[SIDE * SIDE], SIDE, SIDE, rect -> {});
            return true;
        });
        return decoders;
    }

    static Map<String, Decoder<?>> pipeline() {
        Map<String, Decoder<?>> decoders = new LinkedHashMap<>();
        decoders.put("messages", in -> messages(in, Optional.empty()));
        decoders.put("messages with video", in -> messages(in, Optional.of(FakeVideo.factory())));
        decoders.put("static channel", PipelineOracles::staticChannel);
        return decoders;
    }

    /** What a host may send that has confirmed the capabilities, and has mapped a surface. */
    private static boolean messages(WireReader in, Optional<VideoDecoder.Factory> video) throws DecodeException {
        Surface output = new Surface(SIDE, SIDE);
        GraphicsPipeline pipeline =
                new GraphicsPipeline(LIMITS, output, new SilentListener(), video, message -> {}, () -> 0);
        for (GfxPdu pdu : List.of(
                new CapsPdu.CapsConfirm(GfxCapability.of(GfxCapability.VERSION_10_7, 0)),
                new SurfacePdu.CreateSurface(1, SIDE, SIDE, 0x20),
                new SurfacePdu.MapSurfaceToOutput(1, 0, 0))) {
            pipeline.received(ZgfxEncoder.uncompressed(pdu.toBytes()));
        }
        pipeline.received(ZgfxEncoder.uncompressed(in.rest()));
        pipeline.decodeVideo(true);
        pipeline.closed();
        return true;
    }

    /** Chunks with a length before each. */
    private static boolean staticChannel(WireReader in) throws DecodeException {
        SessionChannels channels = new SessionChannels(
                new Surface(SIDE, SIDE), new SilentListener(), LIMITS, Graphics.PIPELINE, chunk -> {});
        while (in.hasRemaining()) {
            int length = Math.min(in.u8(), in.remaining());
            channels.receive(ChannelChunk.decode(in.slice(length, "chunk")));
        }
        return true;
    }
}
