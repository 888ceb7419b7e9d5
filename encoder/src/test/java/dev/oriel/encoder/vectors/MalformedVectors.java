package dev.oriel.encoder.vectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Connections whose last message a client must refuse; the one before it, if any, is fine. */
final class MalformedVectors {
    private final List<Vector> vectors = new ArrayList<>();
    private final byte[] jpeg;

    private MalformedVectors(byte[] jpeg) {
        this.jpeg = jpeg;
    }

    static List<Vector> all(byte[] jpeg) {
        MalformedVectors malformed = new MalformedVectors(jpeg);
        malformed.envelopes();
        malformed.shapes();
        malformed.order();
        malformed.data();
        malformed.cache();
        malformed.video();
        malformed.photo();
        malformed.parts();
        return malformed.vectors;
    }

    private void envelopes() {
        byte[] fine = new RawFrame().fill(0, 0, 1, 1, 1).build(2);
        byte[] otherKind = fine.clone();
        otherKind[0] = 9;
        add("kind", "kind 9 is not known", otherKind);
        add("empty", "a message of no bytes", new byte[0]);
        add("header-short", "the header ends early", Arrays.copyOf(fine, 6));
        byte[] wide = {1, 2, -1, -1, -1, -1, 0x1F, 0, 0, 0, 0};
        add("number-wide", "a frame id of 33 bits", wide);
        byte[] endless = {1, 2, -1, -1, -1, -1, -1, 0, 0, 0, 0, 0};
        add("number-long", "a frame id of six bytes", endless);
        add("flags", "flag bit 3 is not defined", new RawFrame().flags(8));
        add("flags-both", "a block cannot be LZ4 and deflated", new RawFrame().flags(5));
        add(
                "operations-beyond",
                "more operations than the block has bytes",
                new RawFrame().fill(0, 0, 1, 1, 1).lie(1, 0, 0));
        add(
                "operations-huge",
                "a length of operations beyond the bound",
                new RawFrame().fill(0, 0, 1, 1, 1).lie(-13, 0, 0));
        add("block-beyond", "a block longer than the message", new RawFrame().lie(0, 1, 1));
        add(
                "data-huge",
                "a decompressed length beyond the bound",
                new RawFrame().lie(0, 0, 1 << 27).flags(3));
        add(
                "data-differs",
                "a plain block with two different lengths",
                new RawFrame().palette(0, 0, 1, 1, 1, 1).data(0, 0, 0, 0).lie(0, 0, 1));
        byte[] longer = Arrays.copyOf(fine, fine.length + 1);
        add("trailing", "a byte after the end that no operation takes", longer);
    }

    private void photo() {
        byte[] block = new FixedDeflate().literals(1, 2, 3).end();
        add("photo-mode", "a prediction that is not known", new RawFrame().photo(0, 0, 1, 1, 3, block));
        add("photo-mode-bits", "a bit of the mode that is not known", new RawFrame().photo(0, 0, 1, 1, 8, block));
        add(
                "photo-large",
                "more pixels than a photo may have",
                new RawFrame().resize(513, 512).photo(0, 0, 513, 512, 0, block));
        add("photo-outside", "a photo that is not inside the desktop", new RawFrame().photo(0, 0, 1, 8192, 0, block));
        add("photo-short", "fewer differences than pixels", new RawFrame().photo(0, 0, 2, 1, 0, block));
        byte[] more = new FixedDeflate().literals(1, 2, 3, 4).end();
        add("photo-long", "more differences than pixels", new RawFrame().photo(0, 0, 1, 1, 0, more));
        add("photo-no-deflate", "a block that is no deflate stream", new RawFrame().photo(0, 0, 1, 1, 0, new byte[] {
                    7, 7, 7
                }));
        RawFrame beyond = new RawFrame().photo(0, 0, 1, 1, 0, block);
        beyond.operations.truncate(beyond.operations.size() - 4);
        beyond.operations.u32(block.length + 1);
        add("photo-beyond", "a block longer than the message", beyond);
    }

