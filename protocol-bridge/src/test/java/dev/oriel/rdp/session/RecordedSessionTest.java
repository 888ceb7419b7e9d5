package dev.oriel.rdp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.bridge.PointerShape;
import dev.oriel.display.Surface;
import dev.oriel.rdp.codec.color.PixelFormat;
import dev.oriel.rdp.input.FastPathInput;
import dev.oriel.rdp.input.InputSupport;
import dev.oriel.rdp.session.SessionCounters.Counter;
import dev.oriel.rdp.share.ShareData;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replays what real hosts sent: see {@code vectors/session/README.md}. */
class RecordedSessionTest {
    private static final String VECTORS = "/vectors/session/";

    private final RecordingListener listener = new RecordingListener();
    private Surface surface = new Surface(1, 1);

    @ParameterizedTest
    @CsvSource({
        "xrdp-xorg-32, xrdp-xorg, 32",
        "xrdp-xorg-24, xrdp-xorg, 24",
        "xrdp-xorg-16, xrdp-xorg, 16",
        "xrdp-window-15, xrdp-window-15, 24",
        "xrdp-window-8, xrdp-window-8, 24",
        "shadow2-32, shadow, 32",
        "shadow2-16, shadow, 16",
        "shadow3-32, shadow, 32",
        "shadow3-16, shadow, 16"
    })
    void becomesThePictureOfTheHost(String recording, String picture, int depth) throws Exception {
        BufferedImage image = image(picture);
        ActiveSession session = newSession(image.getWidth(), image.getHeight());
        replay(bytes(recording + ".pdus"), session);
        int[] expected = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        for (int i = 0; i < expected.length; i++) {
            expected[i] = depth == 16 ? reduce(expected[i]) : expected[i] & 0xFFFFFF;
        }
        int different = Arrays.mismatch(surface.pixels(), expected);
        assertThat(different)
                .as("%s at %d, %d", recording, different % image.getWidth(), different / image.getWidth())
                .isEqualTo(-1);
        assertThat(session.counters().get(Counter.BULK_BYTES_IN)).isPositive();
        assertThat(session.counters().get(Counter.UPDATES_UNKNOWN)).isZero();
        assertThat(session.counters().get(Counter.PDUS_UNKNOWN)).isZero();
        assertThat(session.counters().get(Counter.SURFACE_BITS_SKIPPED)).isZero();
    }

    @Test
    void showsThePointersOfTheHost() throws Exception {
        replay(bytes("xrdp-xorg-32.pdus"), newSession(480, 320));
        assertThat(listener.pointers)
                .hasSize(2)
                .allSatisfy(shape -> assertThat(shape).isInstanceOfSatisfying(PointerShape.Image.class, image -> {
                    assertThat(image.width()).isEqualTo(32);
                    assertThat(image.argb()).contains(0, 0xFF000000);
                }));
    }

    /** Each byte is changed in turn, in steps: nothing but {@link DecodeException} may come of it. */
    @ParameterizedTest
    @CsvSource({"xrdp-xorg-32", "xrdp-xorg-16", "xrdp-window-8", "shadow2-32"})
    void survivesAChangedByteAnywhere(String recording) throws Exception {
        byte[] bytes = bytes(recording + ".pdus");
        for (int at = 0; at < bytes.length; at += 41) {
            for (int change : new int[] {0x01, 0x80, 0xFF}) {
                byte[] changed = bytes.clone();
                changed[at] ^= (byte) change;
                try {
                    replay(changed, newSession(480, 320));
                } catch (DecodeException expected) {
                    assertThat(expected.field()).isNotEmpty();
                } catch (RuntimeException e) {
                    throw new AssertionError(recording + ", byte " + at + " changed by " + change, e);
                }
            }
        }
    }

    private ActiveSession newSession(int width, int height) {
        surface = new Surface(width, height);
        ActiveSession session = new ActiveSession(
                surface,
                listener,
                new SessionOutput() {
                    @Override
                    public void fastPathInput(FastPathInput input) {}

                    @Override
                    public void shareData(int pduType2, Pdu body) {}
                },
                Limits.DEFAULT);
        session.activate(new Activation(width, height, InputSupport.ofFlags(0), false, false, false));
        return session;
    }

    private static void replay(byte[] recording, ActiveSession session) throws DecodeException {
        WireReader in = new WireReader(recording);
        while (in.hasRemaining()) {
            if (in.u8() == 0) {
                session.fastPath(in.slice(Math.clamp(in.u32le(), 0, Integer.MAX_VALUE), "updates"));
            } else {
                int pduType2 = in.u8();
                int compressedType = in.u8();
                Bytes payload = in.view(Math.clamp(in.u32le(), 0, Integer.MAX_VALUE), "payload");
                if (payload.length() > 0xFFF0) {
                    continue;
                }
                session.shareData(new ShareData(1002, 1, 1, 0, pduType2, compressedType, 0, payload));
            }
        }
    }

    /** What the host's screen becomes on its way through 16 bits. */
    private static int reduce(int rgb) {
        return PixelFormat.rgbOf565(((rgb >> 8) & 0xF800) | ((rgb >> 5) & 0x07E0) | ((rgb >> 3) & 0x1F));
    }

    private static BufferedImage image(String name) throws IOException {
        try (InputStream in = open(name + ".png")) {
            return Objects.requireNonNull(ImageIO.read(in));
        }
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(RecordedSessionTest.class.getResourceAsStream(VECTORS + name), name);
    }
}
