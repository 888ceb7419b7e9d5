package dev.oriel.rdp.channel.gfx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.oriel.display.Surface;
import dev.oriel.rdp.codec.avc.VideoDecoder;
import dev.oriel.rdp.codec.zgfx.ZgfxEncoder;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** H.264 in the graphics pipeline: passed on untouched, and decoded when somebody wants the pixels. */
class PipelineVideoTest {
    /** A red key frame of 64×64. */
    private static final Bytes RED =
            Bytes.ofHex("000000016742c00adc426c044000000300400000030083c489e00000000168ce0f2c8000000165888404bc"
                    + "4628000a8bc7000128d8e0002fad2727275d75d75d75d75d75d780");

    private final Surface output = new Surface(200, 100);
    private final HeardDesktop heard = new HeardDesktop();
    private final List<GfxPdu> sent = new ArrayList<>();
    private GraphicsPipeline pipeline;
    private int decodersMade;

    @BeforeEach
    void begin() throws DecodeException {
        Optional<VideoDecoder.Factory> decoders = VideoDecoder.installed();
        assumeTrue(decoders.isPresent(), "OpenH264 is not installed");
        pipeline = new GraphicsPipeline(
                Limits.DEFAULT,
                output,
                heard,
                decoders.map(factory -> limits -> {
                    decodersMade++;
                    return factory.create(limits);
                }),
                message -> {
                    try {
                        sent.add(GfxPdu.decode(message.reader()));
                    } catch (DecodeException e) {
                        throw new AssertionError(e);
                    }
                },
                () -> 0);
        pipeline.start();
        receive(
                new CapsPdu.CapsConfirm(GfxCapability.of(GfxCapability.VERSION_10_4, 0)),
                new SurfacePdu.CreateSurface(1, 64, 64, GfxPixelFormat.XRGB_8888),
                new SurfacePdu.MapSurfaceToOutput(1, 10, 20));
        heard.calls.clear();
    }

    private void receive(GfxPdu... pdus) throws DecodeException {
        WireWriter out = new WireWriter();
        for (GfxPdu pdu : pdus) {
            pdu.encode(out);
        }
        pipeline.received(ZgfxEncoder.uncompressed(out.toBytes()));
    }

    private static GfxRect rect(int x, int y, int width, int height) {
        return new GfxRect(x, y, x + width, y + height);
    }

    private static DrawPdu.WireToSurface1 video(GfxRect... regions) {
        List<AvcRegion> all = new ArrayList<>();
        for (GfxRect region : regions) {
            all.add(new AvcRegion(region, 20, false, false, 100));
        }
        return new DrawPdu.WireToSurface1(
                1,
                GfxCodec.AVC_420,
                GfxPixelFormat.XRGB_8888,
                rect(0, 0, 64, 64),
                new Avc420Stream(all, RED).toBytes());
    }

    private boolean isRed(int x, int y) {
        int pixel = output.pixels()[y * output.width() + x];
        return pixel >> 16 > 200 && (pixel >> 8 & 0xFF) < 60 && (pixel & 0xFF) < 60;
    }

    @Test
    void offersEveryVersionWithH264() {
        CapsPdu.CapsAdvertise offer = (CapsPdu.CapsAdvertise) sent.getFirst();
        assertThat(offer.capabilities()).hasSize(10).allSatisfy(set -> {
            assertThat(set.flags() & GfxCapability.AVC_DISABLED).isZero();
            boolean flagged = set.version() == GfxCapability.VERSION_8_1;
            assertThat((set.flags() & GfxCapability.AVC420_ENABLED) != 0).isEqualTo(flagged);
        });
    }

    @Test
    void passesVideoOnAndDecodesNothing() throws DecodeException {
        receive(new FramePdu.StartFrame(0, 1), video(rect(0, 0, 32, 16), rect(0, 16, 32, 8)), new FramePdu.EndFrame(1));

        assertThat(heard.calls).containsExactly("video PICTURE key 1", "frame");
        assertThat(output.missing().rects()).containsExactly(new dev.oriel.display.Rect(10, 20, 32, 24));
        assertThat(isRed(15, 25)).isFalse();
    }

