package dev.oriel.rdp.order.primary;

import static dev.oriel.rdp.order.primary.FieldKind.COLOR;
import static dev.oriel.rdp.order.primary.FieldKind.COORD;
import static dev.oriel.rdp.order.primary.FieldKind.DATA16;
import static dev.oriel.rdp.order.primary.FieldKind.DATA8;
import static dev.oriel.rdp.order.primary.FieldKind.EXTRA;
import static dev.oriel.rdp.order.primary.FieldKind.I16;
import static dev.oriel.rdp.order.primary.FieldKind.I8;
import static dev.oriel.rdp.order.primary.FieldKind.U16;
import static dev.oriel.rdp.order.primary.FieldKind.U32;
import static dev.oriel.rdp.order.primary.FieldKind.U8;

import dev.oriel.rdp.wire.DecodeException;
import java.util.ArrayList;
import java.util.List;

/** The kinds of primary drawing orders and their fields in order: [MS-RDPEGDI] 2.2.2.2.1.1.2, orderType. */
enum PrimaryType {
    DST_BLT(0x00, area(), List.of(U8)),
    PAT_BLT(0x01, area(), List.of(U8), colors(), brush()),
    SCR_BLT(0x02, area(), List.of(U8, COORD, COORD)),
    DRAW_NINE_GRID(0x07, area(), List.of(U16)),
    MULTI_DRAW_NINE_GRID(0x08, area(), List.of(U16, U8, DATA16)),
    LINE_TO(0x09, List.of(U16), area(), List.of(COLOR, U8, U8, U8, COLOR)),
    OPAQUE_RECT(0x0A, area(), List.of(U8, U8, U8)),
    SAVE_BITMAP(0x0B, List.of(U32), area(), List.of(U8)),
    MEM_BLT(0x0D, List.of(U16), area(), List.of(U8, COORD, COORD, U16)),
    MEM3_BLT(0x0E, List.of(U16), area(), List.of(U8, COORD, COORD), colors(), brush(), List.of(U16)),
    MULTI_DST_BLT(0x0F, area(), List.of(U8, U8, DATA16)),
    MULTI_PAT_BLT(0x10, area(), List.of(U8), colors(), brush(), List.of(U8, DATA16)),
    MULTI_SCR_BLT(0x11, area(), List.of(U8, COORD, COORD, U8, DATA16)),
    MULTI_OPAQUE_RECT(0x12, area(), List.of(U8, U8, U8, U8, DATA16)),
    FAST_INDEX(0x13, List.of(U8, U16), colors(), area(), area(), List.of(COORD, COORD, DATA8)),
    POLYGON_SC(0x14, List.of(COORD, COORD, U8, U8, COLOR, U8, DATA8)),
    POLYGON_CB(0x15, List.of(COORD, COORD, U8, U8), colors(), brush(), List.of(U8, DATA8)),
    POLYLINE(0x16, List.of(COORD, COORD, U8, U16, COLOR, U8, DATA8)),
    FAST_GLYPH(0x18, List.of(U8, U16), colors(), area(), area(), List.of(COORD, COORD, DATA8)),
    ELLIPSE_SC(0x19, area(), List.of(U8, U8, COLOR)),
    ELLIPSE_CB(0x1A, area(), List.of(U8, U8), colors(), brush()),
    GLYPH_INDEX(
            0x1B,
            List.of(U8, U8, U8, U8),
            colors(),
            List.of(I16, I16, I16, I16, I16, I16, I16, I16),
            brush(),
            List.of(I16, I16, DATA8));

    private final int code;

    @SuppressWarnings("ImmutableEnumChecker") // List.copyOf
    private final List<FieldKind> fields;

    @SafeVarargs
    PrimaryType(int code, List<FieldKind>... parts) {
        this.code = code;
        List<FieldKind> all = new ArrayList<>();
        for (List<FieldKind> part : parts) {
            all.addAll(part);
        }
        this.fields = List.copyOf(all);
    }

    int code() {
        return code;
    }

    List<FieldKind> fields() {
        return fields;
    }

    /** Number of bytes that say which fields are present: one bit each, and one more. */
    int fieldBytes() {
        return (fields.size() + 8) / 8;
    }

    /** @param at offset of the code, for the error: of an unknown order not even the length is known */
    static PrimaryType of(int code, int at) throws DecodeException {
        for (PrimaryType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw DecodeException.invalid("orderType", at, code);
    }

    private static List<FieldKind> area() {
        return List.of(COORD, COORD, COORD, COORD);
    }

    private static List<FieldKind> colors() {
        return List.of(COLOR, COLOR);
    }

    private static List<FieldKind> brush() {
        return List.of(I8, I8, U8, U8, EXTRA);
    }
}
