package dev.oriel.rdp.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.bridge.InputEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputSenderTest {
    private static final InputSupport EVERYTHING = new InputSupport(true, true, true, true, true);
    private static final InputSupport SLOW_PATH = new InputSupport(false, true, true, true, true);
    private static final InputSupport NOTHING = InputSupport.ofFlags(0);

    private final List<FastPathInputEvent> fast = new ArrayList<>();
    private final List<SlowPathInputEvent> slow = new ArrayList<>();
    private final List<Integer> fastPdus = new ArrayList<>();
    private final InputSender.Sink sink = new InputSender.Sink() {
        @Override
        public void fastPath(FastPathInput input) {
            fastPdus.add(input.events().size());
            fast.addAll(input.events());
        }

        @Override
        public void slowPath(SlowPathInput input) {
            slow.addAll(input.events());
        }
    };

    @Test
    void readsWhatTheHostTakes() {
        assertThat(InputSupport.ofFlags(0x0001)).isEqualTo(new InputSupport(false, false, false, false, false));
        assertThat(InputSupport.ofFlags(0x0008).fastPath()).isTrue();
        assertThat(InputSupport.ofFlags(0x0020).fastPath()).isTrue();
        assertThat(InputSupport.ofFlags(0x01B5)).isEqualTo(EVERYTHING);
    }

    @Test
    void sendsKeysOnTheFastPath() {
        InputSender sender = new InputSender(EVERYTHING, sink);
        assertThat(sender.send(new InputEvent.Key(0x1E, false, false, true))).isTrue();
        sender.send(new InputEvent.Key(0x1E, false, false, false));
        sender.send(new InputEvent.Key(0x38, true, false, true));
        sender.send(new InputEvent.Key(0x1D, false, true, false));
        assertThat(fast)
                .containsExactly(
                        new FastPathInputEvent.Scancode(0x00, 0x1E),
                        new FastPathInputEvent.Scancode(0x01, 0x1E),
                        new FastPathInputEvent.Scancode(0x02, 0x38),
                        new FastPathInputEvent.Scancode(0x05, 0x1D));
        assertThat(slow).isEmpty();
    }

    @Test
    void saysOnTheSlowPathWhetherAKeyWasDownBefore() {
        InputSender sender = new InputSender(SLOW_PATH, sink);
        sender.send(new InputEvent.Key(0x48, true, false, true));
        sender.send(new InputEvent.Key(0x48, true, false, true));
        sender.send(new InputEvent.Key(0x48, false, false, true));
        sender.send(new InputEvent.Key(0x48, true, false, false));
        sender.send(new InputEvent.Key(0x48, true, false, false));
        assertThat(slow)
                .containsExactly(
                        new SlowPathInputEvent.Scancode(0x0100, 0x48),
                        new SlowPathInputEvent.Scancode(0x4100, 0x48),
                        new SlowPathInputEvent.Scancode(0x0000, 0x48),
                        new SlowPathInputEvent.Scancode(0xC100, 0x48),
                        new SlowPathInputEvent.Scancode(0x8100, 0x48));
    }

    @Test
    void knowsNoKeyDownAfterSynchronization() {
        InputSender sender = new InputSender(SLOW_PATH, sink);
        sender.send(new InputEvent.Key(0x1E, false, false, true));
        sender.send(new InputEvent.SyncLocks(InputEvent.SyncLocks.NUM_LOCK));
        sender.send(new InputEvent.Key(0x1E, false, false, true));
        assertThat(slow)
                .containsExactly(
                        new SlowPathInputEvent.Scancode(0, 0x1E),
                        new SlowPathInputEvent.Sync(2),
                        new SlowPathInputEvent.Scancode(0, 0x1E));
    }

    @Test
    void sendsEveryButton() {
        InputSender sender = new InputSender(EVERYTHING, sink);
        for (int button = 1; button <= 5; button++) {
            sender.send(new InputEvent.MouseButton(button, true, 10, 20));
            sender.send(new InputEvent.MouseButton(button, false, 10, 20));
        }
        assertThat(fast)
                .containsExactly(
                        new FastPathInputEvent.Mouse(0x9000, 10, 20),
                        new FastPathInputEvent.Mouse(0x1000, 10, 20),
                        new FastPathInputEvent.Mouse(0xA000, 10, 20),
                        new FastPathInputEvent.Mouse(0x2000, 10, 20),
                        new FastPathInputEvent.Mouse(0xC000, 10, 20),
                        new FastPathInputEvent.Mouse(0x4000, 10, 20),
                        new FastPathInputEvent.ExtendedMouse(0x8001, 10, 20),
                        new FastPathInputEvent.ExtendedMouse(0x0001, 10, 20),
                        new FastPathInputEvent.ExtendedMouse(0x8002, 10, 20),
                        new FastPathInputEvent.ExtendedMouse(0x0002, 10, 20));
    }

    @Test
    void turnsWheelsByNotchesInNineBitsOfTwosComplement() {
        InputSender sender = new InputSender(EVERYTHING, sink);
        sender.send(new InputEvent.Wheel(false, 120, 1, 2));
        sender.send(new InputEvent.Wheel(false, -120, 1, 2));
        sender.send(new InputEvent.Wheel(true, -1, 1, 2));
        assertThat(fast)
                .containsExactly(
                        new FastPathInputEvent.Mouse(0x0278, 1, 2),
                        new FastPathInputEvent.Mouse(0x0388, 1, 2),
                        new FastPathInputEvent.Mouse(0x05FF, 1, 2));
    }

    @Test
    void splitsALargeTurnAndLosesNothingOfIt() {
        for (int delta : new int[] {-32768, -1000, -241, 0, 130, 32767}) {
            fast.clear();
            fastPdus.clear();
            new InputSender(EVERYTHING, sink).send(new InputEvent.Wheel(false, delta, 0, 0));
            int sum = 0;
            for (FastPathInputEvent event : fast) {
                int flags = ((FastPathInputEvent.Mouse) event).pointerFlags();
                sum += (flags & 0xFF) - (flags & 0x100);
            }
            assertThat(sum).isEqualTo(delta);
            assertThat(fastPdus).allMatch(count -> count <= FastPathInput.MAX_EVENTS);
        }
    }

    @Test
    void keepsTheMouseInsideTheField() {
        InputSender sender = new InputSender(EVERYTHING, sink);
        sender.send(new InputEvent.MouseMove(-5, 70000));
        assertThat(fast).containsExactly(new FastPathInputEvent.Mouse(0x0800, 0, 0xFFFF));
    }

    @Test
    void sendsMovesByADistanceOnBothPaths() {
        new InputSender(EVERYTHING, sink).send(new InputEvent.MouseMoveBy(-3, 500));
        new InputSender(EVERYTHING, sink).send(new InputEvent.MouseButtonHere(2, true));
        new InputSender(SLOW_PATH, sink).send(new InputEvent.MouseMoveBy(-3, 500));
        new InputSender(SLOW_PATH, sink).send(new InputEvent.MouseButtonHere(1, false));
        assertThat(fast)
                .containsExactly(
                        new FastPathInputEvent.RelativeMouse(0x0800, -3, 500),
                        new FastPathInputEvent.RelativeMouse(0xA000, 0, 0));
        assertThat(slow)
                .containsExactly(
                        new SlowPathInputEvent.RelativeMouse(0x0800, -3, 500),
                        new SlowPathInputEvent.RelativeMouse(0x1000, 0, 0));
    }

    @Test
    void sendsUnicodeOnBothPaths() {
        new InputSender(EVERYTHING, sink).send(new InputEvent.Unicode('中', true));
        new InputSender(SLOW_PATH, sink).send(new InputEvent.Unicode('é', false));
        assertThat(fast).containsExactly(new FastPathInputEvent.Unicode(0, 0x4E2D));
        assertThat(slow).containsExactly(new SlowPathInputEvent.Unicode(0x8000, 0xE9));
    }

    @Test
    void dropsWhatTheHostDoesNotTake() {
        InputSender sender = new InputSender(NOTHING, sink);
        assertThat(sender.send(new InputEvent.Unicode('x', true))).isFalse();
        assertThat(sender.send(new InputEvent.MouseButton(4, true, 0, 0))).isFalse();
        assertThat(sender.send(new InputEvent.MouseMoveBy(1, 1))).isFalse();
        assertThat(sender.send(new InputEvent.MouseButtonHere(1, true))).isFalse();
        assertThat(sender.send(new InputEvent.Wheel(true, 120, 0, 0))).isFalse();
        assertThat(slow).isEmpty();
        assertThat(sender.send(new InputEvent.Wheel(false, 120, 0, 0))).isTrue();
        assertThat(sender.send(new InputEvent.MouseButton(3, true, 0, 0))).isTrue();
        assertThat(slow).hasSize(2);
    }
}
