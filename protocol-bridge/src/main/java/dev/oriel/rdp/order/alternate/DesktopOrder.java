package dev.oriel.rdp.order.alternate;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/** Orders about windows and their composition. Never offered: these are passed over by their size. */
public sealed interface DesktopOrder extends AlternateOrder {
    /**
     * [MS-RDPERP] 2.2.1.3.1.1 Common Header of windowing orders.
     *
     * @param data FieldsPresentFlags and all after it
     */
    record Window(Bytes data) implements DesktopOrder {
        static final int TYPE = 0x0B;

        /** OrderSize counts the header of the order and itself. */
        private static final int BEFORE_DATA = 3;

        public Window {
            Range.u16("OrderSize", data.length() + BEFORE_DATA);
        }

        @Override
        public int orderType() {
            return TYPE;
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u16le(data.length() + BEFORE_DATA).bytes(data);
        }

        @Override
        public int bodySize() {
            return 2 + data.length();
        }

        static Window decodeBody(WireReader in) throws DecodeException {
            int size = in.u16le();
            if (size < BEFORE_DATA) {
                throw DecodeException.invalid("OrderSize", in.position() - 2, size);
            }
            return new Window(in.view(size - BEFORE_DATA, "windowing order"));
        }
    }

    /**
     * [MS-RDPEDC] 2.2.2 desktop composition orders.
     *
     * @param operation which of them
     */
    record Composition(int operation, Bytes data) implements DesktopOrder {
        static final int TYPE = 0x0C;

        public Composition {
            Range.u16("size", data.length());
        }

        @Override
        public int orderType() {
            return TYPE;
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u8(operation).u16le(data.length()).bytes(data);
        }

        @Override
        public int bodySize() {
            return 3 + data.length();
        }

        static Composition decodeBody(WireReader in) throws DecodeException {
            int operation = in.u8();
            return new Composition(operation, in.view(in.u16le(), "composition order"));
        }
    }
}
