package dev.oriel.server.support;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.DesktopLayout;
import dev.oriel.bridge.DesktopListener;
import dev.oriel.bridge.HostSettings;
import dev.oriel.bridge.InputEvent;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.RemoteDesktop;
import dev.oriel.display.Rect;
import dev.oriel.display.Surface;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A desktop that paints what a test tells it to, and remembers what it was sent. */
public final class FakeDesktop implements RemoteDesktop {
    private final HostSettings settings;
    private final DesktopListener listener;
    private final Surface surface;
    private final List<InputEvent> received = new CopyOnWriteArrayList<>();
    private final List<DesktopLayout> asked = new CopyOnWriteArrayList<>();
    private final List<DesktopLayout> renewals = new CopyOnWriteArrayList<>();
    private final List<Boolean> suppressions = new CopyOnWriteArrayList<>();
    private final List<Boolean> holds = new CopyOnWriteArrayList<>();
    private final AtomicInteger refreshes = new AtomicInteger();
    private volatile boolean canBeAsked = true;
    private final CountDownLatch closed = new CountDownLatch(1);

    FakeDesktop(HostSettings settings, DesktopListener listener) {
        this.settings = settings;
        this.listener = listener;
        this.surface = new Surface(settings.layout().width(), settings.layout().height());
    }

    public HostSettings settings() {
        return settings;
    }

    public DesktopListener listener() {
        return listener;
    }

    /** The desktop is there, in one colour. */
    public FakeDesktop activate(int rgb) {
        listener.stage(ConnectStage.CONNECT);
        surface.lock().lock();
        try {
            listener.active(surface.width(), surface.height());
        } finally {
            surface.lock().unlock();
        }
        fill(surface.bounds(), rgb);
        return this;
    }

    public void fill(Rect rect, int rgb) {
        paint(rect, rgb);
        listener.frameEnded();
    }

    /** As {@link #fill}, without saying that the frame has ended. */
    public void paint(Rect rect, int rgb) {
        surface.lock().lock();
        try {
            surface.fill(rect, rgb);
            listener.filled(rect, rgb);
        } finally {
            surface.lock().unlock();
        }
    }

    public void end(Outcome.Cause cause, String detail) {
        listener.ended(Outcome.of(cause, ConnectStage.ACTIVE, detail));
    }

    public List<InputEvent> received() {
        return received;
    }

    public int refreshes() {
        return refreshes.get();
    }

    public boolean isClosed() {
        return closed.getCount() == 0;
    }

    public void awaitClose() throws InterruptedException {
        if (!closed.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("the desktop has not been closed");
        }
    }

    @Override
    public Surface surface() {
        return surface;
    }

    @Override
    public boolean send(InputEvent event) {
        received.add(event);
        return true;
    }

    @Override
    public void requestRefresh() {
        refreshes.incrementAndGet();
    }

    @Override
    public void suppressOutput(boolean suppress) {
        suppressions.add(suppress);
    }

    /** What it was told about anybody looking: whether to paint nothing. */
    public List<Boolean> suppressions() {
        return suppressions;
    }

    @Override
    public void holdFrames(boolean on) {
        holds.add(on);
    }

    /** What it was told about waiting with further frames. */
    public List<Boolean> holds() {
        return holds;
    }

    @Override
    public boolean resize(DesktopLayout layout) {
        asked.add(layout);
        return canBeAsked;
    }

    /** A host without display control. */
    public FakeDesktop withoutDisplayControl() {
        canBeAsked = false;
        return this;
    }

    @Override
    public void reconnect(DesktopLayout layout) {
        renewals.add(layout);
    }

    /** The sizes for which it was to be connected to anew. */
    public List<DesktopLayout> renewals() {
        return renewals;
    }

    /** The sizes that it was asked for. */
    public List<DesktopLayout> asked() {
        return asked;
    }

    /** Takes another size; nothing is painted on it yet. */
    public void takeSize(int width, int height) {
        surface.lock().lock();
        try {
            surface.resize(width, height);
            listener.resized(width, height);
        } finally {
            surface.lock().unlock();
        }
    }

    @Override
    public void close() {
        if (!isClosed()) {
            closed.countDown();
            listener.ended(Outcome.of(Outcome.Cause.ENDED_BY_USER, ConnectStage.ACTIVE, ""));
        }
    }
}
