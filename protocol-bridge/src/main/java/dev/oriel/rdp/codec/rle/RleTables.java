package dev.oriel.rdp.codec.rle;

/**
 * The order headers of interleaved RLE: [MS-RDPBCGR] 2.2.9.1.1.3.1.2.4 RLE_BITMAP_STREAM.
 *
 * <pre>
 *  regular  ccclllll   three bits of code, five of length; length 0: the next byte and 32
 *  lite     ccccllll   four bits of code, four of length; length 0: the next byte and 16
 *  mega     11110ccc   the length follows, 16 bits
 *  special  11111ccc   no length
 * </pre>
 *
 * The length of a foreground/background image counts bytes of bit mask in the first two forms (and length 0 means the
 * next byte and 1, in pixels), pixels in the third.
 */
final class RleTables {
    // what an order does; the values are private to this package
    static final byte INVALID = 0;
    static final byte BACKGROUND_RUN = 1;
    static final byte FOREGROUND_RUN = 2;
    static final byte SET_FOREGROUND_RUN = 3;
    static final byte FGBG_IMAGE = 4;
    static final byte SET_FGBG_IMAGE = 5;
    static final byte COLOR_RUN = 6;
    static final byte COLOR_IMAGE = 7;
    static final byte DITHERED_RUN = 8;
    static final byte SPECIAL_FGBG_1 = 9;
    static final byte SPECIAL_FGBG_2 = 10;
    static final byte WHITE = 11;
    static final byte BLACK = 12;

    /** masks of the two special foreground/background images, 8 pixels each */
    static final int SPECIAL_FGBG_1_MASK = 0x03;

    static final int SPECIAL_FGBG_2_MASK = 0x05;

    // in LENGTH: where the length stands, for headers that do not hold it themselves
    static final short NEXT_BYTE_PLUS_32 = -1;
    static final short NEXT_BYTE_PLUS_16 = -2;
    static final short NEXT_BYTE_PLUS_1 = -3;
    static final short NEXT_WORD = -4;

    /** Header byte to what the order does. */
    static final byte[] KIND = new byte[256];

    /** Header byte to the run's length in pixels (pairs of pixels for a dithered run), or where it stands. */
    static final short[] LENGTH = new short[256];

    static {
        regular(0x0, BACKGROUND_RUN);
        regular(0x1, FOREGROUND_RUN);
        regular(0x2, FGBG_IMAGE);
        regular(0x3, COLOR_RUN);
        regular(0x4, COLOR_IMAGE);
        lite(0xC, SET_FOREGROUND_RUN);
        lite(0xD, SET_FGBG_IMAGE);
        lite(0xE, DITHERED_RUN);
        mega(0xF0, BACKGROUND_RUN);
        mega(0xF1, FOREGROUND_RUN);
        mega(0xF2, FGBG_IMAGE);
        mega(0xF3, COLOR_RUN);
        mega(0xF4, COLOR_IMAGE);
        mega(0xF6, SET_FOREGROUND_RUN);
        mega(0xF7, SET_FGBG_IMAGE);
        mega(0xF8, DITHERED_RUN);
        special(0xF9, SPECIAL_FGBG_1, 8);
        special(0xFA, SPECIAL_FGBG_2, 8);
        special(0xFD, WHITE, 1);
        special(0xFE, BLACK, 1);
    }

    private RleTables() {}

    private static void regular(int code, byte kind) {
        set(code << 5, 32, kind, NEXT_BYTE_PLUS_32);
    }

    private static void lite(int code, byte kind) {
        set(code << 4, 16, kind, NEXT_BYTE_PLUS_16);
    }

    private static void set(int first, int count, byte kind, short lengthOfZero) {
        boolean mask = kind == FGBG_IMAGE || kind == SET_FGBG_IMAGE;
        for (int length = 0; length < count; length++) {
            KIND[first + length] = kind;
            LENGTH[first + length] = (short) (mask ? 8 * length : length);
        }
        LENGTH[first] = mask ? NEXT_BYTE_PLUS_1 : lengthOfZero;
    }

    private static void mega(int header, byte kind) {
        KIND[header] = kind;
        LENGTH[header] = NEXT_WORD;
    }

    private static void special(int header, byte kind, int length) {
        KIND[header] = kind;
        LENGTH[header] = (short) length;
    }
}