    private void parts() {
        add("part-empty-slot", "a part of a slot that holds no tile", new RawFrame().cachedPart(0, 0, 1, 1, 0, 0, 0));
        add(
                "part-right-of-tile",
                "a part that is wider than what the tile has",
                new RawFrame().store(0, 0, 4, 4, 0).cachedPart(0, 0, 3, 4, 0, 2, 0));
        add(
                "part-below-tile",
                "a part that begins below the tile",
                new RawFrame().store(0, 0, 4, 4, 0).cachedPart(0, 0, 1, 1, 0, 0, 4));
        add(
                "part-outside",
                "a part that is not inside the desktop",
                new RawFrame().store(0, 0, 4, 4, 0).cachedPart(14, 0, 4, 4, 0, 0, 0));
    }

    private void video() {
        int[] picture = {0, 0, 8, 8};
        byte[] unit = {0, 0, 1, 0x65};
        add("video-view", "a view that is not known", new RawFrame().video(1, 3, 1, picture, unit));
        add("video-flags", "a flag that is not known", new RawFrame().video(1, 0, 2, picture, unit));
        add(
                "video-region-outside",
                "a region that is not inside the picture",
                new RawFrame().video(1, 0, 1, picture, unit, 4, 4, 5, 4));
        add("video-region-empty", "a region without height", new RawFrame().video(1, 0, 1, picture, unit, 4, 4, 4, 0));
        add(
                "video-outside",
                "a picture that is not inside the desktop",
                new RawFrame().video(1, 0, 1, new int[] {0, 0, 8192, 8}, unit));
        RawFrame cut = new RawFrame().video(1, 0, 1, picture, unit, 0, 0, 8, 8);
        cut.operations.truncate(cut.operations.size() - 6);
        add("video-short", "the regions end early", cut);
        RawFrame beyond = new RawFrame().video(1, 0, 1, picture, unit);
        beyond.operations.truncate(beyond.operations.size() - 4);
        beyond.operations.u32(unit.length + 1);
        add("video-beyond", "an access unit longer than the message", beyond);
        add(
                "video-copy-after",
                "a copy after a video",
                new RawFrame().video(1, 0, 1, picture, unit).copy(0, 0, 1, 1, 2, 2));
    }

