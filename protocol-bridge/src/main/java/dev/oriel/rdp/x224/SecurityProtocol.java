package dev.oriel.rdp.x224;

/** Ways to protect a connection, as flags of requestedProtocols and values of selectedProtocol: [MS-RDPBCGR] 2.2.1.1.1. */
public final class SecurityProtocol {
    /** RDP's own security. */
    public static final long RDP = 0;

    public static final long TLS = 0x1;

    /** CredSSP over TLS. */
    public static final long HYBRID = 0x2;

    public static final long RDSTLS = 0x4;

    /** CredSSP over TLS, and the host says at once whether the user is let in. */
    public static final long HYBRID_EX = 0x8;

    public static final long RDSAAD = 0x10;

    private SecurityProtocol() {}

    /** For people. */
    public static String nameOf(long selected) {
        return switch ((int) selected) {
            case 0x0 -> "RDP";
            case 0x1 -> "TLS";
            case 0x2 -> "HYBRID";
            case 0x4 -> "RDSTLS";
            case 0x8 -> "HYBRID_EX";
            case 0x10 -> "RDSAAD";
            default -> "0x" + Long.toHexString(selected);
        };
    }
}
