package dev.oriel.encoder.client;

import dev.oriel.display.Rect;
import dev.oriel.encoder.wire.FrameMessage;
import dev.oriel.encoder.wire.FrameOp;
import dev.oriel.encoder.wire.History;
import dev.oriel.encoder.wire.MalformedMessageException;
import dev.oriel.encoder.wire.Wire;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A client without a browser: applies frames to a picture and a cache of its own, and refuses what breaks a rule.
 *
 * <p>Not thread-safe. After a {@link MalformedMessageException} it is of no further use, as a client would close its
 * connection.
 */
public final class ClientModel {
    private final Picture picture = new Picture();
    private final TileStore tiles;
    private final Set<Integer> streams = new HashSet<>();
    private final History history = new History();
    private int lastFrameId;
    private long videoUnits;

    /** @param cacheBytes what this client grants its cache */
    public ClientModel(long cacheBytes) {
        tiles = new TileStore(cacheBytes);
    }

    /** In pixels; 0 before the first frame. */
    public int width() {
        return picture.width();
    }

    /** In pixels; 0 before the first frame. */
    public int height() {
        return picture.height();
    }

    /** What is shown, row-major, {@code 0x00RRGGBB}; valid until the next frame. */
    public int[] pixels() {
        return picture.pixels();
    }

    /** Whether any pixel of {@code rect} comes from a JPEG. */
    public boolean isLossy(Rect rect) {
        return picture.isLossy(rect);
    }

    /** Whether any pixel of {@code rect} was drawn by a video, which is not decoded here. */
    public boolean isVideo(Rect rect) {
        return picture.isVideo(rect);
    }

    /** Access units received so far. */
    public long videoUnits() {
        return videoUnits;
    }

    /** Slots that hold a tile, ascending. */
    public Set<Integer> slots() {
        return new TreeSet<>(tiles.slots());
    }

    /** What the cache holds, in bytes as the protocol counts them. */
    public long cacheBytes() {
        return tiles.bytes();
    }

    /** The pixels of a slot that holds a tile, row-major. */
    public int[] tile(int slot) {
        return held(slot).pixels().clone();
    }

    /** In pixels, of the tile of a slot that holds one. */
    public int tileWidth(int slot) {
        return held(slot).width();
    }

    private TileStore.Tile held(int slot) {
        try {
            return tiles.get(slot);
        } catch (MalformedMessageException e) {
            throw new IllegalArgumentException("slot " + slot + " holds no tile", e);
        }
    }

    /** Before the first frame: what a slot holds from an earlier connection. The pixels are row-major. */
    public void keep(int slot, int width, int height, int[] pixels) throws MalformedMessageException {
        tiles.put(slot, new TileStore.Tile(width, height, pixels.clone()));
    }

    /** Applies one frame and returns what it was. */
    public FrameMessage apply(ByteBuffer message) throws MalformedMessageException {
        FrameMessage frame = FrameMessage.decode(message, history);
        if (frame.frameId() != lastFrameId + 1) {
            throw new MalformedMessageException(
                    "frame id",
                    2,
                    Integer.toUnsignedString(frame.frameId()) + " does not follow "
                            + Integer.toUnsignedString(lastFrameId));
        }
        lastFrameId = frame.frameId();

        DataReader data = new DataReader("data", frame.data());
        DataReader blobs = new DataReader("blobs", frame.blobs());
        Picture before = null;
        for (FrameOp op : frame.operations()) {
            if (op instanceof FrameOp.Copy && before == null) {
                before = picture.snapshot();
            }
            apply(op, before, data, blobs);
        }
        data.end();
        blobs.end();
        return frame;
    }

    private void apply(FrameOp op, @Nullable Picture before, DataReader data, DataReader blobs)
            throws MalformedMessageException {
        switch (op) {
            case FrameOp.Resize resize -> picture.resize(resize.width(), resize.height());
            case FrameOp.Copy copy -> copy(copy, before == null ? picture : before);
            case FrameOp.Fill fill -> {
                picture.check("FILL", fill.rect());
                int[] pixels = new int[Math.toIntExact(fill.rect().area())];
                Arrays.fill(pixels, fill.rgb());
                picture.draw(fill.rect(), pixels, false);
            }
            case FrameOp.Palette palette -> {
                picture.check("PALETTE", palette.rect());
                picture.draw(palette.rect(), PixelDecoders.palette(palette, data), false);
            }
            case FrameOp.Filtered filtered -> {
                picture.check("FILTERED", filtered.rect());
                picture.draw(filtered.rect(), PixelDecoders.filtered(filtered, data), false);
            }
            case FrameOp.Jpeg jpeg -> {
                picture.check("JPEG", jpeg.rect());
                picture.draw(jpeg.rect(), PixelDecoders.jpeg(jpeg, blobs), true);
            }
            case FrameOp.Photo photo -> {
                picture.check("PHOTO", photo.rect());
                picture.draw(photo.rect(), PixelDecoders.photo(photo, blobs), false);
            }
            case FrameOp.Cached cached -> {
                TileStore.Tile tile = tiles.get(cached.slot());
                Rect rect = new Rect(cached.x(), cached.y(), tile.width(), tile.height());
                picture.check("CACHED", rect);
                picture.draw(rect, tile.pixels(), false);
            }
            case FrameOp.CachedPart part -> {
                picture.check("CACHED PART", part.rect());
                picture.draw(part.rect(), tiles.part(part), false);
            }
            case FrameOp.Store store -> store(store.rect(), store.slot());
            case FrameOp.Evict evict -> tiles.evict(evict.slot());
            case FrameOp.Video video -> video(video, blobs);
        }
    }

    private void video(FrameOp.Video video, DataReader blobs) throws MalformedMessageException {
        picture.check("VIDEO", video.picture());
        blobs.take(video.length());
        if (!video.key() && !streams.contains(video.stream())) {
            throw new MalformedMessageException("VIDEO", 0, "stream " + video.stream() + " begins without a key");
        }
        streams.add(video.stream());
        videoUnits++;
        video.regions().forEach(picture::drawVideo);
    }

    private void copy(FrameOp.Copy copy, Picture before) throws MalformedMessageException {
        picture.check("COPY source", copy.from());
        picture.check("COPY target", copy.to());
        if (before.isVideo(copy.from())) {
            throw new MalformedMessageException("COPY", 0, copy.from() + " holds pixels from a video");
        }
        picture.copy(before, copy.from().x(), copy.from().y(), copy.to());
    }

    private void store(Rect rect, int slot) throws MalformedMessageException {
        picture.check("STORE", rect);
        if (picture.isLossy(rect)) {
            throw new MalformedMessageException("STORE", 0, rect + " holds pixels from a JPEG");
        }
        if (picture.isVideo(rect)) {
            throw new MalformedMessageException("STORE", 0, rect + " holds pixels from a video");
        }
        // the reader of operations has checked the size of the rectangle: Wire.MAX_TILE_PIXELS
        assert rect.area() <= Wire.MAX_TILE_PIXELS;
        tiles.put(slot, new TileStore.Tile(rect.width(), rect.height(), picture.get(rect)));
    }
}
