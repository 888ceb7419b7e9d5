package dev.oriel.server.viewer;

import dev.oriel.bridge.InputEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keys and buttons that one viewer holds down, so that they can be released when it lets go of the desktop in any
 * way. Guarded by the lock of its {@link Attachment}.
 */
final class HeldInput {
    private final SequencedSet<InputEvent> keys = new LinkedHashSet<>();
    private final Set<Integer> buttonsHere = new TreeSet<>();
    private final Map<Integer, InputEvent.MouseButton> buttons = new LinkedHashMap<>();

    void note(InputEvent event) {
        switch (event) {
            case InputEvent.Key key -> note(key.down(), up(key));
            case InputEvent.Unicode unicode -> note(unicode.down(), up(unicode));
            case InputEvent.MouseButton button -> {
                if (button.down()) {
                    buttons.put(button.button(), button);
                } else {
                    buttons.remove(button.button());
                }
            }
            case InputEvent.MouseButtonHere button -> {
                if (button.down()) {
                    buttonsHere.add(button.button());
                } else {
                    buttonsHere.remove(button.button());
                }
            }
            case InputEvent.MouseMoveBy _ -> {}
            case InputEvent.MouseMove move -> follow(move.x(), move.y());
            case InputEvent.Wheel wheel -> follow(wheel.x(), wheel.y());
            case InputEvent.SyncLocks _ -> {}
        }
    }

    /** The events that release everything, last pressed first; nothing is held afterwards. */
    List<InputEvent> release() {
        List<InputEvent> events = new ArrayList<>(keys.reversed());
        buttons.values().forEach(button -> events.add(up(button)));
        buttonsHere.forEach(button -> events.add(new InputEvent.MouseButtonHere(button, false)));
        buttonsHere.clear();
        keys.clear();
        buttons.clear();
        return events;
    }

    private void note(boolean down, InputEvent whenUp) {
        if (down) {
            keys.add(whenUp);
        } else {
            keys.remove(whenUp);
        }
    }

    /** A button is released where the pointer is, not where it was pressed: else a window that is dragged jumps back. */
    private void follow(int x, int y) {
        buttons.replaceAll((number, _) -> new InputEvent.MouseButton(number, true, x, y));
    }

    private static InputEvent up(InputEvent.Key key) {
        return new InputEvent.Key(key.scancode(), key.extended(), key.extended1(), false);
    }

    private static InputEvent up(InputEvent.Unicode unicode) {
        return new InputEvent.Unicode(unicode.codeUnit(), false);
    }

    private static InputEvent up(InputEvent.MouseButton button) {
        return new InputEvent.MouseButton(button.button(), false, button.x(), button.y());
    }
}
