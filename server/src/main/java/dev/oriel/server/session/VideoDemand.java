package dev.oriel.server.session;

import dev.oriel.bridge.RemoteDesktop;
import dev.oriel.server.runtime.Timers;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Has a desktop decode what it draws by H.264 as long as a viewer needs it. Decoding may take a while and takes locks, so
 * the desktop is told by a task of its own, one at a time; whoever asks may hold any lock.
 */
final class VideoDemand {
    private final Timers timers;
    private final ReentrantLock lock = new ReentrantLock();
    // From here on guarded by the lock.
    private @Nullable RemoteDesktop desktop;
    private boolean wanted;
    private boolean told;
    private boolean telling;

    VideoDemand(Timers timers) {
        this.timers = timers;
    }

    void start(RemoteDesktop of) {
        lock.lock();
        try {
            desktop = of;
        } finally {
            lock.unlock();
        }
        want(isWanted());
    }

    private boolean isWanted() {
        lock.lock();
        try {
            return wanted;
        } finally {
            lock.unlock();
        }
    }

    void want(boolean decoded) {
        lock.lock();
        try {
            wanted = decoded;
            if (telling || wanted == told || desktop == null) {
                return;
            }
            telling = true;
        } finally {
            lock.unlock();
        }
        timers.after(Duration.ZERO, this::tell);
    }

    private void tell() {
        while (true) {
            RemoteDesktop target;
            boolean next;
            lock.lock();
            try {
                target = desktop;
                next = wanted;
                if (target == null || next == told) {
                    telling = false;
                    return;
                }
                told = next;
            } finally {
                lock.unlock();
            }
            target.decodeVideo(next);
        }
    }
}
