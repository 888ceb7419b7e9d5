package dev.oriel.rdp.input;

import static dev.oriel.rdp.input.InputFlags.*;

import dev.oriel.bridge.InputEvent;
import dev.oriel.rdp.wire.Pdu;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Turns what the user does into input PDUs, by what the host takes.
 *
 * <p>Confined to whoever holds the session's sending side: it remembers which keys are down.
 */
public final class InputSender {
    /** A notch of a wheel. Hosts without fine scrolling, xrdp among them, count events, so one event is one notch. */
    private static final int NOTCH = 120;

    /** Where finished PDUs go. */
    public interface Sink {
        /** The events of one fast-path input PDU. */
        void fastPath(FastPathInput input);

        /** The body of one slow-path input PDU (PDUTYPE2_INPUT). */
        void slowPath(SlowPathInput input);
    }

    private final InputSupport support;
    private final Sink sink;
    private final BitSet keysDown = new BitSet();

    public InputSender(InputSupport support, Sink sink) {
        this.support = support;
        this.sink = sink;
    }

    /**
     * Sends one event.
     *
     * @return false where the host does not take events of that kind: nothing was sent
     */
    public boolean send(InputEvent event) {
        return switch (event) {
            case InputEvent.Key key -> send(List.of(key(key)));
            case InputEvent.Unicode unicode -> support.unicode() && send(List.of(unicode(unicode)));
            case InputEvent.MouseMove move -> send(List.of(mouse(PTRFLAGS_MOVE, move.x(), move.y())));
            case InputEvent.MouseMoveBy move ->
                support.relativeMouse() && send(List.of(mouseBy(PTRFLAGS_MOVE, move.dx(), move.dy())));
            case InputEvent.MouseButtonHere button ->
                support.relativeMouse() && send(List.of(mouseBy(buttonFlags(button.button(), button.down()), 0, 0)));
            case InputEvent.MouseButton button ->
                (button.button() <= 3 || support.extendedMouse()) && send(List.of(button(button)));
            case InputEvent.Wheel wheel -> (!wheel.horizontal() || support.horizontalWheel()) && send(wheel(wheel));
            case InputEvent.SyncLocks locks -> send(List.of(locks(locks)));
        };
    }

    private boolean send(List<? extends Pdu> events) {
        if (support.fastPath()) {
            List<FastPathInputEvent> all =
                    events.stream().map(FastPathInputEvent.class::cast).toList();
            for (int i = 0; i < all.size(); i += FastPathInput.MAX_EVENTS) {
                sink.fastPath(new FastPathInput(all.subList(i, Math.min(all.size(), i + FastPathInput.MAX_EVENTS))));
            }
        } else {
            sink.slowPath(new SlowPathInput(
                    events.stream().map(SlowPathInputEvent.class::cast).toList()));
        }
        return true;
    }

    private Pdu key(InputEvent.Key key) {
        boolean wasDown = remember(key);
        if (support.fastPath()) {
            int flags = (key.down() ? 0 : FastPathInputEvent.Scancode.RELEASE)
                    | (key.extended() ? FastPathInputEvent.Scancode.EXTENDED : 0)
                    | (key.extended1() ? FastPathInputEvent.Scancode.EXTENDED1 : 0);
            return new FastPathInputEvent.Scancode(flags, key.scancode());
        }
        int flags = (key.down() ? 0 : KBDFLAGS_RELEASE)
                | (wasDown ? KBDFLAGS_DOWN : 0)
                | (key.extended() ? KBDFLAGS_EXTENDED : 0)
                | (key.extended1() ? KBDFLAGS_EXTENDED1 : 0);
        return new SlowPathInputEvent.Scancode(flags, key.scancode());
    }

    /** Notes the key's new state and returns the old one. */
    private boolean remember(InputEvent.Key key) {
        int index = key.scancode() | (key.extended() ? 0x80 : 0) | (key.extended1() ? 0x100 : 0);
        boolean wasDown = keysDown.get(index);
        keysDown.set(index, key.down());
        return wasDown;
    }

    private Pdu unicode(InputEvent.Unicode unicode) {
        return support.fastPath()
                ? new FastPathInputEvent.Unicode(
                        unicode.down() ? 0 : FastPathInputEvent.Scancode.RELEASE, unicode.codeUnit())
                : new SlowPathInputEvent.Unicode(unicode.down() ? 0 : KBDFLAGS_RELEASE, unicode.codeUnit());
    }

    private Pdu button(InputEvent.MouseButton button) {
        return switch (button.button()) {
            case 1, 2, 3 -> mouse(buttonFlags(button.button(), button.down()), button.x(), button.y());
            case 4 -> extendedMouse(PTRXFLAGS_BUTTON1, button);
            default -> extendedMouse(PTRXFLAGS_BUTTON2, button);
        };
    }

    private static int buttonFlags(int button, boolean down) {
        int flag = button == 1 ? PTRFLAGS_BUTTON1 : button == 2 ? PTRFLAGS_BUTTON2 : PTRFLAGS_BUTTON3;
        return flag | (down ? PTRFLAGS_DOWN : 0);
    }

    private Pdu mouseBy(int flags, int dx, int dy) {
        return support.fastPath()
                ? new FastPathInputEvent.RelativeMouse(flags, dx, dy)
                : new SlowPathInputEvent.RelativeMouse(flags, dx, dy);
    }

    private Pdu extendedMouse(int flag, InputEvent.MouseButton button) {
        int flags = flag | (button.down() ? PTRXFLAGS_DOWN : 0);
        int x = coordinate(button.x());
        int y = coordinate(button.y());
        return support.fastPath()
                ? new FastPathInputEvent.ExtendedMouse(flags, x, y)
                : new SlowPathInputEvent.ExtendedMouse(flags, x, y);
    }

    /** One event a notch, and one for what is left: the field has nine bits, and delta may have more. */
    private List<Pdu> wheel(InputEvent.Wheel wheel) {
        List<Pdu> events = new ArrayList<>();
        int wheelFlag = wheel.horizontal() ? PTRFLAGS_HWHEEL : PTRFLAGS_WHEEL;
        for (int left = wheel.delta(); left != 0; ) {
            int part = Math.clamp(left, -NOTCH, NOTCH);
            events.add(mouse(wheelFlag | (part & WHEEL_ROTATION_MASK), wheel.x(), wheel.y()));
            left -= part;
        }
        return events;
    }

    private Pdu locks(InputEvent.SyncLocks locks) {
        // the host releases all modifiers, so no key is down any more
        keysDown.clear();
        return support.fastPath()
                ? new FastPathInputEvent.Sync(locks.flags())
                : new SlowPathInputEvent.Sync(locks.flags());
    }

    private Pdu mouse(int flags, int x, int y) {
        return support.fastPath()
                ? new FastPathInputEvent.Mouse(flags, coordinate(x), coordinate(y))
                : new SlowPathInputEvent.Mouse(flags, coordinate(x), coordinate(y));
    }

    private static int coordinate(int value) {
        return Math.clamp(value, 0, 0xFFFF);
    }
}
