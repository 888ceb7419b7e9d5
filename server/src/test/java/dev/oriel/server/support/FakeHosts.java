package dev.oriel.server.support;

import dev.oriel.bridge.DesktopListener;
import dev.oriel.bridge.HostSettings;
import dev.oriel.bridge.RemoteDesktop;
import dev.oriel.server.session.DesktopConnector;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Connects to {@link FakeDesktop}s. */
public final class FakeHosts implements DesktopConnector {
    private final List<FakeDesktop> desktops = new CopyOnWriteArrayList<>();
    private final BlockingQueue<FakeDesktop> fresh = new LinkedBlockingQueue<>();

    @Override
    public RemoteDesktop connect(HostSettings settings, DesktopListener listener) {
        FakeDesktop desktop = new FakeDesktop(settings, listener);
        desktops.add(desktop);
        fresh.add(desktop);
        return desktop;
    }

    /** The next desktop that somebody connects to. */
    public FakeDesktop next() throws InterruptedException {
        FakeDesktop desktop = fresh.poll(10, TimeUnit.SECONDS);
        if (desktop == null) {
            throw new AssertionError("nobody has connected to a desktop");
        }
        return desktop;
    }

    public List<FakeDesktop> desktops() {
        return desktops;
    }
}
