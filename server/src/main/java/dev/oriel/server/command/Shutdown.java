package dev.oriel.server.command;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes what has been opened, the last first: at the end of the command, or when the process is asked to end by
 * SIGINT or SIGTERM. An end in good order has the status 0.
 */
final class Shutdown {
    private static final Logger log = LoggerFactory.getLogger(Shutdown.class);

    private final ReentrantLock lock = new ReentrantLock();
    /** Guarded by {@link #lock}. */
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    /** Everything has been closed, or is being closed. Guarded likewise. */
    private boolean closed;

    private final CountDownLatch forever = new CountDownLatch(1);
    private final Thread hook = Thread.ofPlatform().name("shutdown").unstarted(this::atExit);

    Shutdown() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** @throws OrielCommand.FailedException where the process is ending already; the resource is closed then */
    <T extends AutoCloseable> T closing(T resource) {
        lock.lock();
        try {
            if (!closed) {
                open.addFirst(resource);
                return resource;
            }
        } finally {
            lock.unlock();
        }
        close(resource);
        throw new OrielCommand.FailedException("stopped while starting");
    }

    /** Waits until the process is asked to end. */
    void await() {
        try {
            forever.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether everything was closed in good order */
    boolean closeAll() {
        boolean good = true;
        while (true) {
            AutoCloseable next;
            lock.lock();
            try {
                closed = true;
                next = open.pollFirst();
            } finally {
                lock.unlock();
            }
            if (next == null) {
                return good;
            }
            good &= close(next);
        }
    }

    private static boolean close(AutoCloseable resource) {
        try {
            resource.close();
            return true;
        } catch (Exception e) {
            log.error("cannot close {}", resource.getClass().getSimpleName(), e);
            return false;
        }
    }

    /** Without halt the status would name the signal; an end that was asked for and went well is no failure. */
    private void atExit() {
        if (!isClosed()) {
            int status = closeAll() ? 0 : 1;
            System.out.flush();
            System.err.flush();
            Runtime.getRuntime().halt(status);
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