    private void shapes() {
        RawFrame unknown = new RawFrame();
        unknown.operations.u8(0x40);
        add("operation-unknown", "operation 0x40 is not known", unknown);
        RawFrame zero = new RawFrame();
        zero.operations.u8(0);
        add("operation-zero", "operation 0x00 is not known", zero);
        RawFrame cut = new RawFrame();
        cut.operations.u8(3);
        cut.operations.u16(0);
        add("operation-short", "an operation ends early", cut);
        add("resize-zero", "a width of 0", new RawFrame().resize(0, 8));
        add("resize-large", "a height of 8193", new RawFrame().resize(8, 8193));
        add("fill-empty", "a rectangle of width 0", new RawFrame().fill(0, 0, 0, 1, 0));
        add("fill-outside", "a rectangle beyond the right edge", new RawFrame().fill(8, 0, 9, 1, 0));
        add("fill-below", "a rectangle beyond the bottom edge", new RawFrame().fill(0, 15, 1, 2, 0));
        add("copy-source-outside", "the source is beyond the edge", new RawFrame().copy(10, 0, 7, 1, 0, 0));
        add("copy-target-outside", "the target is beyond the edge", new RawFrame().copy(0, 0, 7, 1, 10, 0));
        add("palette-bits", "3 bits", new RawFrame().palette(0, 0, 1, 1, 3, 1).data(0, 0, 0, 0));
        add(
                "palette-count",
                "3 colours in 1 bit",
                new RawFrame().palette(0, 0, 1, 1, 1, 3).data(0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        add(
                "palette-index",
                "index 2 of 2 colours",
                new RawFrame().palette(0, 0, 2, 1, 2, 2).data(0, 0, 0, 9, 9, 9, 0x60));
        add("filter", "filter 3", new RawFrame().filtered(0, 0, 1, 1, 3).data(0, 0, 0));
        bare(
                "before-resize",
                "an operation before the first RESIZE",
                new RawFrame().fill(0, 0, 1, 1, 0).build(1));
    }

    private void order() {
        add("resize-twice", "two RESIZE", new RawFrame().resize(4, 4).resize(5, 5));
        add(
                "resize-after-fill",
                "RESIZE after FILL",
                new RawFrame().fill(0, 0, 1, 1, 0).resize(4, 4));
        add(
                "resize-after-copy",
                "RESIZE after COPY",
                new RawFrame().copy(0, 0, 1, 1, 1, 1).resize(4, 4));
        add(
                "copy-after-resize",
                "COPY after RESIZE",
                new RawFrame().resize(4, 4).copy(0, 0, 1, 1, 1, 1));
        add(
                "copy-after-fill",
                "COPY after FILL",
                new RawFrame().fill(0, 0, 1, 1, 0).copy(0, 0, 1, 1, 1, 1));
    }

    private void data() {
        add(
                "data-missing",
                "less data than the palette needs",
                new RawFrame().palette(0, 0, 8, 2, 8, 2).data(0, 0, 0, 1, 1, 1, 0));
        add("data-left", "data that no operation takes", new RawFrame().data(1));
        add(
                "filtered-missing",
                "less data than three planes",
                new RawFrame().filtered(0, 0, 2, 2, 0).data(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
        add(
                "lz4-distance",
                "a match that reaches before the block",
                new RawFrame().palette(0, 0, 16, 1, 8, 1).buildWithBlock(2, 19, 0x10, 0, 9, 0, 0x50, 0, 0, 0, 0, 0));
        add(
                "lz4-distance-zero",
                "a match of distance 0",
                new RawFrame().palette(0, 0, 7, 1, 8, 1).buildWithBlock(2, 10, 0x10, 0, 0, 0, 0x50, 0, 0, 0, 0, 0));
        add(
                "lz4-short",
                "fewer bytes than stated",
                new RawFrame().palette(0, 0, 2, 1, 8, 1).buildWithBlock(2, 5, 0x40, 0, 0, 0, 0));
        add(
                "lz4-long",
                "more bytes than stated",
                new RawFrame().palette(0, 0, 1, 1, 8, 1).buildWithBlock(2, 4, 0x50, 0, 0, 0, 0, 0));
        add(
                "lz4-cut",
                "a block that ends inside its literals",
                new RawFrame().palette(0, 0, 2, 1, 8, 1).buildWithBlock(2, 5, 0x50, 0, 0, 0, 0));
        add("lz4-empty", "a compressed block of no bytes", new RawFrame().flags(3));
        RawFrame beyond = new RawFrame();
        beyond.operations.u8(6);
        for (int value : new int[] {0, 0, 16, 16}) {
            beyond.operations.u16(value);
        }
        beyond.operations.u32(jpeg.length + 1);
        beyond.blobs.bytes(jpeg, 0, jpeg.length);
        add("jpeg-beyond", "a blob longer than the message", beyond);
        add("jpeg-broken", "a blob that is no JPEG", new RawFrame().jpeg(0, 0, 16, 16, new byte[32]));
        add("jpeg-size", "a JPEG of another size than its rectangle", new RawFrame().jpeg(0, 0, 15, 16, jpeg));
    }

    private void cache() {
        add("cached-empty", "a slot that holds nothing", new RawFrame().cached(0, 0, 5));
        add(
                "cached-outside",
                "a tile beyond the edge",
                new RawFrame().store(0, 0, 4, 4, 1).cached(13, 0, 1));
        add("cached-slot", "slot 65536", new RawFrame().cached(0, 0, 65536));
        add("store-slot", "slot 65536", new RawFrame().store(0, 0, 1, 1, 65536));
        add("store-outside", "a tile beyond the edge", new RawFrame().store(13, 0, 4, 4, 1));
        add(
                "store-bytes",
                "more bytes than the client granted",
                new RawFrame().store(0, 0, 16, 16, 0).store(0, 0, 1, 1, 1));
        add("evict-empty", "a slot that holds nothing", new RawFrame().evict(0));
        Vector large = new Vector("store-large", 1 << 20, "a tile of more than 65536 pixels");
        large.size(257, 256);
        large.expect(new RawFrame().resize(257, 256).build(1));
        large.refused(new RawFrame().store(0, 0, 257, 256, 0).build(2), large.about);
        vectors.add(large);
    }

    /** After a frame that makes the desktop 16×16, with a cache of 1024 bytes. */
    private void add(String name, String reason, byte[] message) {
        Vector vector = new Vector(name, 1024, reason);
        vector.size(16, 16);
        vector.expect(new RawFrame().resize(16, 16).build(1));
        vector.refused(message, reason);
        vectors.add(vector);
    }

    private void add(String name, String reason, RawFrame frame) {
        add(name, reason, frame.build(2));
    }

    private void bare(String name, String reason, byte[] message) {
        Vector vector = new Vector(name, 1024, reason);
        vector.refused(message, reason);
        vectors.add(vector);
    }
}
