package dev.oriel.rdp.codec.progressive;

import dev.oriel.display.Rect;
import dev.oriel.rdp.codec.rfx.Rlgr;
import dev.oriel.rdp.codec.rfx.TilePixels;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes RFX_PROGRESSIVE_BITMAP_STREAM, [MS-RDPEGFX] 2.2.4.2.1, into a surface: frames of regions, whose tiles are
 * sent at once (TILE_SIMPLE), coarsely (TILE_FIRST), or as a refinement of what is there (TILE_UPGRADE). A tile is
 * painted where it lies in the rectangles of its region. The CONTEXT block may lack: it says nothing that is needed.
 *
 * <p>What outlives a call is in the {@link ProgressiveSurface}. Confined to the thread of its connection.
 */
public final class ProgressiveDecoder {
    private static final int TILE_SIDE = TilePixels.SIDE;

    /** More bits than a coefficient has below its first one. */
    private static final int MAX_UPGRADE_BITS = 15;

    private final Limits limits;
    /** Made for the first tile: it takes some 300 KB. */
    private @Nullable ProgressiveKernel kernel;

    private final ProgressiveRegion region = new ProgressiveRegion();
    private final int[] shifts = new int[ProgressiveTables.BANDS];
    private final int[][] upgradeShifts = new int[3][ProgressiveTables.BANDS];
    private final int[][] upgradeBits = new int[3][ProgressiveTables.BANDS];
    private final int[] lengths = new int[6];

    public ProgressiveDecoder(Limits limits) {
        this.limits = limits;
    }

    /**
     * Decodes all of {@code in}.
     *
     * @param surface tiles of the surface so far
     * @param pixels of the surface, row-major, stride equal to the width
     * @param painted is told every rectangle that may have changed
     */
    public void decode(
            WireReader in, ProgressiveSurface surface, int[] pixels, int width, int height, Consumer<Rect> painted)
            throws DecodeException {
        boolean inFrame = false;
        while (in.hasRemaining()) {
            int at = in.position();
            in.require(6, "RFX_PROGRESSIVE_DATABLOCK");
            int type = in.u16le();
            int length = blockLength(in, at);
            WireReader block = in.slice(length, "block");
            switch (type) {
                case ProgressiveTables.SYNC -> sync(block);
                case ProgressiveTables.CONTEXT -> context(block);
                case ProgressiveTables.FRAME_BEGIN -> inFrame = true;
                case ProgressiveTables.FRAME_END -> inFrame = false;
                case ProgressiveTables.REGION -> {
                    if (!inFrame) {
                        throw DecodeException.unexpected("blockType", at, "region outside a frame");
                    }
                    region(block, surface, pixels, width, height, painted);
                }
                default -> throw DecodeException.invalid("blockType", at, type);
            }
        }
    }

    /** Reads blockLen. Returns what is left of it for the body. */
    private static int blockLength(WireReader in, int at) throws DecodeException {
        long length = in.u32le();
        if (length < 6) {
            throw DecodeException.invalid("blockLen", at + 2, length);
        }
        return Limits.check("blockLen", at + 2, length - 6, in.remaining());
    }

    private static void sync(WireReader in) throws DecodeException {
        in.require(6, "RFX_PROGRESSIVE_SYNC");
        int magic = in.i32le();
        if (magic != ProgressiveTables.MAGIC) {
            throw DecodeException.invalid("magic", 0, magic & 0xFFFFFFFFL);
        }
        int version = in.u16le();
        if (version != ProgressiveTables.VERSION_1_0) {
            throw DecodeException.invalid("version", 4, version);
        }
    }

    private static void context(WireReader in) throws DecodeException {
        in.require(4, "RFX_PROGRESSIVE_CONTEXT");
        in.skip(1, "ctxId");
        int tileSize = in.u16le();
        if (tileSize != TILE_SIDE) {
            throw DecodeException.invalid("tileSize", 1, tileSize);
        }
    }

    private void region(
            WireReader in, ProgressiveSurface surface, int[] pixels, int width, int height, Consumer<Rect> painted)
            throws DecodeException {
        int size = region.read(in, limits);
        WireReader tiles = in.slice(size, "tiles");
        int count = 0;
        while (tiles.hasRemaining()) {
            int at = tiles.position();
            tiles.require(6, "RFX_PROGRESSIVE_TILE");
            int type = tiles.u16le();
            int outer = tiles.narrow(blockLength(tiles, at), "block");
            switch (type) {
                case ProgressiveTables.TILE_SIMPLE -> tileFirst(tiles, true, surface, pixels, width, height);
                case ProgressiveTables.TILE_FIRST -> tileFirst(tiles, false, surface, pixels, width, height);
                case ProgressiveTables.TILE_UPGRADE -> tileUpgrade(tiles, surface, pixels, width, height);
                default -> throw DecodeException.invalid("blockType", at, type);
            }
            tiles.widen(outer);
            count++;
        }
        if (count != region.tileCount) {
            throw new DecodeException(
                    DecodeException.Kind.INVALID,
                    "numTiles",
                    6,
                    "is " + region.tileCount + " though " + count + " tiles follow");
        }
        Rect picture = new Rect(0, 0, width, height);
        int[] rects = region.rects;
        for (int i = 0; i < 4 * region.rectCount; i += 4) {
            Rect rect = Rect.ofEdges(rects[i], rects[i + 1], rects[i + 2], rects[i + 3])
                    .intersect(picture);
            if (!rect.isEmpty()) {
                painted.accept(rect);
            }
        }
    }

