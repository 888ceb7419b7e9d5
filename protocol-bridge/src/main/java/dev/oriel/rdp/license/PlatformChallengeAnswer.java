package dev.oriel.rdp.license;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * What is encrypted in a {@link PlatformChallengeResponse}: [MS-RDPELE] 2.2.2.5.1 Platform Challenge Response Data.
 *
 * @param clientType which platform answers
 * @param detailLevel how much the answer says about it
 * @param challenge as the host sent it
 */
public record PlatformChallengeAnswer(int clientType, int detailLevel, Bytes challenge) implements Pdu {
    /** clientType, OTHER_PLATFORM_CHALLENGE_TYPE. */
    public static final int OTHER_PLATFORM = 0xFF00;

    /** detailLevel, LICENSE_DETAIL_DETAIL: the challenge comes back with the answer. */
    public static final int DETAIL = 0x0003;

    private static final int VERSION = 0x0100;

    public PlatformChallengeAnswer {
        Range.u16("wClientType", clientType);
        Range.u16("wLicenseDetailLevel", detailLevel);
        Range.length("pbChallenge", challenge, 0xFFFF);
    }

    public static PlatformChallengeAnswer decode(WireReader in) throws DecodeException {
        in.require(8, "Platform Challenge Response Data");
        int at = in.position();
        int version = in.u16le();
        if (version != VERSION) {
            throw DecodeException.invalid("wVersion", at, version);
        }
        int type = in.u16le();
        int level = in.u16le();
        return new PlatformChallengeAnswer(type, level, in.bytes(in.u16le(), "pbChallenge"));
    }

    @Override
    public void encode(WireWriter out) {
        out.u16le(VERSION).u16le(clientType).u16le(detailLevel);
        out.u16le(challenge.length()).bytes(challenge);
    }

    @Override
    public int size() {
        return 8 + challenge.length();
    }
}
