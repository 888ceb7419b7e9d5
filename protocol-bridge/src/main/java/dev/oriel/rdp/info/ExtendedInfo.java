package dev.oriel.rdp.info;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.Utf16;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.Optional;

/**
 * What RDP 5.0 and later append to the client info: [MS-RDPBCGR] 2.2.1.11.1.1.1 TS_EXTENDED_INFO_PACKET.
 *
 * @param clientAddressFamily {@link #AF_INET} or {@link #AF_INET6}
 * @param clientAddress as text, for the host's log; at most 79 characters
 * @param clientDir folder of the client's program; at most 255 characters
 * @param timeZone of the user
 * @param clientSessionId 0
 * @param performanceFlags a combination of the constants
 * @param autoReconnect to come back to a session
 */
public record ExtendedInfo(
        int clientAddressFamily,
        String clientAddress,
        String clientDir,
        TimeZoneInfo timeZone,
        long clientSessionId,
        long performanceFlags,
        Optional<AutoReconnectProof> autoReconnect) {
    public static final int AF_INET = 0x0002;
    public static final int AF_INET6 = 0x0017;

    /** performanceFlags: no wallpaper. */
    public static final long DISABLE_WALLPAPER = 0x01;

    /** performanceFlags: windows are dragged as frames. */
    public static final long DISABLE_FULLWINDOWDRAG = 0x02;

    /** performanceFlags: menus appear at once. */
    public static final long DISABLE_MENUANIMATIONS = 0x04;

    /** performanceFlags: text is smoothed. */
    public static final long ENABLE_FONT_SMOOTHING = 0x80;

    private static final int MAX_ADDRESS = 79;
    private static final int MAX_DIR = 255;

    public ExtendedInfo {
        Range.u16("clientAddressFamily", clientAddressFamily);
        Utf16.check("clientAddress", clientAddress, MAX_ADDRESS);
        Utf16.check("clientDir", clientDir, MAX_DIR);
        Range.u32("clientSessionId", clientSessionId);
        Range.u32("performanceFlags", performanceFlags);
    }

    int size() {
        return 2
                + 2
                + Utf16.size(clientAddress)
                + 2
                + 2
                + Utf16.size(clientDir)
                + 2
                + TimeZoneInfo.SIZE
                + 4
                + 4
                + 2
                + (autoReconnect.isPresent() ? AutoReconnectProof.SIZE : 0);
    }

    void encode(WireWriter out) {
        out.u16le(clientAddressFamily);
        encodeText(out, clientAddress);
        encodeText(out, clientDir);
        timeZone.encode(out);
        out.u32le(clientSessionId);
        out.u32le(performanceFlags);
        out.u16le(autoReconnect.isPresent() ? AutoReconnectProof.SIZE : 0);
        autoReconnect.ifPresent(proof -> proof.encode(out));
    }

    /** A length that counts the terminator, and the text with it. */
    private static void encodeText(WireWriter out, String text) {
        int length = Utf16.size(text) + 2;
        out.u16le(length);
        Utf16.writePadded(out, text, length);
    }

    static ExtendedInfo decode(WireReader in) throws DecodeException {
        int family = in.u16le();
        String address = decodeText(in, "clientAddress", MAX_ADDRESS);
        String dir = decodeText(in, "clientDir", MAX_DIR);
        TimeZoneInfo timeZone = TimeZoneInfo.decode(in);
        long sessionId = in.u32le();
        long performanceFlags = in.u32le();
        Optional<AutoReconnectProof> proof = Optional.empty();
        int at = in.position();
        int cookieLength = in.u16le();
        if (cookieLength == AutoReconnectProof.SIZE) {
            proof = Optional.of(AutoReconnectProof.decode(in));
        } else if (cookieLength != 0) {
            throw DecodeException.invalid("cbAutoReconnectCookie", at, cookieLength);
        }
        // reserved1, reserved2 and the name of a dynamic time zone may follow
        in.skip(in.remaining(), "reserved1");
        return new ExtendedInfo(family, address, dir, timeZone, sessionId, performanceFlags, proof);
    }

    private static String decodeText(WireReader in, String field, int max) throws DecodeException {
        int at = in.position();
        int length = Limits.check("cb " + field, at, in.u16le(), (max + 1) * 2);
        String text = Utf16.readTerminated(in, length, field);
        if (text.length() > max) {
            throw DecodeException.tooLarge(field, at, text.length(), max);
        }
        return text;
    }
}
