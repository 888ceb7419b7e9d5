package dev.oriel.e2e.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Random;

/** What desktops show, in one picture that is the same each time: text, lines, gradients, and something like a photograph. */
public final class TestScene {
    public static final int WIDTH = 800;
    public static final int HEIGHT = 600;

    private static final int COLUMN = WIDTH / 2;
    private static final int HALF = HEIGHT / 2;

    private TestScene() {}

    public static Picture picture() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        text(graphics);
        gradients(graphics);
        lines(graphics);
        graphics.dispose();
        photograph(image);
        return Picture.ofImage(image);
    }

    private static void text(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        for (int line = 0; line < 18; line++) {
            graphics.setColor(Color.getHSBColor(line / 18f, line % 3 / 2f, 0.2f));
            graphics.setFont(new Font(line % 2 == 0 ? Font.SANS_SERIF : Font.MONOSPACED, line % 3, 9 + line / 3));
            graphics.drawString("The quick brown fox jumps over the lazy dog, " + line, 8, 16 * line + 16);
        }
    }

    private static void gradients(Graphics2D graphics) {
        Color[] ends = {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE, Color.YELLOW, Color.MAGENTA};
        int height = HALF / ends.length;
        for (int i = 0; i < ends.length; i++) {
            graphics.setPaint(new GradientPaint(COLUMN, 0, Color.BLACK, WIDTH, 0, ends[i]));
            graphics.fillRect(COLUMN, i * height, COLUMN, height);
        }
    }

    private static void lines(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setStroke(new BasicStroke(1.3f));
        for (int i = 0; i <= 24; i++) {
            graphics.setColor(Color.getHSBColor(i / 24f, 1, 0.8f));
            graphics.drawLine(0, HALF + i * 12, i * 16, HEIGHT - 1);
        }
    }

    /** Smooth shapes with the noise of a sensor. */
    private static void photograph(BufferedImage image) {
        Random random = new Random(1);
        for (int y = HALF; y < HEIGHT; y++) {
            for (int x = COLUMN; x < WIDTH; x++) {
                int noise = (int) (random.nextGaussian() * 4);
                int red = level(120 + 90 * Math.sin(x / 37.0) * Math.cos(y / 29.0) + noise);
                int green = level(130 + 70 * Math.sin((x + y) / 51.0) + noise);
                int blue = level(110 + 100 * Math.cos(Math.hypot(x - 600, y - 450) / 23.0) + noise);
                image.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
    }

    private static int level(double value) {
        return (int) Math.clamp(value, 0, 255);
    }
}
