package dev.oriel.encoder;

import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * The memory in which frames are made, some 10 MB a desktop's size for each thread that encodes at the same time: one
 * object for the whole process, given to every {@link ViewerEncoder}. Thread-safe.
 */
public final class Workspaces {
    private final ConcurrentLinkedDeque<Workspace> idle = new ConcurrentLinkedDeque<>();

    Workspace borrow() {
        @Nullable Workspace workspace = idle.pollFirst();
        return workspace == null ? new Workspace() : workspace;
    }

    /** A workspace that is not given back is garbage, which is right after an error. */
    void giveBack(Workspace workspace) {
        idle.addFirst(workspace);
    }
}
