package dev.oriel.encoder.vectors;

import dev.oriel.encoder.wire.ByteSink;
import net.jpountz.lz4.LZ4Factory;

/**
 * A frame put together byte by byte from the text of the protocol, right or wrong, and without the code that is tested
 * by it.
 */
final class RawFrame {
    final ByteSink operations = new ByteSink();
    final ByteSink data = new ByteSink();
    final ByteSink blobs = new ByteSink();
    private int echo;
    private int flags = 2;
    private int operationsDelta;
    private int blockDelta;
    private int dataDelta;

    RawFrame echo(int value) {
        echo = value;
        return this;
    }

    RawFrame flags(int value) {
        flags = value;
        return this;
    }

    /** States lengths that differ from the true ones. */
    RawFrame lie(int operationsBy, int blockBy, int dataBy) {
        operationsDelta = operationsBy;
        blockDelta = blockBy;
        dataDelta = dataBy;
        return this;
    }

    RawFrame resize(int width, int height) {
        operations.u8(1);
        return u16(width, height);
    }

    RawFrame copy(int x, int y, int w, int h, int toX, int toY) {
        operations.u8(2);
        return u16(x, y, w, h, toX, toY);
    }

    RawFrame fill(int x, int y, int w, int h, int rgb) {
        operations.u8(3);
        u16(x, y, w, h);
        operations.u8(rgb & 0xFF);
        operations.u8(rgb >> 8 & 0xFF);
        operations.u8(rgb >> 16 & 0xFF);
        return this;
    }

    RawFrame palette(int x, int y, int w, int h, int bits, int count) {
        operations.u8(4);
        u16(x, y, w, h);
        operations.u8(bits);
        operations.u8(count - 1);
        return this;
    }

    RawFrame filtered(int x, int y, int w, int h, int filter) {
        operations.u8(5);
        u16(x, y, w, h);
        operations.u8(filter);
        return this;
    }

    RawFrame jpeg(int x, int y, int w, int h, byte[] jpeg) {
        operations.u8(6);
        u16(x, y, w, h);
        operations.u32(jpeg.length);
        blobs.bytes(jpeg, 0, jpeg.length);
        return this;
    }

    /** @param block raw deflate of the three planes */
    RawFrame photo(int x, int y, int w, int h, int mode, byte[] block) {
        operations.u8(11);
        u16(x, y, w, h);
        operations.u8(mode);
        operations.u32(block.length);
        blobs.bytes(block, 0, block.length);
        return this;
    }

    /** @param regions x, y, w, h of each */
    RawFrame video(int stream, int view, int videoFlags, int[] picture, byte[] unit, int... regions) {
        operations.u8(10);
        u16(stream);
        operations.u8(view);
        operations.u8(videoFlags);
        u16(picture);
        u16(regions.length / 4);
        u16(regions);
        operations.u32(unit.length);
        blobs.bytes(unit, 0, unit.length);
        return this;
    }

    RawFrame cached(int x, int y, int slot) {
        operations.u8(7);
        u16(x, y);
        operations.u32(slot);
        return this;
    }

    RawFrame cachedPart(int x, int y, int w, int h, int slot, int fromX, int fromY) {
        operations.u8(12);
        u16(x, y, w, h);
        operations.u32(slot);
        operations.u8(fromX);
        operations.u8(fromY);
        return this;
    }

    RawFrame store(int x, int y, int w, int h, int slot) {
        operations.u8(8);
        u16(x, y, w, h);
        operations.u32(slot);
        return this;
    }

    RawFrame evict(int slot) {
        operations.u8(9);
        operations.u32(slot);
        return this;
    }

    RawFrame data(int... bytes) {
        for (int value : bytes) {
            data.u8(value);
        }
        return this;
    }

    private RawFrame u16(int... values) {
        for (int value : values) {
            operations.u8(value & 0xFF);
            operations.u8(value >> 8);
        }
        return this;
    }

    /** With the data block as it is. */
    byte[] build(int frameId) {
        return build(frameId, data.toArray(), data.size(), flags);
    }

    /** With the data block compressed, always by the same implementation. */
    byte[] buildCompressed(int frameId) {
        byte[] block = LZ4Factory.safeInstance().fastCompressor().compress(data.toArray());
        return build(frameId, block, data.size(), flags | 1);
    }

    /** With a deflated block of the caller's own. */
    byte[] buildDeflated(int frameId, int decompressed, byte[] block) {
        return build(frameId, block, decompressed, flags | 4);
    }

    /** With a block of the caller's own. */
    byte[] buildWithBlock(int frameId, int decompressed, int... block) {
        ByteSink sink = new ByteSink();
        for (int value : block) {
            sink.u8(value);
        }
        return build(frameId, sink.toArray(), decompressed, flags | 1);
    }

    private byte[] build(int frameId, byte[] block, int dataBytes, int allFlags) {
        ByteSink out = new ByteSink();
        out.u8(1);
        out.u8(allFlags);
        out.u32(frameId);
        out.u32(echo);
        out.u32(operations.size() + operationsDelta);
        out.u32(block.length + blockDelta);
        out.u32(dataBytes + dataDelta);
        out.bytes(operations.array(), 0, operations.size());
        out.bytes(block, 0, block.length);
        out.bytes(blobs.array(), 0, blobs.size());
        return out.toArray();
    }
}
