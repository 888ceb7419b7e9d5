package dev.oriel.server.runtime;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes every thread of the process, named by role.
 *
 * <ul>
 *   <li>{@code encode-N}: the one bounded pool for CPU work of all sessions
 *   <li>{@code timer}: short tasks at a time
 *   <li>{@code keeper}: starts child processes; it lives as long as the process, because a child that asks for a signal
 *       at its parent's death gets it at the death of the thread that started it (prctl(2), PR_SET_PDEATHSIG)
 *   <li>platform threads, named by who asks: what is woken so often that it matters how. The JDK wakes a virtual thread
 *       that waits for a socket by way of a poller and the scheduler, with twice the system calls
 *   <li>virtual threads, named by who asks: whatever else waits for sockets or processes
 * </ul>
 */
public final class Threads implements Timers, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Threads.class);

    private final ThreadPoolExecutor cpu;
    private final ScheduledThreadPoolExecutor timer;
    private final ExecutorService keeper;

    /** @param encoders threads for CPU work; 0: one for each processor */
    public Threads(int encoders) {
        int count = encoders == 0 ? Runtime.getRuntime().availableProcessors() : encoders;
        cpu = new ThreadPoolExecutor(
                count, count, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), platform("encode-", 1));
        timer = new ScheduledThreadPoolExecutor(1, platform("timer", -1));
        timer.setRemoveOnCancelPolicy(true);
        keeper = Executors.newSingleThreadExecutor(platform("keeper", -1));
    }

    /** CPU work of all sessions. Tasks are milliseconds long and wait for nothing. */
    public Executor cpu() {
        return task -> cpu.execute(logged(task));
    }

    /** Starts child processes, and nothing else. */
    public ExecutorService keeper() {
        return keeper;
    }

    /** Unstarted virtual threads, numbered from 1. */
    public ThreadFactory virtual(String role) {
        return Thread.ofVirtual()
                .name(role + "-", 1)
                .uncaughtExceptionHandler(Threads::logUncaught)
                .factory();
    }

    /** Unstarted platform threads, numbered from 1: for what is woken often. */
    public ThreadFactory platform(String role) {
        return platform(role + "-", 1);
    }

    @Override
    public Task after(Duration delay, Runnable task) {
        Future<?> future = timer.schedule(logged(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    /** CPU tasks that wait for a thread. */
    public int waiting() {
        return cpu.getQueue().size();
    }

    /** Ends the threads; what is under way is interrupted. */
    @Override
    public void close() {
        timer.shutdownNow();
        cpu.shutdownNow();
        keeper.shutdownNow();
    }

    private static ThreadFactory platform(String name, int firstNumber) {
        Thread.Builder.OfPlatform builder = Thread.ofPlatform().daemon().uncaughtExceptionHandler(Threads::logUncaught);
        return (firstNumber < 0 ? builder.name(name) : builder.name(name, firstNumber)).factory();
    }

    /** A pool keeps what its tasks throw to itself: here it is a line of the log. */
    private static Runnable logged(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                logUncaught(Thread.currentThread(), e);
                if (e instanceof Error) {
                    throw e;
                }
            }
        };
    }

    private static void logUncaught(Thread thread, Throwable e) {
        log.error("task failed on thread {}", thread.getName(), e);
    }
}
