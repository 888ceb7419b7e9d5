package dev.oriel.rdp.client;

import dev.oriel.rdp.transport.FrameWriter;
import dev.oriel.rdp.wire.WireWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits to be sent to a host. Whoever has something to say never waits for the host; one thread writes.
 *
 * <p>Bounded: a host that has not read {@link #MAX_PENDING} bytes of input will not catch up. Then {@code onFailure}
 * closes the connection.
 */
final class Outbox implements FrameWriter.Sink {
    /** In bytes. */
    static final int MAX_PENDING = 4 << 20;

    private final Runnable onFailure;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** Guarded by {@link #lock}, as the rest. */
    private WireWriter pending = new WireWriter(4096);

    /** What is being written: the writing thread's alone while {@link #writing}. */
    private WireWriter batch = new WireWriter(4096);

    private OutputStream out;
    private boolean writing;
    private boolean closed;

    /** @param onFailure called once, where the host takes nothing more */
    Outbox(OutputStream out, Runnable onFailure) {
        this.out = out;
        this.onFailure = onFailure;
    }

    void start(ThreadFactory threads) {
        threads.newThread(this::run).start();
    }

    /** Everything from now on goes to {@code next}. What was written before has been sent: the host has answered it. */
    void redirect(OutputStream next) {
        lock.lock();
        try {
            out = next;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void write(byte[] bytes, int length) {
        boolean full;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            full = pending.size() + length > MAX_PENDING;
            if (full) {
                closed = true;
            } else {
                pending.bytes(bytes, 0, length);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (full) {
            onFailure.run();
        }
    }

    /** Waits until all is sent, but no longer than {@code millis}, and takes nothing more. */
    void finish(long millis) {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lock();
        try {
            while (!closed && (writing || pending.size() > 0) && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closed = true;
            changed.signalAll();
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (take()) {
                // Only this thread touches the batch until it takes the next one.
                target().write(batch.array(), 0, batch.size());
            }
        } catch (IOException e) {
            // The reading side sees the same end, and says what it means.
            close();
            onFailure.run();
        }
    }

    /** Waits for something to write. Returns false at the end. */
    private boolean take() {
        lock.lock();
        try {
            writing = false;
            batch.clear();
            changed.signalAll();
            while (pending.size() == 0 && !closed) {
                changed.awaitUninterruptibly();
            }
            WireWriter full = pending;
            pending = batch;
            batch = full;
            writing = batch.size() > 0;
            return writing;
        } finally {
            lock.unlock();
        }
    }

    private OutputStream target() {
        lock.lock();
        try {
            return out;
        } finally {
            lock.unlock();
        }
    }

    private void close() {
        lock.lock();
        try {
            closed = true;
            writing = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
