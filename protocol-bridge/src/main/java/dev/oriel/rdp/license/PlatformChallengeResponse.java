package dev.oriel.rdp.license;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * The client's answer to a {@link PlatformChallenge}: [MS-RDPELE] 2.2.2.5 Client Platform Challenge Response.
 *
 * @param encryptedResponse the challenge again, under the licensing key
 * @param encryptedHwid the client's hardware, under the licensing key
 * @param macData 16 bytes, over both in the clear
 */
public record PlatformChallengeResponse(LicenseBlob encryptedResponse, LicenseBlob encryptedHwid, Bytes macData)
        implements LicensePdu {
    static final int TYPE = 0x15;

    public PlatformChallengeResponse {
        Range.exactly("MACData", macData, MAC_SIZE);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int bodySize() {
        return encryptedResponse.size() + encryptedHwid.size() + MAC_SIZE;
    }

    @Override
    public void encodeBody(WireWriter out) {
        encryptedResponse.encode(out);
        encryptedHwid.encode(out);
        out.bytes(macData);
    }

    static PlatformChallengeResponse decodeBody(WireReader in) throws DecodeException {
        return new PlatformChallengeResponse(
                LicenseBlob.decode(in, "EncryptedPlatformChallengeResponse"),
                LicenseBlob.decode(in, "EncryptedHWID"),
                in.bytes(MAC_SIZE, "MACData"));
    }
}
