package dev.oriel.rdp.input;

/**
 * What a host takes as input, from its capability sets.
 *
 * @param fastPath it takes fast-path input PDUs
 * @param extendedMouse it takes buttons 4 and 5
 * @param unicode it takes Unicode keyboard events
 * @param horizontalWheel it takes turns of the second wheel
 * @param relativeMouse it takes moves of the mouse by a distance
 */
public record InputSupport(
        boolean fastPath, boolean extendedMouse, boolean unicode, boolean horizontalWheel, boolean relativeMouse) {
    /** INPUT_FLAG_MOUSEX */
    private static final int MOUSEX = 0x0004;
    /** INPUT_FLAG_FASTPATH_INPUT */
    private static final int FASTPATH_INPUT = 0x0008;
    /** INPUT_FLAG_UNICODE */
    private static final int UNICODE = 0x0010;
    /** INPUT_FLAG_FASTPATH_INPUT2 */
    private static final int FASTPATH_INPUT2 = 0x0020;
    /** INPUT_FLAG_MOUSE_RELATIVE */
    private static final int MOUSE_RELATIVE = 0x0080;
    /** TS_INPUT_FLAG_MOUSE_HWHEEL */
    private static final int MOUSE_HWHEEL = 0x0100;

    /** @param inputFlags of the host's [MS-RDPBCGR] 2.2.7.1.6 Input Capability Set; 0 where it sent none */
    public static InputSupport ofFlags(int inputFlags) {
        return new InputSupport(
                (inputFlags & (FASTPATH_INPUT | FASTPATH_INPUT2)) != 0,
                (inputFlags & MOUSEX) != 0,
                (inputFlags & UNICODE) != 0,
                (inputFlags & MOUSE_HWHEEL) != 0,
                (inputFlags & MOUSE_RELATIVE) != 0);
    }
}