    @Test
    void decodesWhatWasKeptWhenThePixelsAreWanted() throws DecodeException {
        receive(video(rect(0, 0, 32, 32)));
        heard.calls.clear();
        pipeline.decodeVideo(true);

        assertThat(heard.calls).containsExactly("decoded 10,20 32x32");
        assertThat(output.missing().isEmpty()).isTrue();
        assertThat(isRed(10, 20)).isTrue();
        assertThat(isRed(41, 51)).isTrue();
        assertThat(isRed(42, 51)).isFalse();
        heard.calls.clear();
        receive(video(rect(40, 40, 8, 8)));
        assertThat(heard.calls).containsExactly("decoded 50,60 8x8", "video PICTURE key 1 painted", "frame");
    }

    @Test
    void leavesAloneWhatOthersHaveDrawnOverAVideo() throws DecodeException {
        receive(video(rect(0, 0, 64, 64)), new DrawPdu.SolidFill(1, 0x0000FF, List.of(rect(8, 8, 16, 16))));
        pipeline.decodeVideo(true);

        assertThat(output.pixels()[(20 + 10) * 200 + 10 + 10]).isEqualTo(0x0000FF);
        assertThat(isRed(10 + 7, 20 + 10)).isTrue();
        assertThat(isRed(10 + 24, 20 + 10)).isTrue();
        assertThat(output.missing().isEmpty()).isTrue();
    }

    @Test
    void decodesWhatIsCopied() throws DecodeException {
        receive(
                video(rect(0, 0, 16, 16)),
                new DrawPdu.SurfaceToSurface(1, 1, rect(0, 0, 16, 16), List.of(new GfxPoint(40, 40))));

        assertThat(isRed(10 + 45, 20 + 45)).isTrue();
    }

    @Test
    void decodesWhatGoesToTheCache() throws DecodeException {
        receive(
                video(rect(0, 0, 16, 16)),
                new CachePdu.SurfaceToCache(1, 7, 3, rect(0, 0, 16, 16)),
                new CachePdu.CacheToSurface(3, 1, List.of(new GfxPoint(48, 0))));

        assertThat(isRed(10 + 50, 20 + 5)).isTrue();
    }

    @Test
    void isNotPassedOnWhereTheSurfaceIsScaled() throws DecodeException {
        receive(new SurfacePdu.MapSurfaceToScaledOutput(1, 10, 20, 32, 32), video(rect(0, 0, 64, 64)));

        assertThat(heard.calls).noneMatch(call -> call.startsWith("video"));
        assertThat(isRed(10, 20)).isTrue();
        assertThat(isRed(41, 51)).isTrue();
    }

    @Test
    void keepsWhatAKeyFrameDoesNotDraw() throws DecodeException {
        receive(video(rect(0, 0, 16, 16)), video(rect(32, 32, 16, 16)));
        pipeline.decodeVideo(true);

        assertThat(isRed(10, 20)).isTrue();
        assertThat(isRed(10 + 33, 20 + 33)).isTrue();
        assertThat(isRed(10 + 20, 20 + 20)).isFalse();
    }

    @Test
    void decodesNothingWhereAKeyFrameDoesNotDrawAll() throws DecodeException {
        receive(video(rect(0, 0, 16, 16)), video(rect(32, 32, 16, 16)), video(rect(16, 16, 8, 8)));

        assertThat(decodersMade).isZero();
        assertThat(heard.calls).noneMatch(call -> call.startsWith("decoded"));
        assertThat(output.missing().area()).isEqualTo(16 * 16 + 16 * 16 + 8 * 8);
    }

    @Test
    void refusesRegionsOutsideTheSurface() {
        assertThatThrownBy(() -> receive(video(rect(60, 60, 16, 16))))
                .isInstanceOfSatisfying(
                        DecodeException.class, e -> assertThat(e.field()).isEqualTo("regionRects"));
    }

    @Test
    void goesOnAfterAStreamThatCannotBeDecoded() throws DecodeException {
        pipeline.decodeVideo(true);
        byte[] broken = RED.toArray();
        for (int i = 45; i < broken.length; i++) {
            broken[i] = (byte) (i * 31);
        }
        receive(new DrawPdu.WireToSurface1(
                1,
                GfxCodec.AVC_420,
                GfxPixelFormat.XRGB_8888,
                rect(0, 0, 64, 64),
                new Avc420Stream(List.of(new AvcRegion(rect(0, 0, 64, 64), 20, false, false, 100)), Bytes.wrap(broken))
                        .toBytes()));
        receive(video(rect(0, 0, 64, 64)));

        assertThat(isRed(40, 50)).isTrue();
    }
}
