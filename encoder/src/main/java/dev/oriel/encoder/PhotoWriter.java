package dev.oriel.encoder;

import dev.oriel.encoder.SharedPhotos.Photo;
import dev.oriel.encoder.tile.PixelHash;

/** Writes photographs to a frame, those that another viewer of the session has been sent as they were made for it. */
final class PhotoWriter {
    private final Workspace work;
    private final SharedPhotos shared;
    private final int stride;

    /** @param stride of the pictures that photographs are parts of */
    PhotoWriter(Workspace work, SharedPhotos shared, int stride) {
        this.work = work;
        this.shared = shared;
        this.stride = stride;
    }

    void jpeg(int[] pixels, int x, int y, int width, int height, int quality) {
        int at = y * stride + x;
        if (shared.isShared()) {
            SharedPhotos.Key key = key(pixels, at, width, height, quality);
            Photo photo = shared.get(key, () -> {
                encode(pixels, at, width, height, quality);
                return new Photo(0, work.photoBytes.toArray());
            });
            work.writer.jpeg(x, y, width, height, photo.bytes(), photo.bytes().length);
        } else {
            encode(pixels, at, width, height, quality);
            work.writer.jpeg(x, y, width, height, work.photoBytes.array(), work.photoBytes.size());
        }
    }

    void exact(int[] pixels, int x, int y, int width, int height) {
        int at = y * stride + x;
        if (shared.isShared()) {
            Photo photo = shared.get(key(pixels, at, width, height, 0), () -> {
                int mode = pack(pixels, at, width, height);
                return new Photo(mode, work.photoBytes.toArray());
            });
            work.writer.photo(x, y, width, height, photo.mode(), photo.bytes(), photo.bytes().length);
        } else {
            int mode = pack(pixels, at, width, height);
            work.writer.photo(x, y, width, height, mode, work.photoBytes.array(), work.photoBytes.size());
        }
    }

    private SharedPhotos.Key key(int[] pixels, int at, int width, int height, int quality) {
        PixelHash hash = new PixelHash(shared.hashSeed());
        hash.hash(pixels, at, stride, width, height);
        return new SharedPhotos.Key(width, height, quality, hash.low(), hash.high());
    }

    private void encode(int[] pixels, int at, int width, int height, int quality) {
        work.photoBytes.clear();
        work.jpeg.encode(pixels, at, stride, width, height, quality, work.photoBytes);
    }

    /** Returns the mode of the prediction. */
    private int pack(int[] pixels, int at, int width, int height) {
        int mode = work.planes.choose(pixels, at, stride, width, height);
        work.planes.apply(pixels, at, stride, width, height, mode);
        work.photoBytes.clear();
        work.entropy.compress(work.planes.planes(), 3 * width * height, work.photoBytes);
        return mode;
    }
}
