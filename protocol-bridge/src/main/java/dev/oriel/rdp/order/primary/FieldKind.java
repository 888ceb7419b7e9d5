package dev.oriel.rdp.order.primary;

/** How a field of a primary drawing order stands on the wire: [MS-RDPEGDI] 2.2.2.2.1.1.1. */
enum FieldKind {
    /** 2.2.2.2.1.1.1.1 Coord Field: 16 bits, or a delta of 8 where the order says so. */
    COORD,
    U8,
    I8,
    U16,
    I16,
    U32,
    /** 2.2.2.2.1.1.1.8 Generic Color: three bytes, kept as they come, the first one lowest. */
    COLOR,
    /** BrushExtra: seven bytes. */
    EXTRA,
    /** 2.2.2.2.1.1.1.2 One-Byte Header Variable Field. */
    DATA8,
    /** 2.2.2.2.1.1.1.3 Two-Byte Header Variable Field. */
    DATA16
}
