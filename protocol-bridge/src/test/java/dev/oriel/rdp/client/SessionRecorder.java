package dev.oriel.rdp.client;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.DesktopListener;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.PointerShape;
import dev.oriel.display.Rect;
import dev.oriel.display.VideoFrame;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** Writes down what a desktop reports, one line an event, and waits for what is to come. */
public final class SessionRecorder implements DesktopListener {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final List<ConnectStage> stages = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Outcome> end = new CompletableFuture<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    public List<String> events() {
        return List.copyOf(events);
    }

    List<ConnectStage> stages() {
        return List.copyOf(stages);
    }

    Outcome awaitEnd() throws InterruptedException, ExecutionException {
        try {
            return end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("the session has not ended; so far " + events + " " + stages, e);
        }
    }

    /** Waits for an event of which {@code wanted} holds. */
    void await(Predicate<String> wanted) throws InterruptedException {
        long left = PATIENCE.toNanos();
        lock.lock();
        try {
            while (events.stream().noneMatch(wanted)) {
                if (left <= 0 || end.isDone()) {
                    throw new AssertionError("did not happen; so far " + events + ", ended: " + end.getNow(null));
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    void awaitActive() throws InterruptedException {
        await(event -> event.startsWith("active"));
    }

    private void happened(String event) {
        lock.lock();
        try {
            events.add(event);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void stage(ConnectStage stage) {
        stages.add(stage);
        happened("stage " + stage);
    }

    @Override
    public void active(int width, int height) {
        happened("active " + width + "x" + height);
    }

    @Override
    public void resized(int width, int height) {
        happened("resized " + width + "x" + height);
    }

    @Override
    public void painted(Rect rect) {
        happened("painted " + rect);
    }

    @Override
    public void copied(Rect from, int toX, int toY) {
        happened("copied " + from);
    }

    @Override
    public void video(VideoFrame frame) {
        happened("video " + frame.regions());
    }

    @Override
    public void videoDecoded(Rect rect) {
        happened("decoded " + rect);
    }

    @Override
    public void filled(Rect rect, int rgb) {
        happened("filled " + rect);
    }

    @Override
    public void frameEnded() {
        happened("frame");
    }

    @Override
    public void pointer(PointerShape shape) {
        happened("pointer");
    }

    @Override
    public void pointerMoved(int x, int y) {
        happened("pointer moved");
    }

    @Override
    public void relativeMouse(boolean taken) {
        happened("relative mouse " + taken);
    }

    @Override
    public void lockKeys(int flags) {
        happened("lock keys " + flags);
    }

    @Override
    public void bell(int frequencyHz, int durationMs) {
        happened("bell " + frequencyHz);
    }

    @Override
    public void loggedOn(String user) {
        happened("logged on " + user);
    }

    @Override
    public void ended(Outcome outcome) {
        end.complete(outcome);
        happened("ended");
    }
}
