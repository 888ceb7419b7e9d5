package dev.oriel.rdp.testing;

import com.sun.management.ThreadMXBean;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Decoders by family, fed with anything at all: by the fuzzer, and by the tests that replay what it found. A decoder
 * throws {@link DecodeException} or nothing; a PDU that was decoded can be encoded and decoded again.
 *
 * <p>To add one: a line in the map of its family, {@code name -> Type::decode}; to add a family, a class with a {@code
 * static Map<String, Decoder<?>> decoders()} and a line in {@link #FAMILIES}.
 */
public final class Oracles {
    /** Family name to its decoders, made anew for each input: a decoder may have state. */
    private static final Map<String, Supplier<Map<String, Decoder<?>>>> FAMILIES = families();

    /**
     * Heap that a decoder may take for one input, its own buffers included: eight times what any input has taken so far. A
     * count or size of the host's that is believed before it is checked takes more.
     */
    private static final long MAX_ALLOCATION = 8 << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Oracles() {}

    private static Map<String, Supplier<Map<String, Decoder<?>>>> families() {
        Map<String, Supplier<Map<String, Decoder<?>>>> families = new LinkedHashMap<>();
        families.put("connect", ConnectOracles::decoders);
        families.put("security", SecurityOracles::decoders);
        families.put("share", ShareOracles::decoders);
        families.put("graphics", GraphicsOracles::decoders);
        families.put("codec", GraphicsOracles::codecs);
        families.put("session", GraphicsOracles::session);
        families.put("order", OrderOracles::decoders);
        families.put("channel", PipelineOracles::decoders);
        families.put("pipelineCodec", PipelineOracles::codecs);
        families.put("pipeline", PipelineOracles::pipeline);
        return families;
    }

    public static Iterable<String> names() {
        return FAMILIES.keySet();
    }

    /** Gives {@code bytes} to every decoder there is. */
    public static void decodeAny(byte[] bytes) {
        for (String family : FAMILIES.keySet()) {
            decode(family, bytes);
        }
    }

    /** Gives {@code bytes} to every decoder of one family. */
    public static void decode(String family, byte[] bytes) {
        Supplier<Map<String, Decoder<?>>> decoders = FAMILIES.get(family);
        if (decoders == null) {
            throw new IllegalArgumentException("no family of decoders is called " + family);
        }
        decoders.get().forEach((name, decoder) -> decode(family + "/" + name, decoder, bytes));
    }

    private static void decode(String name, Decoder<?> decoder, byte[] bytes) {
        long allocated = allocation(name, decoder, bytes);
        if (allocated > MAX_ALLOCATION) {
            // the first time a decoder is used, its classes are loaded: that counts as allocation too
            allocated = allocation(name, decoder, bytes);
        }
        if (allocated > MAX_ALLOCATION) {
            throw new AssertionError(name + " took " + allocated + " bytes of heap for " + Bytes.wrap(bytes));
        }
    }

    private static long allocation(String name, Decoder<?> decoder, byte[] bytes) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        check(name, decoder, bytes);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static void check(String name, Decoder<?> decoder, byte[] bytes) {
        byte[] before = bytes.clone();
        Object decoded;
        try {
            decoded = decoder.decode(new WireReader(bytes));
        } catch (DecodeException expected) {
            return;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(name + " threw on " + Bytes.wrap(bytes), e);
        }
        if (!Arrays.equals(before, bytes)) {
            throw new AssertionError(name + " wrote to its input " + Bytes.wrap(before));
        }
        if (decoded instanceof Pdu pdu) {
            assertRoundTrip(name, decoder, pdu, bytes);
        }
    }

    private static void assertRoundTrip(String name, Decoder<?> decoder, Pdu pdu, byte[] bytes) {
        WireWriter out = new WireWriter();
        try {
            pdu.encode(out);
            Object again = decoder.decode(new WireReader(out.toArray()));
            if (out.size() != pdu.size() || !pdu.equals(again)) {
                throw new AssertionError(name + " does not hold: " + pdu + " of " + Bytes.wrap(bytes));
            }
        } catch (DecodeException | RuntimeException e) {
            throw new AssertionError(name + " does not encode or decode again: " + pdu, e);
        }
    }
}