    /** RFX_PROGRESSIVE_TILE_SIMPLE and _FIRST, [MS-RDPEGFX] 2.2.4.2.1.5.3 and 2.2.4.2.1.5.4. */
    private void tileFirst(
            WireReader in, boolean simple, ProgressiveSurface surface, int[] pixels, int width, int height)
            throws DecodeException {
        in.require(simple ? 16 : 17, "RFX_PROGRESSIVE_TILE");
        int quantY = in.u8();
        int quantCb = in.u8();
        int quantCr = in.u8();
        int column = in.u16le();
        int row = in.u16le();
        boolean difference = (in.u8() & ProgressiveTables.TILE_DIFFERENCE) != 0;
        int quality = simple ? ProgressiveTables.FULL_QUALITY : in.u8();
        lengths[0] = in.u16le();
        lengths[1] = in.u16le();
        lengths[2] = in.u16le();
        int tail = in.u16le();
        in.require(lengths[0] + lengths[1] + lengths[2] + tail, "tile data");
        if (!surface.contains(column, row)) {
            return;
        }
        ProgressiveTile tile = surface.findOrAdd(column, row);
        tile.extrapolated = region.extrapolated;
        tile.refinable = quality != ProgressiveTables.FULL_QUALITY;
        if (tile.refinable && tile.sign.length == 0) {
            tile.sign = new byte[3 * Rlgr.COEFFICIENTS];
        }
        int from = in.arrayPosition();
        for (int component = 0; component < 3; component++) {
            int[] quant = region.quant(component == 0 ? quantY : component == 1 ? quantCb : quantCr);
            int[] extra = region.progressiveQuant(quality, component);
            for (int band = 0; band < ProgressiveTables.BANDS; band++) {
                int bitPos = quant[band] + extra[band];
                tile.bitPos[component * ProgressiveTables.BANDS + band] = bitPos;
                shifts[band] = bitPos - 1;
            }
            kernel().first(tile, component, in.array(), from, lengths[component], shifts, difference);
            from += lengths[component];
        }
        paint(tile, column * TILE_SIDE, row * TILE_SIDE, pixels, width, height);
    }

    /** RFX_PROGRESSIVE_TILE_UPGRADE, [MS-RDPEGFX] 2.2.4.2.1.5.5. */
    private void tileUpgrade(WireReader in, ProgressiveSurface surface, int[] pixels, int width, int height)
            throws DecodeException {
        in.require(20, "RFX_PROGRESSIVE_TILE_UPGRADE");
        int quantY = in.u8();
        int quantCb = in.u8();
        int quantCr = in.u8();
        int column = in.u16le();
        int row = in.u16le();
        int quality = in.u8();
        int total = 0;
        for (int i = 0; i < 6; i++) {
            lengths[i] = in.u16le();
            total += lengths[i];
        }
        in.require(total, "tile data");
        if (!surface.contains(column, row)) {
            return;
        }
        ProgressiveTile tile = surface.find(column, row);
        if (tile == null || !tile.refinable || tile.extrapolated != region.extrapolated) {
            throw DecodeException.unexpected("blockType", 0, "refinement of a tile without a first pass");
        }

        // all three components are checked before any of them changes the tile
        for (int component = 0; component < 3; component++) {
            int[] quant = region.quant(component == 0 ? quantY : component == 1 ? quantCb : quantCr);
            int[] extra = region.progressiveQuant(quality, component);
            for (int band = 0; band < ProgressiveTables.BANDS; band++) {
                int bitPos = quant[band] + extra[band];
                int bits = tile.bitPos[component * ProgressiveTables.BANDS + band] - bitPos;
                if (bits < 0 || bits > MAX_UPGRADE_BITS) {
                    throw DecodeException.invalid("quality", 7, quality);
                }
                upgradeBits[component][band] = bits;
                upgradeShifts[component][band] = bitPos - 1;
            }
        }
        int from = in.arrayPosition();
        for (int component = 0; component < 3; component++) {
            int srl = lengths[2 * component];
            int raw = lengths[2 * component + 1];
            kernel().upgrade(
                            tile,
                            component,
                            in.array(),
                            from,
                            srl,
                            raw,
                            upgradeShifts[component],
                            upgradeBits[component]);
            from += srl + raw;
            for (int band = 0; band < ProgressiveTables.BANDS; band++) {
                tile.bitPos[component * ProgressiveTables.BANDS + band] -= upgradeBits[component][band];
            }
        }
        paint(tile, column * TILE_SIDE, row * TILE_SIDE, pixels, width, height);
    }

    private ProgressiveKernel kernel() {
        ProgressiveKernel made = kernel;
        if (made == null) {
            made = new ProgressiveKernel();
            kernel = made;
        }
        return made;
    }

    private void paint(ProgressiveTile tile, int x, int y, int[] pixels, int width, int height) {
        int[] rects = region.rects;
        int count = 4 * region.rectCount;
        TilePixels picture = null;
        for (int i = 0; i < count; i += 4) {
            int x0 = Math.max(x, rects[i]);
            int y0 = Math.max(y, rects[i + 1]);
            int x1 = Math.min(Math.min(x + TILE_SIDE, rects[i + 2]), width);
            int y1 = Math.min(Math.min(y + TILE_SIDE, rects[i + 3]), height);
            if (x0 < x1 && y0 < y1) {
                if (picture == null) {
                    picture = kernel().picture(tile);
                }
                picture.copyTo(x0 - x, y0 - y, x1 - x0, y1 - y0, pixels, y0 * width + x0, width);
            }
        }
    }
}
