package dev.oriel.rdp.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.oriel.rdp.testing.Oracles;

/**
 * Gives anything at all to the decoders: they throw {@code DecodeException} or nothing.
 *
 * <p>By itself each target replays its inputs: the seeds and the crashes found so far, in {@code
 * src/test/resources/dev/oriel/rdp/fuzz/DecoderFuzzTestInputs/TARGET}. It looks for new ones in the profile {@code fuzz}.
 */
class DecoderFuzzTest {
    /** With the targets of the encoder, all take three minutes together. */
    private static final String TIME = "15s";

    @FuzzTest(maxDuration = TIME)
    void connect(byte[] bytes) {
        Oracles.decode("connect", bytes);
    }

    @FuzzTest(maxDuration = TIME)
    void security(byte[] bytes) {
        Oracles.decode("security", bytes);
    }

    @FuzzTest(maxDuration = TIME)
    void share(byte[] bytes) {
        Oracles.decode("share", bytes);
    }

    @FuzzTest(maxDuration = TIME)
    void graphics(byte[] bytes) {
        Oracles.decode("graphics", bytes);
    }

    @FuzzTest(maxDuration = TIME)
    void codec(byte[] bytes) {
        Oracles.decode("codec", bytes);
    }

    @FuzzTest(maxDuration = TIME)
    void session(byte[] bytes) {
        Oracles.decode("session", bytes);
    }

    @FuzzTest(maxDuration = TIME)
    void order(byte[] bytes) {
        Oracles.decode("order", bytes);
    }

    @FuzzTest(maxDuration = TIME)
    void channel(byte[] bytes) {
        Oracles.decode("channel", bytes);
    }

    @FuzzTest(maxDuration = TIME)
    void pipeline(byte[] bytes) {
        Oracles.decode("pipeline", bytes);
    }

    @FuzzTest(maxDuration = TIME)
    void pipelineCodec(byte[] bytes) {
        Oracles.decode("pipelineCodec", bytes);
    }
}
