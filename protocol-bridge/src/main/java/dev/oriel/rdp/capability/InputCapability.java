package dev.oriel.rdp.capability;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.Utf16;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Which input is sent or taken: [MS-RDPBCGR] 2.2.7.1.6 TS_INPUT_CAPABILITYSET.
 *
 * @param inputFlags a combination of the constants
 * @param keyboardLayout KLID, from the client only
 * @param keyboardType 4 is IBM enhanced with 101 or 102 keys
 * @param keyboardSubType manufacturer's
 * @param keyboardFunctionKey number of function keys
 * @param imeFileName input method, at most 31 characters
 */
public record InputCapability(
        int inputFlags,
        long keyboardLayout,
        long keyboardType,
        long keyboardSubType,
        long keyboardFunctionKey,
        String imeFileName)
        implements CapabilitySet {
    static final int TYPE = 0x0D;

    /** Scancodes; always set. */
    public static final int SCANCODES = 0x0001;

    /** Mouse events with the two extended buttons. */
    public static final int MOUSEX = 0x0004;

    /** Fast-path input, as RDP 5.0 has it. */
    public static final int FASTPATH_INPUT = 0x0008;

    /** Unicode keyboard events. */
    public static final int UNICODE = 0x0010;

    /** Fast-path input, as RDP 5.2 and later have it. */
    public static final int FASTPATH_INPUT2 = 0x0020;

    /** Relative mouse events. */
    public static final int MOUSE_RELATIVE = 0x0080;

    /** Horizontal wheel. */
    public static final int MOUSE_HWHEEL = 0x0100;

    /** Quality-of-experience timestamps. */
    public static final int QOE_TIMESTAMPS = 0x0200;

    private static final int IME_SIZE = 64;
    private static final int BODY_SIZE = 20 + IME_SIZE;

    public InputCapability {
        Range.u16("inputFlags", inputFlags);
        Range.u32("keyboardLayout", keyboardLayout);
        Range.u32("keyboardType", keyboardType);
        Range.u32("keyboardSubType", keyboardSubType);
        Range.u32("keyboardFunctionKey", keyboardFunctionKey);
        Utf16.check("imeFileName", imeFileName, IME_SIZE / 2);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int bodySize() {
        return BODY_SIZE;
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.u16le(inputFlags);
        out.zeros(2); // pad2octetsA
        out.u32le(keyboardLayout);
        out.u32le(keyboardType);
        out.u32le(keyboardSubType);
        out.u32le(keyboardFunctionKey);
        Utf16.writePadded(out, imeFileName, IME_SIZE);
    }

    static InputCapability decodeBody(WireReader in) throws DecodeException {
        in.require(BODY_SIZE, "InputCapability");
        int inputFlags = in.u16le();
        in.skip(2, "pad2octetsA");
        return new InputCapability(
                inputFlags,
                in.u32le(),
                in.u32le(),
                in.u32le(),
                in.u32le(),
                Utf16.readTerminated(in, IME_SIZE, "imeFileName"));
    }
}
