package dev.oriel.rdp.codec.rfx;

import dev.oriel.rdp.wire.WireWriter;
import java.util.List;

/** Encodes pictures and messages of [MS-RDPRFX], plainly: the counterpart of the decoder in its tests. */
public final class RfxEncoder {
    /** Subbands in the order of the wire: HL1, LH1, HH1, HL2, LH2, HH2, HL3, LH3, HH3, LL3. */
    private static final int[] SIZES = {32, 32, 32, 16, 16, 16, 8, 8, 8, 8};

    /** Where the value of each of these subbands stands in TS_RFX_CODEC_QUANT. */
    private static final int[] QUANT_INDEX = {8, 7, 9, 5, 4, 6, 2, 1, 3, 0};

    private RfxEncoder() {}

    /** A quantization that loses next to nothing: every value is the least one. */
    public static int[] finest() {
        return new int[] {6, 6, 6, 6, 6, 6, 6, 6, 6, 6};
    }

    /** A usual one. */
    public static int[] usual() {
        return new int[] {6, 6, 6, 6, 7, 7, 8, 8, 8, 9};
    }

    /** One rectangle, its edges in pixels. */
    public record Box(int x, int y, int width, int height) {}

    /** The headers that begin a stream: [MS-RDPRFX] 2.2.2.2. */
    public static void headers(WireWriter out, Rlgr.Mode mode, int width, int height) {
        out.u16le(0xCCC0).u32le(12).u32le(0xCACCACCAL).u16le(0x0100);
        out.u16le(0xCCC3).u32le(13).u8(1).u8(0xFF).u8(0).u16le(64).u16le(properties(mode));
        out.u16le(0xCCC1).u32le(10).u8(1).u8(1).u16le(0x0100);
        out.u16le(0xCCC2).u32le(12).u8(1).u8(0).u16le(width).u16le(height);
    }

    private static int properties(Rlgr.Mode mode) {
        int entropy = mode == Rlgr.Mode.RLGR1 ? 1 : 4;
        return 1 << 3 | 1 << 5 | entropy << 9 | 1 << 13;
    }

    /** One frame: a region of {@code boxes}, and all tiles of the picture. */
    public static void frame(
            WireWriter out, Rlgr.Mode mode, int[] pixels, int width, int height, List<Box> boxes, int[] quant) {
        out.u16le(0xCCC4).u32le(14).u8(1).u8(0).u32le(0).u16le(1);
        out.u16le(0xCCC6).u32le(15 + 8L * boxes.size()).u8(1).u8(0).u8(1).u16le(boxes.size());
        for (Box box : boxes) {
            out.u16le(box.x).u16le(box.y).u16le(box.width).u16le(box.height);
        }
        out.u16le(0xCAC1).u16le(1);

        WireWriter tiles = new WireWriter();
        int count = 0;
        for (int y = 0; y < height; y += 64) {
            for (int x = 0; x < width; x += 64) {
                tile(tiles, mode, pixels, width, height, x, y, quant);
                count++;
            }
        }
        out.u16le(0xCCC7).u32le(22 + 5 + tiles.size()).u8(1).u8(0);
        out.u16le(0xCAC2).u16le(0).u16le(properties(mode)).u8(1).u8(64).u16le(count);
        out.u32le(tiles.size());
        for (int i = 0; i < 10; i += 2) {
            out.u8(quant[i] | quant[i + 1] << 4);
        }
        out.bytes(tiles.toBytes());
        out.u16le(0xCCC5).u32le(8).u8(1).u8(0);
    }

    private static void tile(
            WireWriter out, Rlgr.Mode mode, int[] pixels, int width, int height, int x, int y, int[] quant) {
        int[][] components = components(pixels, width, height, x, y);
        byte[][] data = new byte[3][];
        for (int i = 0; i < 3; i++) {
            data[i] = RlgrReference.encode(mode, quantize(forward(components[i]), quant));
        }
        out.u16le(0xCAC3).u32le(19L + data[0].length + data[1].length + data[2].length);
        out.u8(0).u8(0).u8(0).u16le(x / 64).u16le(y / 64);
        out.u16le(data[0].length).u16le(data[1].length).u16le(data[2].length);
        out.bytes(data[0]).bytes(data[1]).bytes(data[2]);
    }

