package dev.oriel.rdp.order.primary;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was told by the primary drawing orders so far, from which the next one is told: the kind of the last order, its
 * bounds, and the last value of each field of each kind. [MS-RDPEGDI] 2.2.2.2.1.1.2 Primary Drawing Order. Each side of a connection has one for each
 * direction.
 *
 * <p>Holds at most 64 KiB of data for each kind of order. Confined to one thread.
 */
public final class PrimaryHistory {
    private final Map<PrimaryType, FieldValues> fields = new EnumMap<>(PrimaryType.class);
    private final BoundsHistory bounds = new BoundsHistory();
    private PrimaryType last = PrimaryType.PAT_BLT;

    /** As before the first order. */
    public void clear() {
        fields.clear();
        bounds.clear();
        last = PrimaryType.PAT_BLT;
    }

    private FieldValues values(PrimaryType type) {
        return fields.computeIfAbsent(type, t -> new FieldValues(t.fields()));
    }

    /** Reads the next order, from its control flags on. */
    public Primary decode(WireReader in) throws DecodeException {
        int control = in.u8();
        if ((control & ControlFlags.STANDARD) == 0) {
            throw DecodeException.invalid("controlFlags", in.position() - 1, control);
        }
        if ((control & ControlFlags.TYPE_CHANGE) != 0) {
            last = PrimaryType.of(in.u8(), in.position() - 1);
        }
        int present = fieldFlags(in, control >> ControlFlags.ZERO_FIELD_BYTES_SHIFT);
        Optional<Bounds> cut = Optional.empty();
        if ((control & ControlFlags.BOUNDS) != 0) {
            if ((control & ControlFlags.ZERO_BOUNDS_DELTAS) == 0) {
                bounds.decode(in);
            }
            cut = Optional.of(bounds.last());
        }
        FieldValues values = values(last);
        List<FieldKind> kinds = last.fields();
        boolean deltas = (control & ControlFlags.DELTA_COORDINATES) != 0;
        for (int i = 0; i < kinds.size(); i++) {
            if ((present >> i & 1) != 0) {
                read(in, kinds.get(i), values, i, deltas);
            }
        }
        values.rewind();
        return new Primary(cut, PrimaryOrder.take(last, values));
    }

    private int fieldFlags(WireReader in, int leftOut) throws DecodeException {
        int flags = 0;
        for (int i = 0; i < last.fieldBytes() - leftOut; i++) {
            flags |= in.u8() << (8 * i);
        }
        return flags;
    }

    private static void read(WireReader in, FieldKind kind, FieldValues values, int i, boolean deltas)
            throws DecodeException {
        switch (kind) {
            case COORD -> {
                // wraps, as the field would
                values.number(i, deltas ? (short) (values.number(i) + (byte) in.u8()) : in.i16le());
            }
            case U8 -> values.number(i, in.u8());
            case I8 -> values.number(i, (byte) in.u8());
            case U16 -> values.number(i, in.u16le());
            case I16 -> values.number(i, in.i16le());
            case U32 -> values.number(i, in.i32le());
            case COLOR -> values.number(i, in.u8() | in.u8() << 8 | in.u8() << 16);
            case EXTRA -> values.bytes(i, in.bytes(7, "BrushExtra"));
            case DATA8 -> values.bytes(i, in.bytes(in.u8(), "rgbData"));
            case DATA16 -> values.bytes(i, in.bytes(in.u16le(), "rgbData"));
        }
    }

    /** Writes an order as shortly as it can be told. */
    public void encode(Primary primary, WireWriter out) {
        encode(primary, out, false);
    }

    /** Writes an order with its kind, its bounds and all its fields. */
    void encodeWhole(Primary primary, WireWriter out) {
        encode(primary, out, true);
    }

    private void encode(Primary primary, WireWriter out, boolean whole) {
        PrimaryType type = primary.order().type();
        FieldValues before = values(type);
        FieldValues next = new FieldValues(type.fields());
        primary.order().put(next);

        int present = whole ? (1 << type.fields().size()) - 1 : differences(type, before, next);
        boolean deltas = !whole && fitDeltas(type, before, next, present);
        int bytes = type.fieldBytes();
        int leftOut = 0;
        while (!whole && leftOut < Math.min(bytes, 3) && present >> (8 * (bytes - leftOut - 1)) == 0) {
            leftOut++;
        }
        int control = ControlFlags.STANDARD | leftOut << ControlFlags.ZERO_FIELD_BYTES_SHIFT;
        control |= whole || type != last ? ControlFlags.TYPE_CHANGE : 0;
        control |= deltas ? ControlFlags.DELTA_COORDINATES : 0;
        boolean sameBounds = !whole && primary.bounds().equals(Optional.of(bounds.last()));
        control |= primary.bounds().isPresent() ? ControlFlags.BOUNDS : 0;
        control |= sameBounds ? ControlFlags.ZERO_BOUNDS_DELTAS : 0;

        out.u8(control);
        if ((control & ControlFlags.TYPE_CHANGE) != 0) {
            out.u8(type.code());
        }
        for (int i = 0; i < bytes - leftOut; i++) {
            out.u8(present >> (8 * i) & 0xFF);
        }
        if (!sameBounds) {
            primary.bounds().ifPresent(cut -> bounds.encode(cut, out, whole));
        }
        for (int i = 0; i < type.fields().size(); i++) {
            if ((present >> i & 1) != 0) {
                write(out, type.fields().get(i), before, next, i, deltas);
            }
        }
        last = type;
        fields.put(type, next);
    }

    private static int differences(PrimaryType type, FieldValues before, FieldValues next) {
        int present = 0;
        for (int i = 0; i < type.fields().size(); i++) {
            present |= before.sameAt(i, next) ? 0 : 1 << i;
        }
        return present;
    }

    /** Whether all coordinates that differ do so by what a byte can tell. */
    private static boolean fitDeltas(PrimaryType type, FieldValues before, FieldValues next, int present) {
        for (int i = 0; i < type.fields().size(); i++) {
            int delta = next.number(i) - before.number(i);
            if (type.fields().get(i) == FieldKind.COORD && (present >> i & 1) != 0 && delta != (byte) delta) {
                return false;
            }
        }
        return true;
    }

    private static void write(
            WireWriter out, FieldKind kind, FieldValues before, FieldValues next, int i, boolean deltas) {
        int value = next.number(i);
        Bytes bytes = next.bytes(i);
        switch (kind) {
            case COORD -> {
                if (deltas) {
                    out.u8(value - before.number(i) & 0xFF);
                } else {
                    out.i16le(value);
                }
            }
            case U8 -> out.u8(value);
            case I8 -> out.u8(value & 0xFF);
            case U16 -> out.u16le(value);
            case I16 -> out.i16le(value);
            case U32 -> out.i32le(value);
            case COLOR -> out.u8(value & 0xFF).u8(value >> 8 & 0xFF).u8(value >> 16 & 0xFF);
            case EXTRA -> out.bytes(bytes);
            case DATA8 -> out.u8(bytes.length()).bytes(bytes);
            case DATA16 -> out.u16le(bytes.length()).bytes(bytes);
        }
    }
}
