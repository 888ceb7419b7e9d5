package dev.oriel.rdp.client;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.DesktopLayout;
import dev.oriel.bridge.DesktopListener;
import dev.oriel.bridge.HostSettings;
import dev.oriel.bridge.InputEvent;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.PointerShape;
import dev.oriel.bridge.Secret;
import dev.oriel.display.Rect;
import dev.oriel.display.Surface;
import dev.oriel.display.VideoFrame;
import dev.oriel.rdp.wire.Limits;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/**
 * Connects to a real host, says what happens, and saves the picture: for looking at by hand.
 *
 * <p>Arguments: host port user password security depth width height seconds file.png [text to type]; the system property
 * {@code graphics} is what the host may draw with
 */
public final class SnapshotMain {
    private SnapshotMain() {}

    public static void main(String[] args) throws InterruptedException, IOException {
        HostSettings settings = new HostSettings(
                args[0],
                Integer.parseInt(args[1]),
                args[2].isEmpty()
                        ? Optional.empty()
                        : Optional.of(new HostSettings.Credentials(args[2], Secret.of(args[3]), "")),
                HostSettings.Security.valueOf(args[4]),
                new HostSettings.CertificatePolicy.Any(),
                Integer.parseInt(args[5]),
                DesktopLayout.of(Integer.parseInt(args[6]), Integer.parseInt(args[7]), 100),
                0x409,
                "Europe/Berlin",
                "oriel",
                Duration.ofSeconds(15),
                HostSettings.Graphics.valueOf(System.getProperty("graphics", "BITMAPS")));
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch active = new CountDownLatch(1);
        long start = System.nanoTime();
        RdpDesktop desktop = RdpDesktop.connect(
                settings,
                new Printer(start, active, ended),
                Limits.DEFAULT,
                Thread.ofVirtual().name("host-", 1).factory());
        int seconds = Integer.parseInt(args[8]);
        if (active.await(20, TimeUnit.SECONDS)) {
            ended.await(seconds, TimeUnit.SECONDS);
            // Some hosts paint a pointer of their own until they see ours.
            desktop.send(new InputEvent.MouseMove(7, settings.layout().height() - 30));
            ended.await(1, TimeUnit.SECONDS);
            if (args.length > 10) {
                for (char c : args[10].toCharArray()) {
                    desktop.send(new InputEvent.Unicode(c, true));
                    desktop.send(new InputEvent.Unicode(c, false));
                }
                ended.await(2, TimeUnit.SECONDS);
            }
            save(desktop.surface(), new File(args[9]));
        }
        desktop.close();
        ended.await(5, TimeUnit.SECONDS);
    }

    private static void save(Surface surface, File file) throws IOException {
        surface.lock().lock();
        try {
            BufferedImage image = new BufferedImage(surface.width(), surface.height(), BufferedImage.TYPE_INT_RGB);
            image.setRGB(0, 0, surface.width(), surface.height(), surface.pixels(), 0, surface.width());
            ImageIO.write(image, "png", file);
        } finally {
            surface.lock().unlock();
        }
    }

    private static final class Printer implements DesktopListener {
        private final long start;
        private final CountDownLatch active;
        private final CountDownLatch ended;
        private int painted;
        private int frames;

        Printer(long start, CountDownLatch active, CountDownLatch ended) {
            this.start = start;
            this.active = active;
            this.ended = ended;
        }

        private void say(String what) {
            System.out.printf("%6d ms %s%n", (System.nanoTime() - start) / 1_000_000, what);
        }

        @Override
        public void stage(ConnectStage stage) {
            say("stage " + stage);
        }

        @Override
        public void active(int width, int height) {
            say("active " + width + "x" + height);
            active.countDown();
        }

        @Override
        public void resized(int width, int height) {
            say("resized " + width + "x" + height);
        }

        @Override
        public void painted(Rect rect) {
            painted++;
        }

        @Override
        public void copied(Rect from, int toX, int toY) {
            say("copied");
        }

        @Override
        public void video(VideoFrame frame) {
            say("video");
        }

        @Override
        public void videoDecoded(Rect rect) {
            say("decoded");
        }

        @Override
        public void filled(Rect rect, int rgb) {
            say("filled");
        }

        @Override
        public void frameEnded() {
            frames++;
        }

        @Override
        public void pointer(PointerShape shape) {
            say("pointer " + shape.getClass().getSimpleName());
        }

        @Override
        public void pointerMoved(int x, int y) {
            say("pointer at " + x + "," + y);
        }

        @Override
        public void relativeMouse(boolean taken) {
            say("relative mouse " + taken);
        }

        @Override
        public void lockKeys(int flags) {
            say("lock keys " + flags);
        }

        @Override
        public void bell(int frequencyHz, int durationMs) {
            say("bell");
        }

        @Override
        public void loggedOn(String user) {
            say("logged on as '" + user + "'");
        }

        @Override
        public void ended(Outcome outcome) {
            say("ended " + outcome + ", " + painted + " rectangles, " + frames + " frames");
            ended.countDown();
        }
    }
}
