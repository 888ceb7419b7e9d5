package dev.oriel.rdp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.display.Surface;
import dev.oriel.rdp.channel.gfx.GraphicsPipeline;
import dev.oriel.rdp.codec.testing.Pictures;
import dev.oriel.rdp.fastpath.FastPathUpdate;
import dev.oriel.rdp.fastpath.Fragmentation;
import dev.oriel.rdp.input.FastPathInput;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.Pdu;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The first frame of a real host with each of its codecs, against the host's own screen at that moment.
 *
 * <p>Recorded from FreeRDP 3.10 shadow, which shared an X display of 320×240 whose screen is {@code screen.png}; all but
 * one codec switched off. A recording is messages, each after its length in four bytes: of the graphics pipeline's
 * channel, or surface commands. The bounds of the lossy ones are just below
 * what was seen; of RemoteFX, FreeRDP's own client showed slightly less.
 */
class RecordedPicturesTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;

    private final Surface surface = new Surface(WIDTH, HEIGHT);
    private final RecordingListener heard = new RecordingListener();

    private static InputStream resource(String name) {
        return Objects.requireNonNull(RecordedPicturesTest.class.getResourceAsStream("/golden/graphics/" + name), name);
    }

    private static List<Bytes> messages(String name) throws IOException {
        List<Bytes> messages = new ArrayList<>();
        try (InputStream file = resource(name + ".bin")) {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(file.readAllBytes()));
            while (in.available() > 0) {
                byte[] message = new byte[in.readInt()];
                in.readFully(message);
                messages.add(Bytes.wrap(message));
            }
        }
        return messages;
    }

    private static int[] screen() throws IOException {
        try (InputStream file = resource("screen.png")) {
            BufferedImage image = ImageIO.read(file);
            int[] pixels = image.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] &= 0xFFFFFF;
            }
            return pixels;
        }
    }

    @ParameterizedTest
    @CsvSource({"progressive, 44.2", "remotefx, 44.2", "planar, Infinity"})
    void theGraphicsPipelineShowsTheHostsScreen(String name, double psnr) throws IOException, DecodeException {
        GraphicsPipeline pipeline =
                new GraphicsPipeline(Limits.DEFAULT, surface, heard, Optional.empty(), message -> {}, () -> 0);
        for (Bytes message : messages(name)) {
            pipeline.received(message);
        }
        assertThat(pipeline.framesDecoded()).isOne();
        assertThat(heard.techniques).containsExactly("graphics pipeline: " + name);
        assertThat(Pictures.psnr(screen(), surface.pixels())).isGreaterThanOrEqualTo(psnr);
    }

    @ParameterizedTest
    @CsvSource({"remotefx, 44.2", "nscodec, 43.4"})
    void surfaceCommandsShowTheHostsScreen(String name, double psnr) throws IOException, DecodeException {
        ActiveSession session = new ActiveSession(surface, heard, new Nowhere(), Limits.DEFAULT);
        for (Bytes message : messages("surface-" + name)) {
            session.fastPath(new FastPathUpdate(
                            FastPathUpdate.SURFACE_COMMANDS,
                            Fragmentation.SINGLE,
                            FastPathUpdate.NOT_COMPRESSED,
                            message)
                    .toBytes()
                    .reader());
        }
        assertThat(heard.techniques).containsExactly("surface bits: " + name);
        assertThat(Pictures.psnr(screen(), surface.pixels())).isGreaterThanOrEqualTo(psnr);
    }

    private record Nowhere() implements SessionOutput {
        @Override
        public void fastPathInput(FastPathInput input) {}

        @Override
        public void shareData(int pduType2, Pdu body) {}
    }
}
