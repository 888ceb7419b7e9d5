package dev.oriel.rdp.codec.rfx;

import dev.oriel.display.Rect;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes RemoteFX messages, [MS-RDPRFX] 2.2.2, into a picture: headers, which hold until they are sent again, and
 * frames of one region and its tiles. A tile is painted where it lies in the rectangles of the region.
 *
 * <p>State is bounded: the rectangles of one region and the quantization values of one tile set. Confined to the thread
 * of its connection.
 */
public final class RfxDecoder {
    private static final int SYNC_SEEN = 1;
    private static final int VERSIONS_SEEN = 2;
    private static final int CHANNELS_SEEN = 4;
    private static final int CONTEXT_SEEN = 8;
    private static final int ALL_HEADERS = 15;

    /** CODEC_ID and CHANNEL_ID of [MS-RDPRFX] 2.2.2.1.2; a context belongs to all channels. */
    private static final int CODEC_ID = 0x01;

    private static final int CHANNEL_ID = 0x00;
    private static final int CHANNEL_ALL = 0xFF;

    private final Limits limits;
    /** Made for the first tile: it takes some 150 KB. */
    private @Nullable RfxKernel kernel;

    private int headers;
    private int channelWidth;
    private int channelHeight;
    private Rlgr.Mode mode = Rlgr.Mode.RLGR1;

    private boolean inFrame;
    private boolean regionSeen;
    /** Rectangles of the region as left, top, right, bottom, relative to the message's place. */
    private int[] rects = new int[4 * 16];

    private int rectCount;
    private int[][] quants = {};

    public RfxDecoder(Limits limits) {
        this.limits = limits;
    }

    /** Forgets the headers: a new stream begins. */
    public void reset() {
        headers = 0;
        inFrame = false;
        regionSeen = false;
    }

    /**
     * Decodes all of {@code in}.
     *
     * @param pixels picture of {@code width} by {@code height}, row-major, stride equal to the width
     * @param left where in the picture the message's origin is
     * @param top where in the picture the message's origin is
     * @param painted is told every rectangle that may have changed, in the picture
     */
    public void decode(WireReader in, int[] pixels, int width, int height, int left, int top, Consumer<Rect> painted)
            throws DecodeException {
        while (in.hasRemaining()) {
            int at = in.position();
            in.require(6, "TS_RFX_BLOCKT");
            int type = in.u16le();
            long length = in.u32le();
            if (length < 6) {
                throw DecodeException.invalid("blockLen", at + 2, length);
            }
            WireReader block = in.slice(Limits.check("blockLen", at + 2, length - 6, in.remaining()), "block");
            switch (type) {
                case RfxTables.SYNC -> sync(block);
                case RfxTables.CODEC_VERSIONS -> codecVersions(block);
                case RfxTables.CHANNELS -> channels(block);
                case RfxTables.CONTEXT -> context(block);
                case RfxTables.FRAME_BEGIN -> frameBegin(block);
                case RfxTables.REGION -> region(block);
                case RfxTables.TILESET -> tileSet(block, pixels, width, height, left, top, painted);
                case RfxTables.FRAME_END -> {
                    channel(block, CHANNEL_ID);
                    inFrame = false;
                    regionSeen = false;
                }
                default -> throw DecodeException.invalid("blockType", at, type);
            }
        }
    }

    private void sync(WireReader in) throws DecodeException {
        in.require(6, "TS_RFX_SYNC");
        int magic = in.i32le();
        if (magic != RfxTables.MAGIC) {
            throw DecodeException.invalid("magic", 0, magic & 0xFFFFFFFFL);
        }
        version(in);
        headers |= SYNC_SEEN;
    }

    private void codecVersions(WireReader in) throws DecodeException {
        in.require(4, "TS_RFX_CODEC_VERSIONS");
        expect("numCodecs", in.u8(), 1);
        expect("codecId", in.u8(), CODEC_ID);
        version(in);
        headers |= VERSIONS_SEEN;
    }

    private static void version(WireReader in) throws DecodeException {
        expect("version", in.u16le(), RfxTables.VERSION_1_0);
    }

    private void channels(WireReader in) throws DecodeException {
        int count = in.u8();
        if (count == 0) {
            throw DecodeException.invalid("numChannels", 0, count);
        }
        // hosts of several monitors announce more than the one channel that the specification allows: it is the first
        in.require(5 * count, "channels");
        expect("channelId", in.u8(), CHANNEL_ID);
        channelWidth = Limits.check("width", in.position(), in.u16le(), limits.maxDesktopSide());
        channelHeight = Limits.check("height", in.position(), in.u16le(), limits.maxDesktopSide());
        headers |= CHANNELS_SEEN;
    }

