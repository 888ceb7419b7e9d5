package dev.oriel.encoder.wire;

import dev.oriel.display.Rect;
import dev.oriel.display.VideoFrame;
import java.util.Optional;

/**
 * Writes one frame after the other. Operations are appended in the order in which a client applies them; the data of an
 * operation is written to {@link #data()} right after the call that appends it.
 *
 * <p>Not thread-safe. Nothing is allocated once the buffers have their size.
 */
public final class FrameWriter {
    /** A block shorter than this does not become shorter by LZ4. */
    private static final int MIN_COMPRESSED = 24;

    /** In a block of so many bytes what came before it matters little. */
    private static final int MIN_ALONE = 128 << 10;

    /** How a frame's block is compressed, where that makes it shorter. */
    public enum Compression {
        NONE,
        /** Fast. */
        LZ4,
        /** Denser, by some two hundred million bytes a second; large blocks faster yet where libdeflate is installed. */
        DEFLATE_FAST,
        /** Densest, by some fifty. */
        DEFLATE
    }

    private final Deflated fast = new Deflated(1);
    private final Deflated dense = new Deflated(6);
    private final Optional<LibDeflate> alone = LibDeflate.create(1);
    private final ByteSink operations = new ByteSink(1024);
    private final ByteSink data = new ByteSink(4096);
    private final ByteSink blobs = new ByteSink(0);
    /** Operations and data of the frame that is being finished. */
    private final ByteSink block = new ByteSink(0);

    private final ByteSink compressed = new ByteSink(0);

    /** Begins the next frame. */
    public void clear() {
        operations.clear();
        data.clear();
        blobs.clear();
    }

    public boolean isEmpty() {
        return operations.size() == 0;
    }

    /** What follows the operations in the block: the data of PALETTE and FILTERED. */
    public ByteSink data() {
        return data;
    }

    /** Bytes appended so far, before compression. */
    public int size() {
        return operations.size() + data.size() + blobs.size();
    }

    /** Of these, what is compressed already. */
    public int blobBytes() {
        return blobs.size();
    }

    public void resize(int width, int height) {
        operations.u8(Wire.OP_RESIZE);
        operations.u16(width);
        operations.u16(height);
    }

    public void copy(int x, int y, int width, int height, int toX, int toY) {
        rect(Wire.OP_COPY, x, y, width, height);
        operations.u16(toX);
        operations.u16(toY);
    }

    public void fill(int x, int y, int width, int height, int rgb) {
        rect(Wire.OP_FILL, x, y, width, height);
        operations.u24(rgb);
    }

    /** Data: {@code count} colours of R, G, B, then the rows of indices. */
    public void palette(int x, int y, int width, int height, int bits, int count) {
        rect(Wire.OP_PALETTE, x, y, width, height);
        operations.u8(bits);
        operations.u8(count - 1);
    }

    /** Data: three planes of {@code width * height} bytes. */
    public void filtered(int x, int y, int width, int height, int filter) {
        rect(Wire.OP_FILTERED, x, y, width, height);
        operations.u8(filter);
    }

    public void jpeg(int x, int y, int width, int height, byte[] jpeg, int length) {
        rect(Wire.OP_JPEG, x, y, width, height);
        operations.u32(length);
        blobs.bytes(jpeg, 0, length);
    }

    /**
     * Blob: the planes, {@link EntropyCoded}.
     *
     * @param coded {@code 3 * width * height} differences
     * @param length of {@code coded}
     */
    public void photo(int x, int y, int width, int height, int mode, byte[] coded, int length) {
        rect(Wire.OP_PHOTO, x, y, width, height);
        operations.u8(mode);
        operations.u32(length);
        blobs.bytes(coded, 0, length);
    }

    public void cached(int x, int y, int slot) {
        operations.u8(Wire.OP_CACHED);
        operations.u16(x);
        operations.u16(y);
        operations.u32(slot);
    }

