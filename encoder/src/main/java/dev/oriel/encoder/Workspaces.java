package dev.oriel.encoder;

import java.lang.ref.SoftReference;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * The memory in which frames are made, some 10 MB a desktop's size for each thread that encodes at the same time: one
 * object for the whole process, given to every {@link ViewerEncoder}. Thread-safe.
 */
public final class Workspaces {
    /** Soft: what one huge desktop has needed must not be held for ever. */
    private final ConcurrentLinkedDeque<SoftReference<Workspace>> idle = new ConcurrentLinkedDeque<>();

    Workspace borrow() {
        for (@Nullable SoftReference<Workspace> next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
            Workspace workspace = next.get();
            if (workspace != null) {
                return workspace;
            }
        }
        return new Workspace();
    }

    /** A workspace that is not given back is garbage, which is right after an error. */
    void giveBack(Workspace workspace) {
        idle.addFirst(new SoftReference<>(workspace));
    }
}
