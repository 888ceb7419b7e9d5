package dev.oriel.rdp.wire;

/**
 * What hosts do against the specification and we put up with. Each constant names the section, where it was seen, and
 * the test that shows that it is tolerated.
 */
public enum Quirk {
    /**
     * [MS-RDPBCGR] 2.2.3.1.1 Deactivate All PDU that ends after the PDU type, or after the share control header:
     * Windows XP and Windows Server 2003, according to other clients. Test: {@code ShareControlPduTest}.
     */
    SHORT_DEACTIVATE_ALL,
    /**
     * [MS-RDPBCGR] 2.2.1.13.1 a combined length of capability sets that does not cover them all: xrdp counts without
     * the session id or with padding. The number of sets decides. Test: {@code ShareControlPduTest}.
     */
    COMBINED_CAPABILITIES_LENGTH,
    /**
     * [MS-RDPBCGR] 2.2.1.13.1 Demand Active PDU without the session id: Windows NT 4.0, old xrdp. Test: {@code
     * ShareControlPduTest}.
     */
    DEMAND_ACTIVE_WITHOUT_SESSION_ID,
    /**
     * [MS-RDPBCGR] 2.2.1.18.1 Font Map PDU without its body: IBM and VirtualBox hosts, according to other clients. Test: {@code DataPduTest}.
     */
    EMPTY_FONT_MAP,
    /**
     * [X691] 10.9 lengths of MCS and GCC data with 15 bits where 14 are allowed: xrdp and FreeRDP, for slow-path updates
     * of 16 KiB and more. Test: {@code McsPduTest}.
     */
    LONG_PER_LENGTH,
    /**
     * [T124] a length of the connectPDU in a Conference Create Response that is too small: Windows and all who follow
     * it write 0x2A. Test: {@code ConferenceCreateTest}.
     */
    CONNECT_PDU_LENGTH,
    /**
     * [MS-CSSP] 2.2.1 errorCode of a refused log-on that is some error of Win32 with no relation to it, such as
     * ERROR_MORE_DATA: FreeRDP 3.10. Test: {@code CredSspTest}.
     */
    UNRELATED_LOG_ON_ERROR,
    /**
     * [MS-RDPBCGR] 2.2.1.4.3.1.2 chain of certificates without the padding at its end. Test: {@code
     * SecurityContractTest}.
     */
    CERTIFICATE_CHAIN_WITHOUT_PADDING,
    /**
     * [MS-RDPEGDI] 2.2.2.2.1.1.1.8 colours of orders that are a pixel of the session's depth at 15 and 16 bits a pixel, and
     * not red, green and blue: xrdp, and all others according to other clients. Test: {@code ActiveSessionTest}.
     */
    ORDER_COLOR_AS_PIXEL,
    /**
     * [MS-RDPBCGR] 2.2.1.12.1.2 licensing blobs with another type than their place asks for: Windows Server 2003, xrdp,
     * according to other clients. Test: {@code LicenseClientTest}.
     */
    LICENSE_BLOB_TYPE
}
