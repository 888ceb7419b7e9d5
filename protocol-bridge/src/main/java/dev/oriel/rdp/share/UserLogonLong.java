package dev.oriel.rdp.share;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.Utf16;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Who has logged on, with names of any length: [MS-RDPBCGR] 2.2.10.1.1.2 TS_LOGON_INFO_VERSION_2.
 *
 * @param domain at most {@value #MAX_NAME} characters
 * @param userName at most {@value #MAX_NAME} characters
 * @param sessionId on the host
 */
public record UserLogonLong(String domain, String userName, long sessionId) implements SaveSessionInfo.LogonInfo {
    static final int INFO_TYPE = 1;

    /** The specification has 26 and 256; names are shown, nothing depends on them. */
    static final int MAX_NAME = 1024;

    private static final int VERSION = 1;
    private static final int PADDING = 558;
    private static final int FIXED_SIZE = 2 + 4 + 4 + 4 + 4 + PADDING;

    public UserLogonLong {
        Utf16.check("Domain", domain, MAX_NAME);
        Utf16.check("UserName", userName, MAX_NAME);
        Range.u32("SessionId", sessionId);
    }

    @Override
    public int infoType() {
        return INFO_TYPE;
    }

    @Override
    public int size() {
        return FIXED_SIZE + Utf16.size(domain) + 2 + Utf16.size(userName) + 2;
    }

    @Override
    public void encode(WireWriter out) {
        out.u16le(VERSION);
        out.u32le(FIXED_SIZE);
        out.u32le(sessionId);
        out.u32le(Utf16.size(domain) + 2);
        out.u32le(Utf16.size(userName) + 2);
        out.zeros(PADDING);
        Utf16.writePadded(out, domain, Utf16.size(domain) + 2);
        Utf16.writePadded(out, userName, Utf16.size(userName) + 2);
    }

    static UserLogonLong decode(WireReader in) throws DecodeException {
        in.require(FIXED_SIZE, "TS_LOGON_INFO_VERSION_2");
        in.skip(2 + 4, "Version");
        long sessionId = in.u32le();
        int max = (MAX_NAME + 1) * 2;
        int domainLength = Limits.check("cbDomain", in.position(), in.u32le(), max);
        int userLength = Limits.check("cbUserName", in.position(), in.u32le(), max);
        in.skip(PADDING, "Pad");
        String domain = Utf16.readTerminated(in, domainLength, "Domain");
        String userName = Utf16.readTerminated(in, userLength, "UserName");
        if (domain.length() > MAX_NAME || userName.length() > MAX_NAME) {
            throw DecodeException.tooLarge("cbDomain or cbUserName", in.position(), MAX_NAME + 1, MAX_NAME);
        }
        return new UserLogonLong(domain, userName, sessionId);
    }
}
