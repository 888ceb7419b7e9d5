package dev.oriel.encoder.vectors;

import dev.oriel.encoder.wire.ByteSink;
import java.util.function.UnaryOperator;
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

    /** With the block as it is. */
    byte[] build(int frameId) {
        return build(frameId, block(), block().length, flags);
    }

    /** With the block compressed, always by the same implementation. */
    byte[] buildCompressed(int frameId) {
        byte[] block = LZ4Factory.safeInstance().fastCompressor().compress(block());
        return build(frameId, block, block().length, flags | 1);
    }

    /** With a deflated block: the operations as literals, then the caller's symbols, which give {@code dataBytes}. */
    byte[] buildDeflated(int frameId, int dataBytes, UnaryOperator<FixedDeflate> symbols) {
        FixedDeflate deflate = new FixedDeflate();
        for (int i = 0; i < operations.size(); i++) {
            deflate.literals(operations.array()[i] & 0xFF);
        }
        byte[] block = symbols.apply(deflate).end();
        return build(frameId, block, operations.size() + dataBytes, flags | 4);
    }

    /**
     * With an LZ4 block of the caller's own, of the data alone: the operations are put before its first literals.
     *
     * @param block begins with a token whose length of literals takes at most one byte more
     */
    byte[] buildWithBlock(int frameId, int dataBytes, int... block) {
        boolean extended = block[0] >> 4 == 15;
        int literals = operations.size() + (block[0] >> 4) + (extended ? block[1] : 0);
        ByteSink sink = new ByteSink();
        sink.u8(Math.min(literals, 15) << 4 | (block[0] & 0xF));
        if (literals >= 15) {
            sink.u8(literals - 15);
        }
        sink.bytes(operations.array(), 0, operations.size());
        for (int i = extended ? 2 : 1; i < block.length; i++) {
            sink.u8(block[i]);
        }
        return build(frameId, sink.toArray(), operations.size() + dataBytes, flags | 1);
    }

    /** Operations and data, as they are before compression. */
    byte[] block() {
        ByteSink block = new ByteSink();
        block.bytes(operations.array(), 0, operations.size());
        block.bytes(data.array(), 0, data.size());
        return block.toArray();
    }

    private byte[] build(int frameId, byte[] block, int blockBytes, int allFlags) {
        ByteSink out = new ByteSink();
        out.u8(1);
        out.u8(allFlags);
        varint(out, frameId);
        varint(out, echo);
        varint(out, operations.size() + operationsDelta);
        varint(out, block.length + blockDelta);
        varint(out, blockBytes + dataDelta);
        out.bytes(block, 0, block.length);
        out.bytes(blobs.array(), 0, blobs.size());
        return out.toArray();
    }

    private static void varint(ByteSink out, int value) {
        long rest = Integer.toUnsignedLong(value);
        while (rest > 127) {
            out.u8((int) (rest % 128) + 128);
            rest /= 128;
        }
        out.u8((int) rest);
    }
}
