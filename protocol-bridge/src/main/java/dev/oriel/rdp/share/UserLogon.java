package dev.oriel.rdp.share;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.Utf16;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Who has logged on: [MS-RDPBCGR] 2.2.10.1.1.1 TS_LOGON_INFO.
 *
 * @param domain at most 26 characters
 * @param userName at most 256 characters
 * @param sessionId on the host
 */
public record UserLogon(String domain, String userName, long sessionId) implements SaveSessionInfo.LogonInfo {
    static final int INFO_TYPE = 0;

    private static final int DOMAIN_SIZE = 52;
    private static final int USER_SIZE = 512;
    private static final int SIZE = 4 + DOMAIN_SIZE + 4 + USER_SIZE + 4;

    public UserLogon {
        Utf16.check("Domain", domain, DOMAIN_SIZE / 2);
        Utf16.check("UserName", userName, USER_SIZE / 2);
        Range.u32("SessionId", sessionId);
    }

    @Override
    public int infoType() {
        return INFO_TYPE;
    }

    @Override
    public int size() {
        return SIZE;
    }

    @Override
    public void encode(WireWriter out) {
        out.u32le(Math.min(Utf16.size(domain) + 2, DOMAIN_SIZE)); // cbDomain, with the terminator
        Utf16.writePadded(out, domain, DOMAIN_SIZE);
        out.u32le(Math.min(Utf16.size(userName) + 2, USER_SIZE)); // cbUserName, with the terminator
        Utf16.writePadded(out, userName, USER_SIZE);
        out.u32le(sessionId);
    }

    static UserLogon decode(WireReader in) throws DecodeException {
        in.require(SIZE, "TS_LOGON_INFO");
        return new UserLogon(decodeName(in, "Domain", DOMAIN_SIZE), decodeName(in, "UserName", USER_SIZE), in.u32le());
    }

    private static String decodeName(WireReader in, String field, int fieldSize) throws DecodeException {
        int length = Limits.check("cb" + field, in.position(), in.u32le(), fieldSize);
        return Utf16.readTerminated(in.slice(fieldSize, field), length, field);
    }
}
