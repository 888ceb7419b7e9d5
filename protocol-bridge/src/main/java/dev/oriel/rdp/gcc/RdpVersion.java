package dev.oriel.rdp.gcc;

/** Versions of the protocol in the core data of both sides: [MS-RDPBCGR] 2.2.1.3.2. */
public final class RdpVersion {
    public static final long RDP_4_0 = 0x0008_0001L;
    public static final long RDP_5_0_TO_8_1 = 0x0008_0004L;
    public static final long RDP_10_0 = 0x0008_0005L;
    public static final long RDP_10_12 = 0x0008_0011L;

    private RdpVersion() {}
}
