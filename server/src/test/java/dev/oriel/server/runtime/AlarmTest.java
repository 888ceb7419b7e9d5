package dev.oriel.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.server.support.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class AlarmTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualTime time = new ManualTime();
    private final ReentrantLock lock = new ReentrantLock();
    private final Alarm alarm = new Alarm(time, lock);
    private final List<String> heard = new ArrayList<>();

    private void set(Alarm of, Duration delay, String what) {
        lock.lock();
        try {
            of.set(delay, () -> heard.add(lock.isHeldByCurrentThread() ? what + " under the lock" : what));
        } finally {
            lock.unlock();
        }
    }

    private void off(Alarm of) {
        lock.lock();
        try {
            of.off();
        } finally {
            lock.unlock();
        }
    }

    @Test
    void ringsOnceAndWithoutTheLock() {
        set(alarm, SECOND, "first");
        assertThat(alarm.isSet()).isTrue();
        time.pass(SECOND.minusNanos(1));
        assertThat(heard).isEmpty();
        time.pass(SECOND.multipliedBy(5));
        assertThat(heard).containsExactly("first");
        assertThat(alarm.isSet()).isFalse();
    }

    @Test
    void ringsForTheLatestSettingAlone() {
        set(alarm, SECOND, "first");
        set(alarm, SECOND.multipliedBy(2), "second");
        assertThat(time.waiting()).isEqualTo(1);
        time.pass(SECOND.multipliedBy(3));
        assertThat(heard).containsExactly("second");
    }

    @Test
    void isSilentOnceItIsOff() {
        set(alarm, SECOND, "first");
        off(alarm);
        assertThat(alarm.isSet()).isFalse();
        assertThat(time.waiting()).isZero();
    }

    @Test
    void isSilentWhereTheTimerHadBegunBeforeItWasSwitchedOffOrSetAnew() {
        List<Runnable> begun = new ArrayList<>();
        Alarm late = new Alarm(
                (_, task) -> {
                    begun.add(task);
                    return () -> {};
                },
                lock);
        set(late, SECOND, "first");
        off(late);
        begun.get(0).run();
        set(late, SECOND, "second");
        set(late, SECOND, "third");
        begun.get(1).run();
        assertThat(heard).isEmpty();
        assertThat(late.isSet()).isTrue();
        begun.get(2).run();
        assertThat(heard).containsExactly("third");
    }
}
