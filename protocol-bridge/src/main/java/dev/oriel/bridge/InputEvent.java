package dev.oriel.bridge;

/** What a user does, in the terms that RDP shares with the PC: set-1 scancodes, wheel notches of 120, five buttons. */
public sealed interface InputEvent {
    /**
     * A physical key.
     *
     * @param scancode set-1 make code, 1..127
     * @param extended prefixed with E0
     * @param extended1 prefixed with E1: the Pause key only
     */
    record Key(int scancode, boolean extended, boolean extended1, boolean down) implements InputEvent {
        public Key {
            if (scancode < 1 || scancode > 0x7F) {
                throw new IllegalArgumentException("scancode " + scancode + " is not in 1..127");
            }
        }
    }

    /** One UTF-16 code unit that no key of the layout gives. */
    record Unicode(char codeUnit, boolean down) implements InputEvent {}

    /** The pointer, in pixels of the surface. */
    record MouseMove(int x, int y) implements InputEvent {}

    /**
     * The pointer by so much, however far it has come: for applications that hold it in place. Hosts that take no such
     * events say so by {@link DesktopListener#relativeMouse}.
     *
     * @param dx in pixels, to the right, -32768..32767
     * @param dy in pixels, down, -32768..32767
     */
    record MouseMoveBy(int dx, int dy) implements InputEvent {}

    /**
     * A button where the pointer is.
     *
     * @param button 1 left, 2 right, 3 middle
     */
    record MouseButtonHere(int button, boolean down) implements InputEvent {
        public MouseButtonHere {
            if (button < 1 || button > 3) {
                throw new IllegalArgumentException("button " + button + " is not in 1..3");
            }
        }
    }

    /** @param button 1 left, 2 right, 3 middle, 4 back, 5 forward */
    record MouseButton(int button, boolean down, int x, int y) implements InputEvent {
        public MouseButton {
            if (button < 1 || button > 5) {
                throw new IllegalArgumentException("button " + button + " is not in 1..5");
            }
        }
    }

    /**
     * A turn of a wheel.
     *
     * @param horizontal the second wheel
     * @param delta in 1/120 notches, -32768..32767; positive is away from the user, or to the right
     */
    record Wheel(boolean horizontal, int delta, int x, int y) implements InputEvent {}

    /** The lock keys as the user's keyboard has them; the host also releases all modifiers. */
    record SyncLocks(int flags) implements InputEvent {
        public static final int SCROLL_LOCK = 1;
        public static final int NUM_LOCK = 2;
        public static final int CAPS_LOCK = 4;
        public static final int KANA_LOCK = 8;

        public SyncLocks {
            if ((flags & ~0xF) != 0) {
                throw new IllegalArgumentException("lock flags 0x" + Integer.toHexString(flags) + " are not in 0..15");
            }
        }
    }
}
