package dev.oriel.rdp.input;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * One event of a slow-path input PDU: [MS-RDPBCGR] 2.2.8.1.1.3.1 Slow-Path Input Event (TS_INPUT_EVENT). eventTime is
 * not used by any host and is written as 0.
 */
public sealed interface SlowPathInputEvent extends Pdu {
    int SYNC = 0x0000;
    int SCANCODE = 0x0004;
    int UNICODE = 0x0005;
    int MOUSE = 0x8001;
    int EXTENDED_MOUSE = 0x8002;
    int RELATIVE_MOUSE = 0x8004;

    /** eventTime, messageType and six bytes of data. */
    int SIZE = 12;

    /** 2.2.8.1.1.3.1.1.1 Keyboard Event. */
    record Scancode(int keyboardFlags, int keyCode) implements SlowPathInputEvent {
        @Override
        public void encode(WireWriter out) {
            encodeFields(out, SCANCODE, keyboardFlags, keyCode, 0);
        }
    }

    /**
     * 2.2.8.1.1.3.1.1.2 Unicode Keyboard Event.
     *
     * @param codeUnit UTF-16
     */
    record Unicode(int keyboardFlags, int codeUnit) implements SlowPathInputEvent {
        @Override
        public void encode(WireWriter out) {
            encodeFields(out, UNICODE, keyboardFlags, codeUnit, 0);
        }
    }

    /** 2.2.8.1.1.3.1.1.3 Mouse Event. */
    record Mouse(int pointerFlags, int x, int y) implements SlowPathInputEvent {
        @Override
        public void encode(WireWriter out) {
            encodeFields(out, MOUSE, pointerFlags, x, y);
        }
    }

    /** 2.2.8.1.1.3.1.1.4 Extended Mouse Event. */
    record ExtendedMouse(int pointerFlags, int x, int y) implements SlowPathInputEvent {
        @Override
        public void encode(WireWriter out) {
            encodeFields(out, EXTENDED_MOUSE, pointerFlags, x, y);
        }
    }

    /**
     * 2.2.8.1.1.3.1.1.7 Relative Mouse Event.
     *
     * @param xDelta in pixels, negative to the left
     * @param yDelta in pixels, negative upwards
     */
    record RelativeMouse(int pointerFlags, int xDelta, int yDelta) implements SlowPathInputEvent {
        @Override
        public void encode(WireWriter out) {
            encodeFields(out, RELATIVE_MOUSE, pointerFlags, xDelta & 0xFFFF, yDelta & 0xFFFF);
        }
    }

    /**
     * 2.2.8.1.1.3.1.1.5 Synchronize Event.
     *
     * @param toggleFlags TS_SYNC_*: the values of {@link dev.oriel.bridge.InputEvent.SyncLocks}
     */
    record Sync(long toggleFlags) implements SlowPathInputEvent {
        @Override
        public void encode(WireWriter out) {
            out.u32le(0).u16le(SYNC).u16le(0).u32le(toggleFlags);
        }
    }

    @Override
    default int size() {
        return SIZE;
    }

    static SlowPathInputEvent decode(WireReader in) throws DecodeException {
        in.require(SIZE, "TS_INPUT_EVENT");
        in.skip(4, "eventTime");
        int at = in.position();
        int type = in.u16le();
        if (type == SYNC) {
            in.skip(2, "pad2Octets");
            return new Sync(in.u32le());
        }
        int first = in.u16le();
        int second = in.u16le();
        int third = in.u16le();
        return switch (type) {
            case SCANCODE -> new Scancode(first, second);
            case UNICODE -> new Unicode(first, second);
            case MOUSE -> new Mouse(first, second, third);
            case EXTENDED_MOUSE -> new ExtendedMouse(first, second, third);
            case RELATIVE_MOUSE -> new RelativeMouse(first, (short) second, (short) third);
            default -> throw DecodeException.invalid("messageType", at, type);
        };
    }

    private static void encodeFields(WireWriter out, int type, int first, int second, int third) {
        out.u32le(0).u16le(type).u16le(first).u16le(second).u16le(third);
    }
}
