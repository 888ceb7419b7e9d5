package dev.oriel.rdp.input;

/** Flags inside input events, the same on the slow and on the fast path: [MS-RDPBCGR] 2.2.8.1.1.3.1.1. */
final class InputFlags {
    // keyboardFlags of 2.2.8.1.1.3.1.1.1 Keyboard Event and 2.2.8.1.1.3.1.1.2 Unicode Keyboard Event, slow path
    static final int KBDFLAGS_EXTENDED = 0x0100;
    static final int KBDFLAGS_EXTENDED1 = 0x0200;
    /** the key was down before this event */
    static final int KBDFLAGS_DOWN = 0x4000;

    static final int KBDFLAGS_RELEASE = 0x8000;

    // pointerFlags of 2.2.8.1.1.3.1.1.3 Mouse Event
    static final int PTRFLAGS_HWHEEL = 0x0400;
    static final int PTRFLAGS_WHEEL = 0x0200;
    /** nine bits, two's complement: PTRFLAGS_WHEEL_NEGATIVE is the sign */
    static final int WHEEL_ROTATION_MASK = 0x01FF;

    static final int PTRFLAGS_MOVE = 0x0800;
    static final int PTRFLAGS_DOWN = 0x8000;
    static final int PTRFLAGS_BUTTON1 = 0x1000;
    static final int PTRFLAGS_BUTTON2 = 0x2000;
    static final int PTRFLAGS_BUTTON3 = 0x4000;

    // pointerFlags of 2.2.8.1.1.3.1.1.4 Extended Mouse Event
    static final int PTRXFLAGS_DOWN = 0x8000;
    static final int PTRXFLAGS_BUTTON1 = 0x0001;
    static final int PTRXFLAGS_BUTTON2 = 0x0002;

    private InputFlags() {}
}
