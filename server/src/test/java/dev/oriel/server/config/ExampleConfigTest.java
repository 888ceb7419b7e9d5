package dev.oriel.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/oriel.example.yaml says what the records say. */
class ExampleConfigTest {
    /** A commented line of YAML; prose has exactly one space after the hash. */
    private static final Pattern COMMENTED = Pattern.compile("(?m)^#(?! \\S|\\s*$)");

    private final ConfigLoader loader = new ConfigLoader(Map.of());
    private final String example;

    ExampleConfigTest() throws IOException {
        example = Files.readString(Path.of("..", "docs", "oriel.example.yaml"));
    }

    @Test
    void meansTheSameAsNoConfiguration() {
        assertThat(loader.parse("example", example, null)).isEqualTo(loader.defaults());
    }

    @Test
    void showsUsersAndDesktopsThatWork() {
        String uncommented = COMMENTED.matcher(example).replaceAll("").replaceAll("(?m)^(users|desktops): \\[]$", "");
        GatewayConfig config = loader.parse("example", uncommented, null);
        assertThat(config.users()).singleElement().satisfies(user -> {
            assertThat(user.name()).isEqualTo("ada");
            assertThat(user.password()).isPresent();
            assertThat(user.desktops()).isEqualTo(List.of("office"));
        });
        DesktopConfig plain = loader.parse("plain", "desktops: [{id: x, host: y}]", null)
                .desktops()
                .getFirst();
        DesktopConfig shown = config.desktops().getFirst();
        assertThat(shown.port()).isEqualTo(plain.port());
        assertThat(shown.security()).isEqualTo(plain.security());
        assertThat(shown.colorDepth()).isEqualTo(plain.colorDepth());
        assertThat(shown.certificate()).isEqualTo(plain.certificate());
        // shown for a host that keeps its own, which is not the rule
        assertThat(shown.ownKeyboardLayout()).isEqualTo(0x409);
        assertThat(plain.ownKeyboardLayout()).isZero();
    }

    @Test
    void namesEveryKey() {
        TreeSet<String> missing = new TreeSet<>();
        for (String key : keys(GatewayConfig.class)) {
            if (!Pattern.compile("(?m)^[# -]*(.*\\s)?" + key + ":")
                    .matcher(example)
                    .find()) {
                missing.add(key);
            }
        }
        assertThat(missing).isEmpty();
    }

    private static Set<String> keys(Class<?> type) {
        TreeSet<String> keys = new TreeSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            keys.add(Binder.key(component));
            Class<?> nested = component.getGenericType() instanceof ParameterizedType generic
                    ? (Class<?>) generic.getActualTypeArguments()[0]
                    : component.getType();
            if (nested.isRecord() && nested.getPackage() == GatewayConfig.class.getPackage()) {
                keys.addAll(keys(nested));
            }
        }
        keys.remove("bytes"); // of DataSize, which is written as one value
        return keys;
    }
}
