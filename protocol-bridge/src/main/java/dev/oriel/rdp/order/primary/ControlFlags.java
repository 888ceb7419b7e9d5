package dev.oriel.rdp.order.primary;

/** controlFlags of a primary drawing order: [MS-RDPEGDI] 2.2.2.2.1.1.2 Primary Drawing Order. */
final class ControlFlags {
    /** TS_STANDARD */
    static final int STANDARD = 0x01;
    /** TS_BOUNDS */
    static final int BOUNDS = 0x04;
    /** TS_TYPE_CHANGE */
    static final int TYPE_CHANGE = 0x08;
    /** TS_DELTA_COORDINATES */
    static final int DELTA_COORDINATES = 0x10;
    /** TS_ZERO_BOUNDS_DELTAS */
    static final int ZERO_BOUNDS_DELTAS = 0x20;
    /** TS_ZERO_FIELD_BYTE_BIT0 and TS_ZERO_FIELD_BYTE_BIT1: how many field bytes at the end are left out, 0..3. */
    static final int ZERO_FIELD_BYTES_SHIFT = 6;

    private ControlFlags() {}
}
