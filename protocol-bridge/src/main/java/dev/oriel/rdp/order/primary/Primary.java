package dev.oriel.rdp.order.primary;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.Optional;

/**
 * A primary drawing order: [MS-RDPEGDI] 2.2.2.2.1.1.2. On the wire it tells only what differs from the order before it:
 * {@link PrimaryHistory} reads and writes it so. On its own, as here, it is written with all its fields.
 */
public record Primary(Optional<Bounds> bounds, PrimaryOrder order) implements Pdu {
    /** One that is not cut off. */
    public static Primary of(PrimaryOrder order) {
        return new Primary(Optional.empty(), order);
    }

    public Primary within(int left, int top, int right, int bottom) {
        return new Primary(Optional.of(new Bounds(left, top, right, bottom)), order);
    }

    /** Decodes an order that is the first one. */
    public static Primary decode(WireReader in) throws DecodeException {
        return new PrimaryHistory().decode(in);
    }

    @Override
    public void encode(WireWriter out) {
        new PrimaryHistory().encodeWhole(this, out);
    }

    @Override
    public int size() {
        PrimaryType type = order.type();
        FieldValues values = new FieldValues(type.fields());
        order.put(values);
        int size = 2 + type.fieldBytes() + (bounds.isPresent() ? 9 : 0);
        for (int i = 0; i < type.fields().size(); i++) {
            size += switch (type.fields().get(i)) {
                case U8, I8 -> 1;
                case COORD, U16, I16 -> 2;
                case COLOR -> 3;
                case U32 -> 4;
                case EXTRA -> 7;
                case DATA8 -> 1 + values.bytes(i).length();
                case DATA16 -> 2 + values.bytes(i).length();
            };
        }
        return size;
    }
}
