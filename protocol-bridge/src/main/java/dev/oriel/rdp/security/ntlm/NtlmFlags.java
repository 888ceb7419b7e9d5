package dev.oriel.rdp.security.ntlm;

/** Options that the two ends agree on: [MS-NLMP] 2.2.2.5 NEGOTIATE. */
public final class NtlmFlags {
    public static final int UNICODE = 0x00000001;
    public static final int OEM = 0x00000002;
    public static final int REQUEST_TARGET = 0x00000004;
    public static final int SIGN = 0x00000010;
    public static final int SEAL = 0x00000020;
    public static final int NTLM = 0x00000200;
    public static final int OEM_DOMAIN_SUPPLIED = 0x00001000;
    public static final int OEM_WORKSTATION_SUPPLIED = 0x00002000;
    public static final int ALWAYS_SIGN = 0x00008000;
    public static final int TARGET_TYPE_SERVER = 0x00020000;
    public static final int EXTENDED_SESSIONSECURITY = 0x00080000;
    public static final int TARGET_INFO = 0x00800000;
    public static final int VERSION = 0x02000000;
    public static final int NEGOTIATE_128 = 0x20000000;
    public static final int KEY_EXCH = 0x40000000;
    public static final int NEGOTIATE_56 = 0x80000000;

    /** Without these there is no protection worth the name: an end that refuses one of them is refused. */
    static final int REQUIRED = UNICODE | SIGN | SEAL | NTLM | EXTENDED_SESSIONSECURITY | NEGOTIATE_128;

    /** What our client asks for and our server grants. */
    static final int OFFERED =
            REQUIRED | REQUEST_TARGET | ALWAYS_SIGN | TARGET_INFO | VERSION | KEY_EXCH | NEGOTIATE_56;

    private NtlmFlags() {}
}
