package dev.oriel.server.embedded;

import dev.oriel.server.runtime.Threads;
import dev.oriel.server.runtime.Timers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program that is kept running: where it ends by itself it is started again, later each time. It gets SIGTERM when
 * the gateway dies in whatever way: setpriv(1) asks the kernel for that.
 */
final class Child implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Child.class);
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration LAST_DELAY = Duration.ofSeconds(30);
    /** Whoever ran for so long has not failed at the start. */
    private static final Duration STEADY = Duration.ofMinutes(1);

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path logFile;
    private final boolean readsOutput;
    private final Threads threads;

    private final ReentrantLock lock = new ReentrantLock();
    // From here on guarded by the lock.
    private @Nullable Process process;
    private Timers.@Nullable Task restart;
    private Duration delay = FIRST_DELAY;
    private long startedAt;
    private boolean closed;

    private Child(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path logFile,
            boolean readsOutput,
            Threads threads) {
        this.name = name;
        this.command = command;
        this.environment = environment;
        this.logFile = logFile;
        this.readsOutput = readsOutput;
        this.threads = threads;
    }

    /**
     * Starts a program and keeps it running.
     *
     * @param environment all of it: nothing is inherited
     * @param logFile gets what the program prints
     * @param readsOutput the caller reads what the program prints to its standard output, of the first process
     */
    static Child start(
            Path setpriv,
            String name,
            List<String> command,
            Map<String, String> environment,
            Path logFile,
            boolean readsOutput,
            Threads threads)
            throws IOException {
        List<String> whole = new ArrayList<>(List.of(setpriv.toString(), "--pdeathsig", "SIGTERM", "--"));
        whole.addAll(command);
        Child child = new Child(name, whole, environment, logFile, readsOutput, threads);
        child.launch();
        return child;
    }

    /** The process that runs now. */
    Process process() {
        lock.lock();
        try {
            if (process == null) {
                throw new IllegalStateException(name + " has not been started");
            }
            return process;
        } finally {
            lock.unlock();
        }
    }

    private void launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(logFile.toFile()));
        if (!readsOutput) {
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()));
        }
        Process started;
        try {
            // The keeper's thread lives as long as the gateway, and so does its promise of a signal.
            started = threads.keeper().submit(builder::start).get();
        } catch (ExecutionException e) {
            throw new IOException("cannot start " + name + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting " + name, e);
        }
        started.getOutputStream().close();
        log.debug("started {} as process {}", name, started.pid());
        boolean late;
        lock.lock();
        try {
            process = started;
            startedAt = System.nanoTime();
            late = closed;
        } finally {
            lock.unlock();
        }
        if (late) {
            started.destroy();
        }
        var _ = started.onExit().thenAccept(this::ended);
    }

    private void ended(Process gone) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            if (System.nanoTime() - startedAt > STEADY.toNanos()) {
                delay = FIRST_DELAY;
            }
            restart = threads.after(
                    delay,
                    () -> threads.virtual("restart").newThread(this::relaunch).start());
            log.warn(
                    "{} of the embedded desktop has ended with status {}, starting it again in {} s",
                    name,
                    gone.exitValue(),
                    delay.toSeconds());
            delay = delay.multipliedBy(2).compareTo(LAST_DELAY) < 0 ? delay.multipliedBy(2) : LAST_DELAY;
        } finally {
            lock.unlock();
        }
    }

    private void relaunch() {
        try {
            launch();
        } catch (IOException e) {
            log.error("the embedded desktop stays without {}: {}", name, e.getMessage());
        }
    }

    /** Ends the program: first with SIGTERM, then with SIGKILL. */
    @Override
    public void close() {
        Process last;
        lock.lock();
        try {
            closed = true;
            last = process;
            if (restart != null) {
                restart.cancel();
            }
        } finally {
            lock.unlock();
        }
        if (last == null) {
            return;
        }
        last.destroy();
        try {
            if (!last.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("{} of the embedded desktop does not end, killing it", name);
                last.destroyForcibly();
            }
        } catch (InterruptedException e) {
            last.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
