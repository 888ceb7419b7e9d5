package dev.oriel.rdp.asn1;

/** Tag bytes of BER: [X690] 8.1.2. */
public final class Tag {
    public static final int BOOLEAN = 0x01;
    public static final int INTEGER = 0x02;
    public static final int BIT_STRING = 0x03;
    public static final int OCTET_STRING = 0x04;
    public static final int OBJECT_IDENTIFIER = 0x06;
    public static final int ENUMERATED = 0x0A;
    public static final int SEQUENCE = 0x30;
    /** [APPLICATION 0], constructed: the frame of an initial GSS-API token */
    public static final int APPLICATION_0 = 0x60;

    private Tag() {}

    /** The constructed, context-specific element {@code [number]}. */
    public static int context(int number) {
        if (number < 0 || number > 30) {
            throw new IllegalArgumentException("tag number " + number + " is not in 0..30");
        }
        return 0xA0 | number;
    }
}
