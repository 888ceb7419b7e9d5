package dev.oriel.rdp.update;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/** A pointer update on the slow path, from messageType on: [MS-RDPBCGR] 2.2.9.1.1.4 Server Pointer Update PDU. */
public sealed interface SlowPathPointer extends Pdu {
    int TYPE_SYSTEM = 0x0001;
    int TYPE_POSITION = 0x0003;
    int TYPE_COLOR = 0x0006;
    int TYPE_CACHED = 0x0007;
    int TYPE_NEW = 0x0008;

    /** TS_PTRMSGTYPE_SYSTEM: SYSPTR_NULL */
    long SYSTEM_NULL = 0x00000000L;
    /** TS_PTRMSGTYPE_SYSTEM: SYSPTR_DEFAULT */
    long SYSTEM_DEFAULT = 0x00007F00L;

    /** A pointer update of a kind that the slow path has: any but {@link PointerUpdate.Large}. */
    record Known(PointerUpdate update) implements SlowPathPointer {
        public Known {
            if (update instanceof PointerUpdate.Large) {
                throw new IllegalArgumentException("the slow path has no large pointers");
            }
        }

        @Override
        public void encode(WireWriter out) {
            out.u16le(messageType(update)).u16le(0);
            switch (update) {
                case PointerUpdate.Hidden _ -> out.u32le(SYSTEM_NULL);
                case PointerUpdate.SystemDefault _ -> out.u32le(SYSTEM_DEFAULT);
                case PointerUpdate.Position position -> position.encode(out);
                case PointerUpdate.Color color -> color.encode(out);
                case PointerUpdate.New pointer -> pointer.encode(out);
                case PointerUpdate.Cached cached -> cached.encode(out);
                case PointerUpdate.Large large -> throw new AssertionError(large);
            }
        }

        @Override
        public int size() {
            return 4 + (messageType(update) == TYPE_SYSTEM ? 4 : update.size());
        }

        private static int messageType(PointerUpdate update) {
            return switch (update) {
                case PointerUpdate.Hidden _ -> TYPE_SYSTEM;
                case PointerUpdate.SystemDefault _ -> TYPE_SYSTEM;
                case PointerUpdate.Position _ -> TYPE_POSITION;
                case PointerUpdate.Color _ -> TYPE_COLOR;
                case PointerUpdate.New _ -> TYPE_NEW;
                case PointerUpdate.Cached _ -> TYPE_CACHED;
                case PointerUpdate.Large large -> throw new AssertionError(large);
            };
        }
    }

    /** A message type, or a system pointer, that the specification does not name. */
    record Unknown(int messageType, Bytes data) implements SlowPathPointer {
        @Override
        public void encode(WireWriter out) {
            out.u16le(messageType).u16le(0).bytes(data);
        }

        @Override
        public int size() {
            return 4 + data.length();
        }
    }

    static SlowPathPointer decode(WireReader in) throws DecodeException {
        in.require(4, "messageType");
        int type = in.u16le();
        in.skip(2, "pad2Octets");
        return switch (type) {
            case TYPE_SYSTEM -> decodeSystem(in);
            case TYPE_POSITION -> new Known(PointerUpdate.Position.decode(in));
            case TYPE_COLOR -> new Known(PointerUpdate.Color.decode(in));
            case TYPE_CACHED -> new Known(PointerUpdate.Cached.decode(in));
            case TYPE_NEW -> new Known(PointerUpdate.New.decode(in));
            default -> new Unknown(type, in.view(in.remaining(), "pointerAttributeData"));
        };
    }

    private static SlowPathPointer decodeSystem(WireReader in) throws DecodeException {
        in.require(4, "systemPointerType");
        Bytes raw = in.view(4, "systemPointerType");
        long type = raw.reader().u32le();
        if (type == SYSTEM_NULL) {
            return new Known(new PointerUpdate.Hidden());
        }
        if (type == SYSTEM_DEFAULT) {
            return new Known(new PointerUpdate.SystemDefault());
        }
        return new Unknown(TYPE_SYSTEM, raw);
    }
}
