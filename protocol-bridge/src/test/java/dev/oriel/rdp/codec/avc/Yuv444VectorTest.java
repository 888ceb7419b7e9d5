package dev.oriel.rdp.codec.avc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.display.Rect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** What two views of a picture show here and in browsers: the golden vector in {@code web/testdata/vectors}. */
class Yuv444VectorTest {
    private static final Path VECTOR = Path.of("..", "web", "testdata", "vectors", "yuv444.json");

    private final String vector = Files.readString(VECTOR);
    private final Rect all = new Rect(0, 0, number("width"), number("height"));
    private final int[] pixels = new int[all.width() * all.height()];
    private int state = number("seed");

    Yuv444VectorTest() throws IOException {}

    @Test
    void yuv444ModeShowsWhatBrowsersShow() {
        Yuv444Kernel.paint(noise(), noise(), all, pixels, all.width());
        assertThat(crc32()).isEqualTo(field("chroma", "\"(\\w+)\""));
    }

    @Test
    void yuv444v2ModeShowsWhatBrowsersShow() {
        Yuv444Kernel.paintV2(noise(), noise(), all, pixels, all.width());
        assertThat(crc32()).isEqualTo(field("chroma-v2", "\"(\\w+)\""));
    }

    private YuvPicture noise() {
        YuvPicture picture = new YuvPicture();
        picture.resize(all.width(), all.height(), all.width(), all.width() / 2);
        picture.visibleWidth = all.width();
        for (byte[] plane : new byte[][] {picture.y, picture.u, picture.v}) {
            for (int i = 0; i < plane.length; i++) {
                state = (state * 75 + 74) % 65_537;
                plane[i] = (byte) state;
            }
        }
        return picture;
    }

    private String crc32() {
        CRC32 crc = new CRC32();
        for (int pixel : pixels) {
            crc.update(pixel >> 16);
            crc.update(pixel >> 8);
            crc.update(pixel);
        }
        return "%08x".formatted(crc.getValue());
    }

    private int number(String name) {
        return Integer.parseInt(field(name, "(\\d+)"));
    }

    private String field(String name, String value) {
        Matcher found = Pattern.compile("\"" + name + "\": " + value).matcher(vector);
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }
}