    private void context(WireReader in) throws DecodeException {
        channel(in, CHANNEL_ALL);
        in.require(5, "TS_RFX_CONTEXT");
        expect("ctxId", in.u8(), 0);
        expect("tileSize", in.u16le(), TilePixels.SIDE);
        int properties = in.u16le();
        int entropy = (properties >> 9) & 0x0F;
        mode = switch (entropy) {
            case 0x01 -> Rlgr.Mode.RLGR1;
            case 0x04 -> Rlgr.Mode.RLGR3;
            default -> throw DecodeException.invalid("properties.et", in.position() - 2, entropy);
        };
        headers |= CONTEXT_SEEN;
    }

    private void frameBegin(WireReader in) throws DecodeException {
        if (headers != ALL_HEADERS) {
            throw DecodeException.unexpected("blockType", 0, "frame before the headers");
        }
        channel(in, CHANNEL_ID);
        in.require(6, "TS_RFX_FRAME_BEGIN");
        in.skip(4, "frameIdx");
        in.skip(2, "numRegions");
        inFrame = true;
        regionSeen = false;
    }

    private void region(WireReader in) throws DecodeException {
        if (!inFrame) {
            throw DecodeException.unexpected("blockType", 0, "region outside a frame");
        }
        channel(in, CHANNEL_ID);
        in.require(3, "TS_RFX_REGION");
        in.skip(1, "regionFlags");
        int count = Limits.check("numRects", in.position(), in.u16le(), limits.maxRects());
        in.require(8 * count, "rects");
        if (rects.length < 4 * Math.max(count, 1)) {
            rects = new int[4 * count];
        }
        for (int i = 0; i < count; i++) {
            int x = in.u16le();
            int y = in.u16le();
            setRect(i, x, y, x + in.u16le(), y + in.u16le());
        }
        rectCount = count;
        if (count == 0) {
            // [MS-RDPRFX] 2.2.2.3.3: no rectangle means all of the channel; hosts leave out the rest of the block then
            setRect(0, 0, 0, channelWidth, channelHeight);
            rectCount = 1;
        }
        if (in.hasRemaining() || count > 0) {
            in.require(4, "TS_RFX_REGION");
            expect("regionType", in.u16le(), RfxTables.SUBTYPE_REGION);
            expect("numTilesets", in.u16le(), 1);
        }
        regionSeen = true;
    }

    private void setRect(int index, int left, int top, int right, int bottom) {
        rects[4 * index] = left;
        rects[4 * index + 1] = top;
        rects[4 * index + 2] = right;
        rects[4 * index + 3] = bottom;
    }

    private void tileSet(WireReader in, int[] pixels, int width, int height, int left, int top, Consumer<Rect> painted)
            throws DecodeException {
        if (!regionSeen) {
            throw DecodeException.unexpected("blockType", 0, "tile set without a region");
        }
        channel(in, CHANNEL_ID);
        in.require(14, "TS_RFX_TILESET");
        expect("subtype", in.u16le(), RfxTables.SUBTYPE_TILESET);
        in.skip(2, "idx");
        in.skip(2, "properties");
        int quantCount = in.u8();
        in.skip(1, "tileSize");
        int tiles = in.u16le();
        if (tiles == 0) {
            // sent by Windows Server 2012: nothing to paint
            return;
        }
        in.skip(4, "tilesDataSize");
        in.require(5 * quantCount, "quantVals");
        if (quants.length < quantCount) {
            quants = new int[quantCount][RfxTables.BANDS];
        }
        for (int i = 0; i < quantCount; i++) {
            readQuant(in, quants[i]);
        }
        for (int i = 0; i < tiles; i++) {
            tile(in, quantCount, pixels, width, height, left, top);
        }
        Rect picture = new Rect(0, 0, width, height);
        for (int i = 0; i < rectCount; i++) {
            Rect rect = Rect.ofEdges(
                            rects[4 * i] + left,
                            rects[4 * i + 1] + top,
                            rects[4 * i + 2] + left,
                            rects[4 * i + 3] + top)
                    .intersect(picture);
            if (!rect.isEmpty()) {
                painted.accept(rect);
            }
        }
    }

