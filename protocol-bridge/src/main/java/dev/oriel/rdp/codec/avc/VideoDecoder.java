package dev.oriel.rdp.codec.avc;

import dev.oriel.display.Rect;
import dev.oriel.display.VideoFrame.View;
import dev.oriel.openh264.OpenH264;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes the H.264 stream of a surface and paints from its pictures. In YUV444 mode the views of luma and of chroma are
 * pictures of the same stream: [MS-RDPEGFX] 2.2.4.5.
 *
 * <p>Not thread-safe.
 */
public final class VideoDecoder implements AutoCloseable {
    /** Makes decoders, one for each surface that is drawn by video. */
    public interface Factory {
        VideoDecoder create(Limits limits);
    }

    private static final Logger log = LoggerFactory.getLogger(VideoDecoder.class);
    private static final Optional<Factory> INSTALLED = find();

    private final H264Decoder decoder;
    private final YuvPicture luma = new YuvPicture();
    private final YuvPicture chroma = new YuvPicture();

    VideoDecoder(H264Decoder decoder) {
        this.decoder = decoder;
    }

    /** Empty where no library is installed that decodes H.264. */
    public static Optional<Factory> installed() {
        return INSTALLED;
    }

    private static Optional<Factory> find() {
        Optional<OpenH264> library = OpenH264.installed();
        library.ifPresentOrElse(
                found -> log.info("H.264 is decoded by {}", found.name()),
                () -> log.warn("OpenH264 is not installed (Debian: libopenh264-7 or libopenh264-8):"
                        + " hosts are not offered H.264"));
        return library.map(found -> limits -> new VideoDecoder(new OpenH264Decoder(found.decoder(), limits)));
    }

    /**
     * Decodes the next access unit.
     *
     * @return whether it gave a picture
     */
    public boolean decode(View view, byte[] unit) throws DecodeException {
        return decoder.decode(unit, view == View.PICTURE ? luma : chroma);
    }

    /**
     * Paints {@code rect}, as far as it is inside the picture, from what was decoded last.
     *
     * @param view what that was
     * @param pixels row-major, large enough for {@code rect}
     */
    public void paint(View view, Rect rect, int[] pixels, int stride) {
        Rect inside = rect.intersect(new Rect(0, 0, luma.width, luma.height));
        if (view != View.PICTURE) {
            inside = inside.intersect(new Rect(0, 0, chroma.width, chroma.height));
        }
        if (inside.isEmpty()) {
            return;
        }
        switch (view) {
            case PICTURE ->
                YuvKernel.paint(luma, inside.x(), inside.y(), inside.right(), inside.bottom(), pixels, stride);
            case CHROMA -> Yuv444Kernel.paint(luma, chroma, inside, pixels, stride);
            case CHROMA_V2 -> Yuv444Kernel.paintV2(luma, chroma, inside, pixels, stride);
        }
    }

    @Override
    public void close() {
        decoder.close();
    }
}