    /** Of the tile from {@code (fromX, fromY)} on. */
    public void cachedPart(int x, int y, int width, int height, int slot, int fromX, int fromY) {
        rect(Wire.OP_CACHED_PART, x, y, width, height);
        operations.u32(slot);
        operations.u8(fromX);
        operations.u8(fromY);
    }

    public void store(int x, int y, int width, int height, int slot) {
        rect(Wire.OP_STORE, x, y, width, height);
        operations.u32(slot);
    }

    public void evict(int slot) {
        operations.u8(Wire.OP_EVICT);
        operations.u32(slot);
    }

    /** Blob: the access unit. */
    public void video(VideoFrame frame) {
        Rect picture = frame.picture();
        operations.u8(Wire.OP_VIDEO);
        operations.u16(frame.stream());
        operations.u8(
                switch (frame.view()) {
                    case PICTURE -> Wire.VIEW_PICTURE;
                    case CHROMA -> Wire.VIEW_CHROMA;
                    case CHROMA_V2 -> Wire.VIEW_CHROMA_V2;
                });
        operations.u8(frame.key() ? Wire.VIDEO_KEY : 0);
        rect(picture.x(), picture.y(), picture.width(), picture.height());
        operations.u16(frame.regions().size());
        for (Rect region : frame.regions()) {
            rect(region.x(), region.y(), region.width(), region.height());
        }
        operations.u32(frame.unit().length);
        blobs.bytes(frame.unit(), 0, frame.unit().length);
    }

    /**
     * Puts the message together at the end of {@code out}.
     *
     * @param history of the connection, to which this frame's block is added
     */
    public void finish(
            int frameId, int echo, boolean complete, Compression compression, History history, ByteSink out) {
        block.clear();
        block.bytes(operations.array(), 0, operations.size());
        block.bytes(data.array(), 0, data.size());
        compressed.clear();
        int flags = block.size() >= MIN_COMPRESSED ? compress(compression, history) : 0;
        history.add(block.array(), block.size());
        ByteSink sent = flags == 0 ? block : compressed;

        out.u8(Wire.KIND_FRAME);
        out.u8(flags | (complete ? Wire.FLAG_COMPLETE : 0));
        out.varint(frameId);
        out.varint(echo);
        out.varint(operations.size());
        out.varint(sent.size());
        out.varint(block.size());
        out.bytes(sent.array(), 0, sent.size());
        out.bytes(blobs.array(), 0, blobs.size());
    }

    /** Returns the flag of what has been written to {@link #compressed}, or 0 where that is no shorter. */
    private int compress(Compression compression, History history) {
        return switch (compression) {
            case NONE -> 0;
            case LZ4 -> {
                int at = compressed.reserve(Lz4.bound(block.size()));
                int length = Lz4.compress(block.array(), block.size(), compressed.array(), at);
                compressed.truncate(length);
                yield length < block.size() ? Wire.FLAG_COMPRESSED : 0;
            }
            case DEFLATE_FAST ->
                alone.isPresent() && block.size() >= MIN_ALONE ? deflateAlone(alone.get()) : deflate(fast, history);
            case DEFLATE -> deflate(dense, history);
        };
    }

    private int deflate(Deflated deflated, History history) {
        int at = compressed.reserve(block.size());
        int length = deflated.compress(block.array(), block.size(), history, compressed.array(), at);
        return deflated(length);
    }

    private int deflateAlone(LibDeflate deflate) {
        int at = compressed.reserve(block.size());
        return deflated(deflate.compress(block.array(), block.size(), compressed.array(), at));
    }

    /** @param length of what is compressed, or -1 */
    private int deflated(int length) {
        compressed.truncate(Math.max(length, 0));
        return length >= 0 ? Wire.FLAG_DEFLATED : 0;
    }

    private void rect(int op, int x, int y, int width, int height) {
        operations.u8(op);
        rect(x, y, width, height);
    }

    private void rect(int x, int y, int width, int height) {
        operations.u16(x);
        operations.u16(y);
        operations.u16(width);
        operations.u16(height);
    }
}
