package dev.oriel.encoder;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Photographs that a session's viewers have been sent lately, as JPEGs or exactly: what one viewer's encoder has made, the
 * others take, while there is more than one. Only photographs: what else a frame has is compressed together with all that
 * goes before it to the same viewer, and costs less to be made than to be found.
 *
 * <p>Thread-safe. Whoever needs what is just being made waits for it, which takes no longer than to make it.
 */
public final class SharedPhotos {
    /** The photographs of a frame or two: viewers that lag behind get other content. */
    private static final int MAX_BYTES = 4 << 20;

    private final long hashSeed;
    private volatile int viewers;

    // guarded by this
    private final Map<Key, CompletableFuture<Photo>> photos = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;
    private long hits;

    /**
     * What a photograph shows, and how it is encoded.
     *
     * @param quality of a JPEG, or 0 for an exact one
     * @param low of the hash of its pixels, as {@code high}
     */
    record Key(int width, int height, int quality, long low, long high) {}

    /**
     * An encoded photograph.
     *
     * @param mode of the prediction, where it is exact
     * @param bytes which nobody changes
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Photo(int mode, byte[] bytes) {}

    /** @param hashSeed secret that keys the hashes of content */
    public SharedPhotos(long hashSeed) {
        this.hashSeed = hashSeed;
    }

    long hashSeed() {
        return hashSeed;
    }

    /** Another viewer has come. */
    synchronized void join() {
        viewers++;
    }

    /** A viewer has gone: one alone shares nothing, and nothing is held for it. */
    synchronized void leave() {
        viewers--;
        if (viewers <= 1) {
            photos.clear();
            bytes = 0;
        }
    }

    /** Whether there is anybody to share with. */
    boolean isShared() {
        return viewers > 1;
    }

    /** What has been made of this content, by this viewer or another, or is made by {@code maker} now. */
    Photo get(Key key, Supplier<Photo> maker) {
        CompletableFuture<Photo> mine = new CompletableFuture<>();
        CompletableFuture<Photo> present;
        synchronized (this) {
            present = photos.putIfAbsent(key, mine);
            hits += present == null ? 0 : 1;
        }
        if (present != null) {
            try {
                return present.join();
            } catch (CompletionException e) {
                return maker.get(); // the other viewer is given up for it; this one need not be
            }
        }
        try {
            Photo made = maker.get();
            mine.complete(made);
            keep(key, mine, made);
            return made;
        } finally {
            if (!mine.isDone()) {
                giveUp(key, mine);
            }
        }
    }

    private synchronized void keep(Key key, CompletableFuture<Photo> mine, Photo made) {
        if (viewers <= 1 || !photos.replace(key, mine, mine)) { // the last viewer but one has gone meanwhile
            photos.remove(key, mine);
            return;
        }
        bytes += made.bytes().length;
        Iterator<CompletableFuture<Photo>> oldest = photos.values().iterator();
        while (bytes > MAX_BYTES && oldest.hasNext()) {
            CompletableFuture<Photo> next = oldest.next();
            if (next.isDone()) { // else it has no size yet, and is wanted by the one who makes it
                bytes -= next.join().bytes().length;
                oldest.remove();
            }
        }
    }

    /** Nobody waits for ever for what could not be made. */
    private synchronized void giveUp(Key key, CompletableFuture<Photo> mine) {
        photos.remove(key, mine);
        mine.completeExceptionally(new IllegalStateException("another viewer's encoder could not make " + key));
    }

    /** How many times something was there, or just being made. */
    synchronized long hits() {
        return hits;
    }

    /** Held at the moment, without what is just being made. */
    synchronized long bytes() {
        return bytes;
    }
}