    /** Forward ICT of one tile, with five bits of fraction; what lies outside the picture repeats its edge. */
    public static int[][] components(int[] pixels, int width, int height, int x, int y) {
        int[][] components = new int[3][64 * 64];
        for (int i = 0; i < 64 * 64; i++) {
            int rgb = pixels[Math.min(y + i / 64, height - 1) * width + Math.min(x + i % 64, width - 1)];
            double r = rgb >> 16;
            double g = (rgb >> 8) & 0xFF;
            double b = rgb & 0xFF;
            components[0][i] = (int) Math.round((0.299 * r + 0.587 * g + 0.114 * b - 128) * 32);
            components[1][i] = (int) Math.round((-0.168935 * r - 0.331665 * g + 0.50059 * b) * 32);
            components[2][i] = (int) Math.round((0.499813 * r - 0.418531 * g - 0.081282 * b) * 32);
        }
        return components;
    }

    /** Forward 5/3 transform of three levels, [MS-RDPRFX] 3.1.8.1.4: the subbands in the order of the wire. */
    public static int[] forward(int[] samples) {
        int[] out = new int[64 * 64];
        int[] low = samples;
        int at = 0;
        for (int n = 32; n >= 8; n /= 2) {
            int[][] vertical = split(transpose(low, 2 * n, 2 * n), 2 * n, n);
            int[][] lowRows = split(transpose(vertical[0], 2 * n, n), n, n);
            int[][] highRows = split(transpose(vertical[1], 2 * n, n), n, n);
            System.arraycopy(lowRows[1], 0, out, at, n * n);
            System.arraycopy(highRows[0], 0, out, at + n * n, n * n);
            System.arraycopy(highRows[1], 0, out, at + 2 * n * n, n * n);
            low = lowRows[0];
            at += 3 * n * n;
        }
        System.arraycopy(low, 0, out, at, 64);
        return out;
    }

    /** Splits each of {@code rows} rows of 2n values into n low and n high ones. */
    private static int[][] split(int[] in, int rows, int n) {
        int[][] out = new int[2][rows * n];
        for (int row = 0; row < rows; row++) {
            int base = row * 2 * n;
            for (int i = 0; i < n; i++) {
                int left = in[base + 2 * i];
                int right = in[base + (i == n - 1 ? 2 * i : 2 * i + 2)];
                out[1][row * n + i] = (in[base + 2 * i + 1] - ((left + right) >> 1)) >> 1;
            }
            for (int i = 0; i < n; i++) {
                int before = out[1][row * n + Math.max(i - 1, 0)];
                out[0][row * n + i] = in[base + 2 * i] + ((before + out[1][row * n + i] + 1) >> 1);
            }
        }
        return out;
    }

    private static int[] transpose(int[] in, int rows, int columns) {
        int[] out = new int[rows * columns];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                out[x * rows + y] = in[y * columns + x];
            }
        }
        return out;
    }

    /** Quantizes, and makes LL3 differences. */
    static int[] quantize(int[] coefficients, int[] quant) {
        int[] out = coefficients.clone();
        int at = 0;
        for (int band = 0; band < 10; band++) {
            int shift = quant[QUANT_INDEX[band]] - 1;
            int half = shift == 0 ? 0 : 1 << (shift - 1);
            for (int i = 0; i < SIZES[band] * SIZES[band]; i++, at++) {
                out[at] = (out[at] + half) >> shift;
            }
        }
        for (int i = 4095; i > 4032; i--) {
            out[i] -= out[i - 1];
        }
        return out;
    }
}
