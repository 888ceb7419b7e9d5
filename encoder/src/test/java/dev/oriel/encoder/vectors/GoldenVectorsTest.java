package dev.oriel.encoder.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.oriel.encoder.client.ClientModel;
import dev.oriel.encoder.wire.ByteSink;
import dev.oriel.encoder.wire.ClientMessage;
import dev.oriel.encoder.wire.FrameMessage;
import dev.oriel.encoder.wire.MalformedMessageException;
import dev.oriel.encoder.wire.PointerMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The golden vectors in {@code web/testdata/vectors}: they are what this generator makes of the protocol's text, and the
 * Java codecs agree with them. To write them again: {@code mvn -pl encoder test -Dtest=GoldenVectorsTest
 * -Doriel.vectors.write=true}.
 */
class GoldenVectorsTest {
    private static final Path FOLDER = Path.of("..", "web", "testdata", "vectors");
    /** Written by a test of the module that has this decoder. */
    private static final String OF_THE_BRIDGE = "yuv444.json";

    @Test
    void filesAreUpToDate() throws IOException {
        Map<String, byte[]> expected = files();
        if (Boolean.getBoolean("oriel.vectors.write")) {
            write(expected);
        }
        assertThat(names()).isEqualTo(new TreeSet<>(expected.keySet()));
        for (Map.Entry<String, byte[]> file : expected.entrySet()) {
            assertThat(Files.readAllBytes(FOLDER.resolve(file.getKey())))
                    .as(file.getKey())
                    .isEqualTo(file.getValue());
        }
    }

    @TestFactory
    Stream<DynamicTest> clientModelShowsWhatFramesSay() throws IOException {
        return FrameVectors.all(jpeg()).stream()
                .map(vector -> DynamicTest.dynamicTest(vector.name, () -> {
                    ClientModel client = new ClientModel(vector.cacheBytes);
                    for (Vector.Step step : vector.steps) {
                        FrameMessage frame = client.apply(ByteBuffer.wrap(step.message()));
                        check(step, frame, client);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> clientModelRefusesMalformedFrames() throws IOException {
        return MalformedVectors.all(jpeg()).stream()
                .map(vector -> DynamicTest.dynamicTest(vector.name, () -> {
                    ClientModel client = new ClientModel(vector.cacheBytes);
                    for (Vector.Step step : vector.steps) {
                        if (step.error() == null) {
                            check(step, client.apply(ByteBuffer.wrap(step.message())), client);
                        } else {
                            assertThatExceptionOfType(MalformedMessageException.class)
                                    .isThrownBy(() -> client.apply(ByteBuffer.wrap(step.message())));
                        }
                    }
                }));
    }

    @Test
    void clientMessagesEncodeAndDecode() throws MalformedMessageException {
        for (Map.Entry<String, ClientMessage> vector : MessageVectors.client().entrySet()) {
            assertThat(ClientMessage.decode(buffer(vector.getKey()))).isEqualTo(vector.getValue());
            ByteSink out = new ByteSink();
            vector.getValue().encode(out);
            assertThat(HexFormat.of().formatHex(out.toArray())).isEqualTo(MessageVectors.compact(vector.getKey()));
            assertThat(out.size()).isLessThanOrEqualTo(ClientMessage.MAX_BYTES);
        }
    }

    @Test
    void malformedClientMessagesAreRefused() {
        for (String hex : MessageVectors.malformedClient().keySet()) {
            assertThatExceptionOfType(MalformedMessageException.class)
                    .as(hex)
                    .isThrownBy(() -> ClientMessage.decode(buffer(hex)));
        }
    }

    @Test
    void pointerMessagesEncodeAndDecode() throws MalformedMessageException {
        for (Map.Entry<String, PointerMessage> vector :
                MessageVectors.pointers().entrySet()) {
            assertThat(PointerMessage.decode(buffer(vector.getKey()))).isEqualTo(vector.getValue());
            ByteSink out = new ByteSink();
            vector.getValue().encode(out);
            assertThat(HexFormat.of().formatHex(out.toArray())).isEqualTo(MessageVectors.compact(vector.getKey()));
        }
    }

    @Test
    void malformedPointerMessagesAreRefused() {
        for (String hex : MessageVectors.malformedPointers().keySet()) {
            assertThatExceptionOfType(MalformedMessageException.class)
                    .as(hex)
                    .isThrownBy(() -> PointerMessage.decode(buffer(hex)));
        }
    }

    private static void check(Vector.Step step, FrameMessage frame, ClientModel client) {
        assertThat(frame.echo()).isEqualTo(step.echo());
        assertThat(client.width()).isEqualTo(step.width());
        assertThat(client.height()).isEqualTo(step.height());
        assertThat(client.slots()).isEqualTo(step.cache().keySet());
        assertThat(client.cacheBytes())
                .isEqualTo(step.cache().values().stream()
                        .mapToLong(pixels -> 4L * pixels)
                        .sum());
        if (step.tolerance() == 0) {
            assertThat(client.pixels()).isEqualTo(step.pixels());
        } else {
            assertThat(distance(client.pixels(), step.pixels())).isLessThanOrEqualTo(step.tolerance());
        }
    }

    /** The largest difference of any channel of any pixel. */
    private static int distance(int[] a, int[] b) {
        int distance = 0;
        for (int i = 0; i < a.length; i++) {
            for (int shift = 0; shift <= 16; shift += 8) {
                distance = Math.max(distance, Math.abs((a[i] >> shift & 0xFF) - (b[i] >> shift & 0xFF)));
            }
        }
        return distance;
    }

    private static ByteBuffer buffer(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(MessageVectors.compact(hex)));
    }

    private static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        put(files, "frames", FrameVectors.all(jpeg()));
        put(files, "malformed", MalformedVectors.all(jpeg()));
        files.put("client-messages.json", MessageVectors.clientJson().getBytes(StandardCharsets.UTF_8));
        files.put("pixel-hashes.json", HashVectors.json().getBytes(StandardCharsets.UTF_8));
        files.put("pointers.json", MessageVectors.pointersJson().getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private static void put(Map<String, byte[]> files, String folder, List<Vector> vectors) {
        for (Vector vector : vectors) {
            files.put(folder + "/" + vector.name + ".bin", vector.binary());
            files.put(folder + "/" + vector.name + ".json", vector.json().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Checked in rather than made, so that the vectors do not depend on an encoder's version. */
    private static byte[] jpeg() throws IOException {
        return Files.readAllBytes(FOLDER.resolve("grey-16x16.jpg"));
    }

    private static Set<String> names() throws IOException {
        try (Stream<Path> paths = Files.walk(FOLDER)) {
            Set<String> names = new TreeSet<>();
            paths.filter(path -> path.toString().matches(".*\\.(bin|json)") && !path.endsWith(OF_THE_BRIDGE))
                    .forEach(path -> names.add(FOLDER.relativize(path).toString()));
            return names;
        }
    }

    private static void write(Map<String, byte[]> files) throws IOException {
        for (String name : names()) {
            Files.delete(FOLDER.resolve(name));
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = FOLDER.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }
}
