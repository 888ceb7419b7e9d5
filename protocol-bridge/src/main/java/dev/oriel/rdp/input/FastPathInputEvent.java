package dev.oriel.rdp.input;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * One event of a fast-path input PDU: [MS-RDPBCGR] 2.2.8.1.2.2 Fast-Path Input Event (TS_FP_INPUT_EVENT). The code is in
 * the upper three bits of eventHeader, the flags in the lower five.
 */
public sealed interface FastPathInputEvent extends Pdu {
    int SCANCODE = 0;
    int MOUSE = 1;
    int EXTENDED_MOUSE = 2;
    int SYNC = 3;
    int UNICODE = 4;
    int RELATIVE_MOUSE = 5;

    /**
     * 2.2.8.1.2.2.1 Fast-Path Keyboard Event.
     *
     * @param flags FASTPATH_INPUT_KBDFLAGS_*, 0..31
     * @param keyCode set-1 scancode, 0..255
     */
    record Scancode(int flags, int keyCode) implements FastPathInputEvent {
        static final int RELEASE = 0x01;
        static final int EXTENDED = 0x02;
        static final int EXTENDED1 = 0x04;

        @Override
        public void encode(WireWriter out) {
            out.u8(SCANCODE << 5 | flags).u8(keyCode);
        }

        @Override
        public int size() {
            return 2;
        }
    }

    /**
     * 2.2.8.1.2.2.2 Fast-Path Unicode Keyboard Event.
     *
     * @param flags FASTPATH_INPUT_KBDFLAGS_RELEASE or 0
     * @param codeUnit UTF-16
     */
    record Unicode(int flags, int codeUnit) implements FastPathInputEvent {
        @Override
        public void encode(WireWriter out) {
            out.u8(UNICODE << 5 | flags).u16le(codeUnit);
        }

        @Override
        public int size() {
            return 3;
        }
    }

    /** 2.2.8.1.2.2.3 Fast-Path Mouse Event; flags and position as on the slow path. */
    record Mouse(int pointerFlags, int x, int y) implements FastPathInputEvent {
        @Override
        public void encode(WireWriter out) {
            out.u8(MOUSE << 5).u16le(pointerFlags).u16le(x).u16le(y);
        }

        @Override
        public int size() {
            return 7;
        }
    }

    /** 2.2.8.1.2.2.4 Fast-Path Extended Mouse Event; flags and position as on the slow path. */
    record ExtendedMouse(int pointerFlags, int x, int y) implements FastPathInputEvent {
        @Override
        public void encode(WireWriter out) {
            out.u8(EXTENDED_MOUSE << 5).u16le(pointerFlags).u16le(x).u16le(y);
        }

        @Override
        public int size() {
            return 7;
        }
    }

    /**
     * 2.2.8.1.2.2.7 Fast-Path Relative Mouse Event; flags as on the slow path.
     *
     * @param xDelta in pixels, negative to the left
     * @param yDelta in pixels, negative upwards
     */
    record RelativeMouse(int pointerFlags, int xDelta, int yDelta) implements FastPathInputEvent {
        @Override
        public void encode(WireWriter out) {
            out.u8(RELATIVE_MOUSE << 5)
                    .u16le(pointerFlags)
                    .u16le(xDelta & 0xFFFF)
                    .u16le(yDelta & 0xFFFF);
        }

        @Override
        public int size() {
            return 7;
        }
    }

    /**
     * 2.2.8.1.2.2.5 Fast-Path Synchronize Event.
     *
     * @param toggleFlags FASTPATH_INPUT_SYNC_*: the values of {@link dev.oriel.bridge.InputEvent.SyncLocks}
     */
    record Sync(int toggleFlags) implements FastPathInputEvent {
        @Override
        public void encode(WireWriter out) {
            out.u8(SYNC << 5 | toggleFlags);
        }

        @Override
        public int size() {
            return 1;
        }
    }

    static FastPathInputEvent decode(WireReader in) throws DecodeException {
        in.require(1, "eventHeader");
        int at = in.position();
        int header = in.u8();
        int flags = header & 0x1F;
        return switch (header >> 5) {
            case SCANCODE -> new Scancode(flags, in.u8());
            case MOUSE -> {
                in.require(6, "TS_FP_POINTER_EVENT");
                yield new Mouse(in.u16le(), in.u16le(), in.u16le());
            }
            case EXTENDED_MOUSE -> {
                in.require(6, "TS_FP_POINTERX_EVENT");
                yield new ExtendedMouse(in.u16le(), in.u16le(), in.u16le());
            }
            case SYNC -> new Sync(flags);
            case RELATIVE_MOUSE -> {
                in.require(6, "TS_FP_RELPOINTER_EVENT");
                yield new RelativeMouse(in.u16le(), (short) in.u16le(), (short) in.u16le());
            }
            case UNICODE -> new Unicode(flags, in.u16le());
            default -> throw DecodeException.invalid("eventCode", at, header >> 5);
        };
    }
}