    /** TS_RFX_CODEC_QUANT, [MS-RDPRFX] 2.2.2.1.5: a value is one more than the left shift that undoes it. */
    private static void readQuant(WireReader in, int[] shifts) throws DecodeException {
        for (int i = 0; i < RfxTables.BANDS; i += 2) {
            int pair = in.u8();
            if ((pair & 0x0F) == 0 || pair >> 4 == 0) {
                throw DecodeException.invalid("quantVals", in.position() - 1, pair);
            }
            shifts[i] = (pair & 0x0F) - 1;
            shifts[i + 1] = (pair >> 4) - 1;
        }
    }

    /** TS_RFX_TILE, [MS-RDPRFX] 2.2.2.3.4.1. */
    private void tile(WireReader in, int quantCount, int[] pixels, int width, int height, int left, int top)
            throws DecodeException {
        int at = in.position();
        in.require(19, "TS_RFX_TILE");
        expect("blockType", in.u16le(), RfxTables.TILE);
        long length = in.u32le();
        if (length < 19) {
            throw DecodeException.invalid("blockLen", at + 2, length);
        }
        int outer = in.narrow(Limits.check("blockLen", at + 2, length - 6, in.remaining()), "tile");
        int[] quantY = quants[quantIndex(in, quantCount)];
        int[] quantCb = quants[quantIndex(in, quantCount)];
        int[] quantCr = quants[quantIndex(in, quantCount)];
        int x = in.u16le() * TilePixels.SIDE;
        int y = in.u16le() * TilePixels.SIDE;
        int lengthY = in.u16le();
        int lengthCb = in.u16le();
        int lengthCr = in.u16le();
        in.require(lengthY + lengthCb + lengthCr, "tile data");
        byte[] data = in.array();
        int from = in.arrayPosition();
        in.widen(outer);
        if (!isVisible(x, y, width - left, height - top)) {
            return;
        }
        RfxKernel kernel = kernel();
        kernel.decodeComponent(mode, data, from, lengthY, quantY, 0);
        kernel.decodeComponent(mode, data, from + lengthY, lengthCb, quantCb, 1);
        kernel.decodeComponent(mode, data, from + lengthY + lengthCb, lengthCr, quantCr, 2);
        TilePixels tile = kernel.convert();
        for (int i = 0; i < rectCount; i++) {
            int x0 = Math.max(Math.max(x, rects[4 * i]), -left);
            int y0 = Math.max(Math.max(y, rects[4 * i + 1]), -top);
            int x1 = Math.min(Math.min(x + TilePixels.SIDE, rects[4 * i + 2]), width - left);
            int y1 = Math.min(Math.min(y + TilePixels.SIDE, rects[4 * i + 3]), height - top);
            if (x0 < x1 && y0 < y1) {
                tile.copyTo(x0 - x, y0 - y, x1 - x0, y1 - y0, pixels, (y0 + top) * width + x0 + left, width);
            }
        }
    }

    private RfxKernel kernel() {
        RfxKernel made = kernel;
        if (made == null) {
            made = new RfxKernel();
            kernel = made;
        }
        return made;
    }

    private static int quantIndex(WireReader in, int quantCount) throws DecodeException {
        int index = in.u8();
        if (index >= quantCount) {
            throw DecodeException.invalid("quantIdx", in.position() - 1, index);
        }
        return index;
    }

    /** Whether any pixel of the tile is painted: decoding leaves no state behind, so other tiles need none. */
    private boolean isVisible(int x, int y, int right, int bottom) {
        if (x >= right || y >= bottom) {
            return false;
        }
        for (int i = 0; i < rectCount; i++) {
            if (x < rects[4 * i + 2]
                    && y < rects[4 * i + 3]
                    && x + TilePixels.SIDE > rects[4 * i]
                    && y + TilePixels.SIDE > rects[4 * i + 1]) {
                return true;
            }
        }
        return false;
    }

    /** TS_RFX_CODEC_CHANNELT, [MS-RDPRFX] 2.2.2.1.2. */
    private static void channel(WireReader in, int channelId) throws DecodeException {
        in.require(2, "TS_RFX_CODEC_CHANNELT");
        expect("codecId", in.u8(), CODEC_ID);
        expect("channelId", in.u8(), channelId);
    }

    private static void expect(String field, int actual, int expected) throws DecodeException {
        if (actual != expected) {
            throw new DecodeException(
                    DecodeException.Kind.INVALID,
                    field,
                    -1,
                    "is 0x" + Integer.toHexString(actual) + ", not 0x" + Integer.toHexString(expected));
        }
    }
}
