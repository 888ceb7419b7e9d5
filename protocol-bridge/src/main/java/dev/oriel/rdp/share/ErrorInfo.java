package dev.oriel.rdp.share;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why the host ends a session: [MS-RDPBCGR] 2.2.5.1.1 errorInfo. */
public enum ErrorInfo {
    RPC_INITIATED_DISCONNECT(0x1, "an administrator disconnected the session"),
    RPC_INITIATED_LOGOFF(0x2, "an administrator logged the user off"),
    IDLE_TIMEOUT(0x3, "the session was idle for too long"),
    LOGON_TIMEOUT(0x4, "the session has reached its time limit"),
    DISCONNECTED_BY_OTHER_CONNECTION(0x5, "another connection took the session over"),
    OUT_OF_MEMORY(0x6, "the host is out of memory"),
    SERVER_DENIED_CONNECTION(0x7, "the host denied the connection"),
    SERVER_INSUFFICIENT_PRIVILEGES(0x9, "the user may not log on to this host remotely"),
    SERVER_FRESH_CREDENTIALS_REQUIRED(0xA, "the host does not take saved credentials"),
    RPC_INITIATED_DISCONNECT_BY_USER(0xB, "the user disconnected the session from inside"),
    LOGOFF_BY_USER(0xC, "the user logged off"),
    CLOSE_STACK_ON_DRIVER_NOT_READY(0xF, "the host's display driver was not ready in time"),
    SERVER_DWM_CRASH(0x10, "the desktop window manager crashed on the host"),
    CLOSE_STACK_ON_DRIVER_FAILURE(0x11, "the host's display driver failed to start"),
    CLOSE_STACK_ON_DRIVER_IFACE_FAILURE(0x12, "the host's display driver started but cannot be used"),
    SERVER_WINLOGON_CRASH(0x17, "winlogon crashed on the host"),
    SERVER_CSRSS_CRASH(0x18, "csrss crashed on the host"),
    SERVER_SHUTDOWN(0x19, "the host is shutting down"),
    SERVER_REBOOT(0x1A, "the host is restarting"),
    LICENSE_INTERNAL(0x100, "an internal error of the host's licensing"),
    LICENSE_NO_LICENSE_SERVER(0x101, "the host finds no licence server"),
    LICENSE_NO_LICENSE(0x102, "no licence is left for this client"),
    LICENSE_BAD_CLIENT_MSG(0x103, "the host could not read a licensing message"),
    LICENSE_HWID_DOESNT_MATCH_LICENSE(0x104, "the licence was issued for other hardware"),
    LICENSE_BAD_CLIENT_LICENSE(0x105, "the licence is not valid"),
    LICENSE_CANT_FINISH_PROTOCOL(0x106, "the network failed during licensing"),
    LICENSE_CLIENT_ENDED_PROTOCOL(0x107, "the client ended licensing"),
    LICENSE_BAD_CLIENT_ENCRYPTION(0x108, "a licensing message was encrypted wrongly"),
    LICENSE_CANT_UPGRADE_LICENSE(0x109, "the licence could not be upgraded or renewed"),
    LICENSE_NO_REMOTE_CONNECTIONS(0x10A, "the host has no licence for remote connections"),
    CB_DESTINATION_NOT_FOUND(0x400, "the broker found no machine"),
    CB_LOADING_DESTINATION(0x402, "the broker could not load the machine"),
    CB_REDIRECTING_TO_DESTINATION(0x404, "the broker could not redirect to the machine"),
    CB_SESSION_ONLINE_VM_WAKE(0x405, "the virtual machine did not wake"),
    CB_SESSION_ONLINE_VM_BOOT(0x406, "the virtual machine did not start"),
    CB_SESSION_ONLINE_VM_NO_DNS(0x407, "the virtual machine has no address"),
    CB_DESTINATION_POOL_NOT_FREE(0x408, "no machine is free in the pool"),
    CB_CONNECTION_CANCELLED(0x409, "the broker cancelled the connection"),
    CB_CONNECTION_ERROR_INVALID_SETTINGS(0x410, "the broker's settings for the connection are not valid"),
    CB_SESSION_ONLINE_VM_BOOT_TIMEOUT(0x411, "the virtual machine did not start in time"),
    CB_SESSION_ONLINE_VM_SESSMON_FAILED(0x412, "the virtual machine's session monitor failed"),
    UNKNOWN_PDU_TYPE2(0x10C9, "unknown pduType2 in a share data header"),
    UNKNOWN_PDU_TYPE(0x10CA, "unknown pduType in a share control header"),
    DATA_PDU_SEQUENCE(0x10CB, "a data PDU came at the wrong time"),
    CONTROL_PDU_SEQUENCE(0x10CD, "a control PDU came at the wrong time"),
    INVALID_CONTROL_PDU_ACTION(0x10CE, "wrong action in a Control PDU"),
    INVALID_INPUT_PDU_TYPE(0x10CF, "wrong type of input event"),
    INVALID_INPUT_PDU_MOUSE(0x10D0, "wrong mouse event"),
    INVALID_REFRESH_RECT_PDU(0x10D1, "wrong Refresh Rect PDU"),
    CREATE_USER_DATA_FAILED(0x10D2, "the host could not build its GCC user data"),
    CONNECT_FAILED(0x10D3, "the host failed while it read the client's settings"),
    CONFIRM_ACTIVE_WRONG_SHARE_ID(0x10D4, "wrong share id in the Confirm Active PDU"),
    CONFIRM_ACTIVE_WRONG_ORIGINATOR(0x10D5, "wrong originator in the Confirm Active PDU"),
    PERSISTENT_KEY_PDU_BAD_LENGTH(0x10DA, "wrong length of a Persistent Key List PDU"),
    PERSISTENT_KEY_PDU_ILLEGAL_FIRST(0x10DB, "a Persistent Key List PDU claims wrongly to be the first"),
    PERSISTENT_KEY_PDU_TOO_MANY_TOTAL_KEYS(0x10DC, "too many keys in a Persistent Key List PDU"),
    PERSISTENT_KEY_PDU_TOO_MANY_CACHE_KEYS(0x10DD, "too many keys of one cache in a Persistent Key List PDU"),
    INPUT_PDU_BAD_LENGTH(0x10DE, "wrong length of an Input PDU"),
    BITMAP_CACHE_ERROR_PDU_BAD_LENGTH(0x10DF, "wrong length of a Bitmap Cache Error PDU"),
    SECURITY_DATA_TOO_SHORT(0x10E0, "a PDU is too short for its security header"),
    VCHANNEL_DATA_TOO_SHORT(0x10E1, "a channel PDU is too short for its header"),
    SHARE_DATA_TOO_SHORT(0x10E2, "a data PDU is too short for its header"),
    BAD_SUPPRESS_OUTPUT_PDU(0x10E3, "wrong Suppress Output PDU"),
    CONFIRM_ACTIVE_PDU_TOO_SHORT(0x10E5, "the Confirm Active PDU is too short"),
    CAPABILITY_SET_TOO_SMALL(0x10E7, "a capability set is too short"),
    CAPABILITY_SET_TOO_LARGE(0x10E8, "a capability set is too long"),
    NO_CURSOR_CACHE(0x10E9, "the pointer capability set has no cache"),
    BAD_CAPABILITIES(0x10EA, "the host did not accept the client's capabilities"),
    VIRTUAL_CHANNEL_DECOMPRESSION(0x10EC, "channel data did not decompress"),
    INVALID_VC_COMPRESSION_TYPE(0x10ED, "wrong compression type of channel data"),
    INVALID_CHANNEL_ID(0x10EF, "no such channel"),
    VCHANNELS_TOO_MANY(0x10F0, "more than 31 channels"),
    REMOTEAPP_NOT_ENABLED(0x10F3, "the host does not offer single applications"),
    CACHE_CAP_NOT_SET(0x10F4, "a bitmap cache capability set is missing"),
    BITMAP_CACHE_ERROR_PDU_BAD_LENGTH2(0x10F5, "wrong length of a Bitmap Cache Error PDU"),
    OFFSCREEN_CACHE_ERROR_PDU_BAD_LENGTH(0x10F6, "wrong length of an Offscreen Cache Error PDU"),
    DRAW_NINEGRID_CACHE_ERROR_PDU_BAD_LENGTH(0x10F7, "wrong length of a DrawNineGrid Cache Error PDU"),
    GDIPLUS_PDU_BAD_LENGTH(0x10F8, "wrong length of a GDI+ Error PDU"),
    SECURITY_DATA_TOO_SHORT2(0x1111, "a PDU is too short for its security header"),
    SECURITY_DATA_TOO_SHORT3(0x1112, "a PDU is too short for its security header"),
    SECURITY_DATA_TOO_SHORT4(0x1113, "a PDU is too short for its security header"),
    SECURITY_DATA_TOO_SHORT5(0x1114, "a PDU is too short for its security header"),
    SECURITY_DATA_TOO_SHORT6(0x1115, "a PDU is too short for its security header"),
    SECURITY_DATA_TOO_SHORT7(0x1116, "a PDU is too short for its security header"),
    SECURITY_DATA_TOO_SHORT8(0x1117, "a PDU is too short for its security header"),
    SECURITY_DATA_TOO_SHORT9(0x1118, "a PDU is too short for its security header"),
    SECURITY_DATA_TOO_SHORT10(0x1119, "a PDU is too short for its security header"),
    SECURITY_DATA_TOO_SHORT11(0x111A, "a PDU is too short for its security header"),
    SECURITY_DATA_TOO_SHORT12(0x111B, "a PDU is too short for its security header"),
    SECURITY_DATA_TOO_SHORT13(0x111C, "a PDU is too short for its security header"),
    SECURITY_DATA_TOO_SHORT14(0x111D, "a PDU is too short for its security header"),
    SECURITY_DATA_TOO_SHORT15(0x111E, "a PDU is too short for its security header"),
    SECURITY_DATA_TOO_SHORT16(0x111F, "a PDU is too short for its security header"),
    SECURITY_DATA_TOO_SHORT17(0x1120, "a PDU is too short for its security header"),
    SECURITY_DATA_TOO_SHORT18(0x1121, "a PDU is too short for its security header"),
    SECURITY_DATA_TOO_SHORT19(0x1122, "a PDU is too short for its security header"),
    SECURITY_DATA_TOO_SHORT20(0x1123, "a PDU is too short for its security header"),
    SECURITY_DATA_TOO_SHORT21(0x1124, "a PDU is too short for its security header"),
    SECURITY_DATA_TOO_SHORT22(0x1125, "a PDU is too short for its security header"),
    SECURITY_DATA_TOO_SHORT23(0x1126, "a PDU is too short for its security header"),
    BAD_MONITOR_DATA(0x1129, "wrong monitor data"),
    VC_DECOMPRESSED_REASSEMBLE_FAILED(0x112A, "channel data could not be put together"),
    VC_DATA_TOO_LONG(0x112B, "channel data is too long"),
    BAD_FRAME_ACK_DATA(0x112C, "wrong Frame Acknowledge PDU"),
    GRAPHICS_MODE_NOT_SUPPORTED(0x112D, "the host does not support the graphics mode"),
    GRAPHICS_SUBSYSTEM_RESET_FAILED(0x112E, "the host's graphics could not be reset"),
    GRAPHICS_SUBSYSTEM_FAILED(0x112F, "the host's graphics failed"),
    TIMEZONE_KEY_NAME_LENGTH_TOO_SHORT(0x1130, "the time zone's key name is too short"),
    TIMEZONE_KEY_NAME_LENGTH_TOO_LONG(0x1131, "the time zone's key name is too long"),
    DYNAMIC_DST_DISABLED_FIELD_MISSING(0x1132, "a field of the time zone is missing"),
    VC_DECODING_ERROR(0x1133, "channel data could not be decoded"),
    VIRTUAL_DESKTOP_TOO_LARGE(0x1134, "the desktop is too large"),
    MONITOR_GEOMETRY_VALIDATION_FAILED(0x1135, "the monitors do not fit together"),
    INVALID_MONITOR_COUNT(0x1136, "wrong number of monitors"),
    UPDATE_SESSION_KEY_FAILED(0x1191, "the host could not update its session keys"),
    DECRYPT_FAILED(0x1192, "the host could not decrypt a PDU"),
    ENCRYPT_FAILED(0x1193, "the host could not encrypt a PDU"),
    ENCRYPTION_PACKAGE_MISMATCH(0x1194, "the client uses another encryption method than agreed"),
    DECRYPT_FAILED2(0x1195, "the host could not decrypt a PDU");

    private static final Map<Integer, ErrorInfo> BY_CODE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(ErrorInfo::code, Function.identity()));

    private final int code;
    private final String meaning;

    ErrorInfo(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** errorInfo. */
    public int code() {
        return code;
    }

    /** For the administrator: lower case, no full stop. */
    public String meaning() {
        return meaning;
    }

    /** Whether the host complains about a message of ours. */
    public boolean isProtocolError() {
        return code >= UNKNOWN_PDU_TYPE2.code;
    }

    /** Empty where the code is not known here. */
    public static Optional<ErrorInfo> of(long code) {
        return Optional.ofNullable(BY_CODE.get((int) code));
    }
}
