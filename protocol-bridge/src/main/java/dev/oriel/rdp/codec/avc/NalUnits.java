package dev.oriel.rdp.codec.avc;

import dev.oriel.rdp.wire.Bytes;

/** NAL units in byte-stream format: [ITU-T H.264] annex B. */
public final class NalUnits {
    /** nal_unit_type of a slice of an IDR picture: [ITU-T H.264] table 7-1. */
    private static final int IDR_SLICE = 5;

    private static final int SEQUENCE_PARAMETERS = 7;

    private NalUnits() {}

    /** Whether decoding can begin here: an IDR picture that brings its parameters along. */
    public static boolean isKey(Bytes unit) {
        boolean parameters = false;
        int zeros = 0;
        for (int i = 0; i < unit.length() - 1; i++) {
            int value = unit.get(i);
            if (value == 1 && zeros >= 2) {
                int type = unit.get(i + 1) & 0x1F;
                if (type == IDR_SLICE) {
                    return parameters;
                }
                parameters |= type == SEQUENCE_PARAMETERS;
                if (type >= 1 && type < IDR_SLICE) {
                    return false; // a slice of another picture: an access unit has one
                }
            }
            zeros = value == 0 ? zeros + 1 : 0;
        }
        return false;
    }
}
