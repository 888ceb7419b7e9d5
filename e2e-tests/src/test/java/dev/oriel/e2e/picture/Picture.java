package dev.oriel.e2e.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;

/**
 * What a screen shows.
 *
 * @param pixels {@code 0x00RRGGBB}, row-major; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // compared by same() and difference(), never by equals
public record Picture(int width, int height, int[] pixels) {
    public Picture {
        if (pixels.length != width * height) {
            throw new IllegalArgumentException("%d pixels for %d×%d".formatted(pixels.length, width, height));
        }
    }

    public static Picture ofPng(byte[] png) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            return ofImage(image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Picture ofImage(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        Arrays.setAll(pixels, i -> pixels[i] & 0xFFFFFF);
        return new Picture(image.getWidth(), image.getHeight(), pixels);
    }

    /** A part of it. */
    public Picture crop(int x, int y, int partWidth, int partHeight) {
        int[] part = new int[partWidth * partHeight];
        for (int row = 0; row < partHeight; row++) {
            System.arraycopy(pixels, (y + row) * width + x, part, row * partWidth, partWidth);
        }
        return new Picture(partWidth, partHeight, part);
    }

    public boolean same(Picture other) {
        return width == other.width && height == other.height && Arrays.equals(pixels, other.pixels);
    }

    /** Colours reduced to 5, 6 and 5 bits, as a host at 16 bits a pixel sends them. */
    public Picture in16Bits() {
        return new Picture(
                width, height, Arrays.stream(pixels).map(p -> p & 0xF8FCF8).toArray());
    }

    /** How many colours it has: a screen with a desktop on it has more than a few. */
    public long colours() {
        return Arrays.stream(pixels).distinct().count();
    }

    /** What differs, for a failed test's message. */
    public String difference(Picture other) {
        if (width != other.width || height != other.height) {
            return "%d×%d against %d×%d".formatted(width, height, other.width, other.height);
        }
        int count = 0;
        int left = width;
        int top = height;
        int right = 0;
        int bottom = 0;
        int first = -1;
        for (int i = 0; i < pixels.length; i++) {
            if (pixels[i] != other.pixels[i]) {
                first = first < 0 ? i : first;
                count++;
                left = Math.min(left, i % width);
                right = Math.max(right, i % width + 1);
                top = Math.min(top, i / width);
                bottom = Math.max(bottom, i / width + 1);
            }
        }
        if (count == 0) {
            return "the same";
        }
        return "%d of %d pixels in %d,%d %d×%d, the first at %d,%d: %06x against %06x"
                .formatted(
                        count,
                        pixels.length,
                        left,
                        top,
                        right - left,
                        bottom - top,
                        first % width,
                        first / width,
                        pixels[first],
                        other.pixels[first]);
    }

    public void save(Path png) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        try {
            Files.createDirectories(png.getParent());
            ImageIO.write(image, "png", png.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
