package dev.oriel.rdp.fastpath;

/** Which part of an update a fragment is: [MS-RDPBCGR] 2.2.9.1.2.1 fragmentation. */
public enum Fragmentation {
    SINGLE(0),
    LAST(1),
    FIRST(2),
    NEXT(3);

    private final int code;

    Fragmentation(int code) {
        this.code = code;
    }

    /** @param code two bits */
    static Fragmentation ofCode(int code) {
        return switch (code) {
            case 0 -> SINGLE;
            case 1 -> LAST;
            case 2 -> FIRST;
            case 3 -> NEXT;
            default -> throw new IllegalArgumentException("fragmentation " + code + " is not in 0..3");
        };
    }

    int code() {
        return code;
    }
}
