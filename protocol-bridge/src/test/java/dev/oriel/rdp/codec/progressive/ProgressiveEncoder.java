package dev.oriel.rdp.codec.progressive;

import dev.oriel.rdp.codec.rfx.Rlgr;
import dev.oriel.rdp.codec.rfx.RlgrReference;
import dev.oriel.rdp.codec.testing.BitSink;
import dev.oriel.rdp.wire.WireWriter;
import java.util.List;

/**
 * Writes RFX_PROGRESSIVE_BITMAP_STREAM, [MS-RDPEGFX] 2.2.4.2.1, of coefficients: the counterpart of the decoder in tests.
 * All subbands have one quantization, all components one quality.
 */
public final class ProgressiveEncoder {
    /** What is left to be said of a component: its coefficients, and which signs the decoder knows. */
    public static final class Component {
        final int[] coefficients;
        final boolean[] known = new boolean[4096];
        int bitPos;

        public Component(int[] coefficients) {
            this.coefficients = coefficients;
        }
    }

    public record Box(int x, int y, int width, int height) {}

    private static final int QUANT = 6;

    private final boolean extrapolated;
    private final int lowStart;
    /** What each quality adds to the quantization. */
    private final int[] qualities;

    public ProgressiveEncoder(boolean extrapolated, int... qualities) {
        this.extrapolated = extrapolated;
        this.lowStart = extrapolated ? 4015 : 4032;
        this.qualities = qualities;
    }

    /** A whole message of one region. */
    public byte[] message(boolean withContext, List<Box> boxes, List<byte[]> tiles) {
        WireWriter out = new WireWriter();
        out.u16le(0xCCC0).u32le(12).u32le(0xCACCACCAL).u16le(0x0100);
        if (withContext) {
            out.u16le(0xCCC3).u32le(10).u8(0).u16le(64).u8(1);
        }
        out.u16le(0xCCC1).u32le(12).u32le(0).u16le(1);
        region(out, boxes, tiles);
        out.u16le(0xCCC2).u32le(6);
        return out.toArray();
    }

    private void region(WireWriter out, List<Box> boxes, List<byte[]> tiles) {
        int size = tiles.stream().mapToInt(tile -> tile.length).sum();
        out.u16le(0xCCC4).u32le(18L + 8L * boxes.size() + 5 + 16L * qualities.length + size);
        out.u8(64).u16le(boxes.size()).u8(1).u8(qualities.length).u8(extrapolated ? 1 : 0);
        out.u16le(tiles.size()).u32le(size);
        for (Box box : boxes) {
            out.u16le(box.x).u16le(box.y).u16le(box.width).u16le(box.height);
        }
        for (int i = 0; i < 5; i++) {
            out.u8(QUANT | QUANT << 4);
        }
        for (int quality : qualities) {
            out.u8(50);
            for (int i = 0; i < 15; i++) {
                out.u8(quality | quality << 4);
            }
        }
        tiles.forEach(out::bytes);
    }

    private int bitPos(int quality) {
        return QUANT + (quality == 0xFF ? 0 : qualities[quality]);
    }

    public byte[] simple(int column, int row, boolean difference, Component... components) {
        return first(0xCCC5, column, row, 0xFF, difference, components);
    }

    public byte[] first(int column, int row, int quality, boolean difference, Component... components) {
        return first(0xCCC6, column, row, quality, difference, components);
    }

    private byte[] first(int type, int column, int row, int quality, boolean difference, Component... components) {
        byte[][] data = new byte[3][];
        for (int i = 0; i < 3; i++) {
            Component component = components[i];
            component.bitPos = bitPos(quality);
            int[] values = new int[4096];
            for (int at = 0; at < 4096; at++) {
                values[at] = value(component, at, component.bitPos - 1);
                component.known[at] = values[at] != 0;
            }
            for (int at = 4095; at > lowStart; at--) {
                values[at] -= values[at - 1];
            }
            data[i] = RlgrReference.encode(Rlgr.Mode.RLGR1, values);
        }
        WireWriter out = new WireWriter();
        int header = type == 0xCCC5 ? 22 : 23;
        out.u16le(type).u32le(header + data[0].length + data[1].length + data[2].length);
        out.u8(0).u8(0).u8(0).u16le(column).u16le(row).u8(difference ? 1 : 0);
        if (type == 0xCCC6) {
            out.u8(quality);
        }
        out.u16le(data[0].length).u16le(data[1].length).u16le(data[2].length).u16le(0);
        out.bytes(data[0]).bytes(data[1]).bytes(data[2]);
        return out.toArray();
    }

    /** Towards zero, but down in the low band, so that what is refined only ever grows. */
    private int value(Component component, int at, int shift) {
        int c = component.coefficients[at];
        return at >= lowStart ? c >> shift : Integer.signum(c) * (Math.abs(c) >> shift);
    }

    public byte[] upgrade(int column, int row, int quality, Component... components) {
        byte[][] data = new byte[6][];
        for (int i = 0; i < 3; i++) {
            refine(components[i], bitPos(quality), data, 2 * i);
        }
        WireWriter out = new WireWriter();
        int size = 26;
        for (byte[] part : data) {
            size += part.length;
        }
        out.u16le(0xCCC7).u32le(size);
        out.u8(0).u8(0).u8(0).u16le(column).u16le(row).u8(quality);
        for (byte[] part : data) {
            out.u16le(part.length);
        }
        for (byte[] part : data) {
            out.bytes(part);
        }
        return out.toArray();
    }

    private void refine(Component component, int bitPos, byte[][] data, int index) {
        int bits = component.bitPos - bitPos;
        int shift = bitPos - 1;
        Srl srl = new Srl();
        BitSink raw = new BitSink();
        for (int at = 0; at < 4096 && bits > 0; at++) {
            int value = value(component, at, shift);
            if (at >= lowStart) {
                raw.bits(value, bits);
            } else if (component.known[at]) {
                raw.bits(Math.abs(value), bits);
            } else {
                srl.write(value, bits);
                component.known[at] = value != 0;
            }
        }
        component.bitPos = bitPos;
        data[index] = srl.end();
        data[index + 1] = raw.toBytes();
    }

    /** The run-length code of values that were zero so far: [MS-RDPEGFX] 3.2.8.1.5.2. */
    private static final class Srl {
        private final BitSink out = new BitSink();
        private int kp = 8;
        private int zeros;

        void write(int value, int bits) {
            if (value == 0) {
                zeros++;
                return;
            }
            while (zeros >= 1 << (kp >> 3)) {
                longRun();
            }
            out.bit(1);
            out.bits(zeros, kp >> 3);
            zeros = 0;
            out.bit(value < 0 ? 1 : 0);
            kp = Math.max(kp - 6, 0);
            int magnitude = Math.abs(value);
            int max = (1 << bits) - 1;
            for (int i = 1; i < magnitude; i++) {
                out.bit(0);
            }
            if (magnitude < max) {
                out.bit(1);
            }
        }

        private void longRun() {
            out.bit(0);
            zeros -= 1 << (kp >> 3);
            kp = Math.min(kp + 4, 80);
        }

        byte[] end() {
            while (zeros > 0) {
                longRun();
            }
            return out.toBytes();
        }
    }
}
