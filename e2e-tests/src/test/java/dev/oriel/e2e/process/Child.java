package dev.oriel.e2e.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A process that a test started. Its output goes to a file; closing it ends it and everything below it. */
public final class Child implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final String name;
    private final Process process;
    private final Path log;

    private Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a process.
     *
     * @param log receives standard output and standard error
     * @param environment added to the test's own
     */
    public static Child start(Path log, Map<String, String> environment, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(new File("/dev/null"));
        builder.environment().putAll(environment);
        try {
            return new Child(Path.of(command.getFirst()).getFileName().toString(), builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command to its end and returns its standard output; fails where it does. */
    public static byte[] run(Map<String, String> environment, List<String> command) {
        return tryRun(environment, command)
                .orElseThrow(() -> new AssertionError(String.join(" ", command) + " failed"));
    }

    /** Runs a command to its end and returns its standard output; nothing where it fails. */
    public static Optional<byte[]> tryRun(Map<String, String> environment, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            byte[] output = process.getInputStream().readAllBytes();
            return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public Stream<ProcessHandle> descendants() {
        return process.descendants();
    }

    /** What it has written so far. */
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void requireAlive() {
        if (!process.isAlive()) {
            throw new AssertionError(name + " ended with status " + process.exitValue() + ":\n" + output());
        }
    }

    /** Asks it to end, as Ctrl-C or a service manager does, and returns its exit status. */
    public int terminate() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toMillis() * 5, TimeUnit.MILLISECONDS)) {
                throw new AssertionError(name + " does not end when asked to");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        end(Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList());
    }

    /** Ends processes, with force where asking is not enough. */
    public static void end(List<ProcessHandle> handles) {
        handles.forEach(ProcessHandle::destroy);
        CompletableFuture<?> ended = CompletableFuture.allOf(
                handles.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
        try {
            ended.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            handles.forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            handles.forEach(ProcessHandle::destroyForcibly);
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
