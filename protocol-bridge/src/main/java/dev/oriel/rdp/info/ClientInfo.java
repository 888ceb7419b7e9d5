package dev.oriel.rdp.info;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.Utf16;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.Optional;

/**
 * Who logs on: [MS-RDPBCGR] 2.2.1.11.1.1 TS_INFO_PACKET, behind a security header with SEC_INFO_PKT.
 *
 * @param codePage input locale, in its lower half, since all text is Unicode
 * @param flags a combination of the constants; {@link #UNICODE} among them
 * @param domain at most {@value #MAX_TEXT} characters, as the rest
 * @param userName to log on
 * @param password to log on; secret
 * @param alternateShell a program to run instead of a desktop
 * @param workingDir of that program
 * @param extended absent from clients of RDP 4.0
 */
public record ClientInfo(
        long codePage,
        long flags,
        String domain,
        String userName,
        String password,
        String alternateShell,
        String workingDir,
        Optional<ExtendedInfo> extended)
        implements Pdu {
    /** A mouse is there. */
    public static final long MOUSE = 0x0001;

    /** Ctrl+Alt+Del is not asked for. */
    public static final long DISABLE_CTRL_ALT_DEL = 0x0002;

    /** Log on at once with what is given here. */
    public static final long AUTOLOGON = 0x0008;

    /** All text is Unicode. */
    public static final long UNICODE = 0x0010;

    public static final long MAXIMIZE_SHELL = 0x0020;

    /** The client wants to know when the user has logged on. */
    public static final long LOGON_NOTIFY = 0x0040;

    /** Bulk compression is understood, of the type in the next four bits. */
    public static final long COMPRESSION = 0x0080;

    public static final long ENABLE_WINDOWS_KEY = 0x0100;

    public static final long REMOTE_CONSOLE_AUDIO = 0x2000;

    /** All that the client sends is encrypted, even at a low level. */
    public static final long FORCE_ENCRYPTED_CS_PDU = 0x4000;

    /** The client wants to know of errors of the log-on. */
    public static final long LOGON_ERRORS = 0x0001_0000;

    public static final long MOUSE_HAS_WHEEL = 0x0002_0000;

    /** No sound is to be played. */
    public static final long NO_AUDIO_PLAYBACK = 0x0008_0000;

    private static final int COMPRESSION_TYPE_SHIFT = 9;
    private static final int FIXED_SIZE = 18;
    private static final int MAX_TEXT = 256;

    public ClientInfo {
        Range.u32("CodePage", codePage);
        Range.u32("flags", flags);
        if ((flags & UNICODE) == 0) {
            throw new IllegalArgumentException("flags 0x" + Long.toHexString(flags) + " without INFO_UNICODE");
        }
        Utf16.check("Domain", domain, MAX_TEXT);
        Utf16.check("UserName", userName, MAX_TEXT);
        Utf16.check("Password", password, MAX_TEXT);
        Utf16.check("AlternateShell", alternateShell, MAX_TEXT);
        Utf16.check("WorkingDir", workingDir, MAX_TEXT);
    }

    /**
     * Flags that offer bulk compression.
     *
     * @param type highest that is understood: 0 8K, 1 64K, 2 RDP 6.0, 3 RDP 6.1
     */
    public static long compression(int type) {
        return COMPRESSION | (long) type << COMPRESSION_TYPE_SHIFT;
    }

    @Override
    public int size() {
        return FIXED_SIZE
                + sizeOf(domain)
                + sizeOf(userName)
                + sizeOf(password)
                + sizeOf(alternateShell)
                + sizeOf(workingDir)
                + extended.map(ExtendedInfo::size).orElse(0);
    }

    private static int sizeOf(String text) {
        return Utf16.size(text) + 2;
    }

    @Override
    public void encode(WireWriter out) {
        out.u32le(codePage);
        out.u32le(flags);
        out.u16le(Utf16.size(domain));
        out.u16le(Utf16.size(userName));
        out.u16le(Utf16.size(password));
        out.u16le(Utf16.size(alternateShell));
        out.u16le(Utf16.size(workingDir));
        Utf16.writePadded(out, domain, sizeOf(domain));
        Utf16.writePadded(out, userName, sizeOf(userName));
        Utf16.writePadded(out, password, sizeOf(password));
        Utf16.writePadded(out, alternateShell, sizeOf(alternateShell));
        Utf16.writePadded(out, workingDir, sizeOf(workingDir));
        extended.ifPresent(present -> present.encode(out));
    }

    public static ClientInfo decode(WireReader in) throws DecodeException {
        in.require(FIXED_SIZE, "TS_INFO_PACKET");
        long codePage = in.u32le();
        int at = in.position();
        long flags = in.u32le();
        if ((flags & UNICODE) == 0) {
            throw new DecodeException(
                    DecodeException.Kind.UNSUPPORTED, "flags", at, "no INFO_UNICODE in 0x" + Long.toHexString(flags));
        }
        int domainLength = textLength(in, "cbDomain");
        int userLength = textLength(in, "cbUserName");
        int passwordLength = textLength(in, "cbPassword");
        int shellLength = textLength(in, "cbAlternateShell");
        int dirLength = textLength(in, "cbWorkingDir");
        return new ClientInfo(
                codePage,
                flags,
                Utf16.readTerminated(in, domainLength + 2, "Domain"),
                Utf16.readTerminated(in, userLength + 2, "UserName"),
                Utf16.readTerminated(in, passwordLength + 2, "Password"),
                Utf16.readTerminated(in, shellLength + 2, "AlternateShell"),
                Utf16.readTerminated(in, dirLength + 2, "WorkingDir"),
                in.hasRemaining() ? Optional.of(ExtendedInfo.decode(in)) : Optional.empty());
    }

    private static int textLength(WireReader in, String field) throws DecodeException {
        return Limits.check(field, in.position(), in.u16le(), (MAX_TEXT - 1) * 2);
    }

    @Override
    public String toString() {
        return "ClientInfo[flags=0x" + Long.toHexString(flags) + ", domain=" + domain + ", userName=" + userName
                + ", password=***]";
    }
}
