package dev.oriel.encoder.client;

import dev.oriel.encoder.wire.Deflated;
import dev.oriel.encoder.wire.FrameOp;
import dev.oriel.encoder.wire.History;
import dev.oriel.encoder.wire.MalformedMessageException;
import dev.oriel.encoder.wire.Wire;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Pixels, row-major, from the data of one drawing operation. Plain rather than fast. */
final class PixelDecoders {
    private PixelDecoders() {}

    static int[] palette(FrameOp.Palette op, DataReader data) throws MalformedMessageException {
        byte[] bytes = data.array();
        int colours = data.take(3L * op.count());
        int rows = data.take((long) op.stride() * op.rect().height());
        int width = op.rect().width();
        int[] pixels = new int[Math.toIntExact(op.rect().area())];
        for (int i = 0; i < pixels.length; i++) {
            int bit = i % width * op.bits();
            int at = rows + i / width * op.stride() + (bit >> 3);
            int index = (bytes[at] & 0xFF) >> (8 - op.bits() - (bit & 7)) & ((1 << op.bits()) - 1);
            if (index >= op.count()) {
                throw new MalformedMessageException("index", at, index + " is not below " + op.count());
            }
            int colour = colours + 3 * index;
            pixels[i] = (bytes[colour] & 0xFF) << 16 | (bytes[colour + 1] & 0xFF) << 8 | (bytes[colour + 2] & 0xFF);
        }
        return pixels;
    }

    static int[] filtered(FrameOp.Filtered op, DataReader data) throws MalformedMessageException {
        int width = op.rect().width();
        int area = Math.toIntExact(op.rect().area());
        int[] green = plane(data, data.take(area), area, width, op.filter());
        int[] red = plane(data, data.take(area), area, width, op.filter());
        int[] blue = plane(data, data.take(area), area, width, op.filter());
        int[] pixels = new int[area];
        for (int i = 0; i < area; i++) {
            pixels[i] = (red[i] + green[i] & 0xFF) << 16 | green[i] << 8 | (blue[i] + green[i] & 0xFF);
        }
        return pixels;
    }

    private static int[] plane(DataReader data, int from, int area, int width, int filter) {
        int[] plane = new int[area];
        for (int i = 0; i < area; i++) {
            plane[i] = (data.array()[from + i] & 0xFF) + predicted(plane, i, width, filter) & 0xFF;
        }
        return plane;
    }

    private static int predicted(int[] plane, int i, int width, int filter) {
        boolean hasLeft = i % width > 0;
        boolean hasUp = i >= width;
        return switch (filter) {
            case Wire.FILTER_NONE -> 0;
            case Wire.FILTER_LEFT -> hasLeft ? plane[i - 1] : hasUp ? plane[i - width] : 0;
            case Wire.FILTER_UP -> hasUp ? plane[i - width] : hasLeft ? plane[i - 1] : 0;
            default -> throw new IllegalArgumentException("filter " + filter);
        };
    }

    static int[] photo(FrameOp.Photo op, DataReader blobs) throws MalformedMessageException {
        int width = op.rect().width();
        int area = Math.toIntExact(op.rect().area());
        int from = blobs.take(op.length());
        byte[] block = Arrays.copyOfRange(blobs.array(), from, from + op.length());
        byte[] differences = Deflated.decompress(block, 3 * area, new History());
        int[][] planes = new int[3][area];
        for (int plane = 0; plane < 3; plane++) {
            for (int i = 0; i < area; i++) {
                int green = op.lessGreen() && plane > 0 ? differences[i] : 0;
                int expected = expected(planes[plane], i % width, i / width, width, op.prediction());
                planes[plane][i] = expected + differences[plane * area + i] + green & 0xFF;
            }
        }
        int[] pixels = new int[area];
        for (int i = 0; i < area; i++) {
            pixels[i] = planes[1][i] << 16 | planes[0][i] << 8 | planes[2][i];
        }
        return pixels;
    }

    private static int expected(int[] plane, int x, int y, int width, int prediction) {
        int i = y * width + x;
        if (x == 0 || y == 0) {
            return i == 0 ? 0 : plane[y == 0 ? i - 1 : i - width];
        }
        int left = plane[i - 1];
        int up = plane[i - width];
        int slope = left + up - plane[i - width - 1];
        if (prediction == Wire.PREDICT_MEDIAN) {
            return Math.max(Math.min(left, up), Math.min(Math.max(left, up), slope));
        }
        if (prediction == Wire.PREDICT_BLEND || x == 1 || y == 1) {
            return (left + up + 2 * slope) >> 2;
        }
        return (2 * slope + (2 * left - plane[i - 2]) + (2 * up - plane[i - 2 * width]) + 2) >> 2;
    }

    static int[] jpeg(FrameOp.Jpeg op, DataReader blobs) throws MalformedMessageException {
        int from = blobs.take(op.length());
        int width = op.rect().width();
        int height = op.rect().height();
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        ImageReader reader = readers.next();
        try (ImageInputStream input =
                ImageIO.createImageInputStream(new ByteArrayInputStream(blobs.array(), from, op.length()))) {
            reader.setInput(input, true, true);
            if (reader.getWidth(0) != width || reader.getHeight(0) != height) {
                throw new MalformedMessageException(
                        "JPEG",
                        from,
                        "is " + reader.getWidth(0) + "x" + reader.getHeight(0) + " for a rectangle of " + width + "x"
                                + height);
            }
            BufferedImage image = reader.read(0);
            int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] &= 0xFFFFFF;
            }
            return pixels;
        } catch (IOException e) {
            MalformedMessageException malformed =
                    new MalformedMessageException("JPEG", from, "cannot be decoded: " + e.getMessage());
            malformed.initCause(e);
            throw malformed;
        } finally {
            reader.dispose();
        }
    }
}
