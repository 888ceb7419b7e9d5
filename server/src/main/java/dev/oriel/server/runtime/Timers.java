package dev.oriel.server.runtime;

import java.time.Duration;

/** Runs things later. Tasks are short and never wait: longer work goes to {@link Threads#cpu()} or a thread of its own. */
public interface Timers {
    /** Runs {@code task} once after {@code delay}, unless it is cancelled before. */
    Task after(Duration delay, Runnable task);

    /** Something that will run. */
    interface Task {
        /** Without effect where it has run. It may be running at this moment. */
        void cancel();
    }
}
