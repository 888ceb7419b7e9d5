package dev.oriel.rdp.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.oriel.rdp.testing.Oracles;
import java.lang.reflect.Method;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OraclesTest {
    @Test
    void everyFamilyOfDecodersHasAFuzzTarget() {
        assertThat(Stream.of(DecoderFuzzTest.class.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(FuzzTest.class))
                        .map(Method::getName))
                .containsExactlyInAnyOrderElementsOf(Oracles.names());
    }

    @Test
    void noDecoderThrowsAnythingElseOnNoise() {
        Random random = new Random(20261120);
        for (int i = 0; i < 2_000; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            Oracles.decodeAny(noise);
        }
    }
}
