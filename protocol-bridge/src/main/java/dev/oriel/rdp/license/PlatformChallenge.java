package dev.oriel.rdp.license;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * The host makes the client prove that it has the keys: [MS-RDPELE] 2.2.2.4 Server Platform Challenge.
 *
 * @param connectFlags ignored
 * @param encryptedChallenge under the licensing key
 * @param macData 16 bytes, over the challenge in the clear
 */
public record PlatformChallenge(long connectFlags, LicenseBlob encryptedChallenge, Bytes macData)
        implements LicensePdu {
    static final int TYPE = 0x02;

    public PlatformChallenge {
        Range.u32("ConnectFlags", connectFlags);
        Range.exactly("MACData", macData, MAC_SIZE);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int bodySize() {
        return 4 + encryptedChallenge.size() + MAC_SIZE;
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.u32le(connectFlags);
        encryptedChallenge.encode(out);
        out.bytes(macData);
    }

    static PlatformChallenge decodeBody(WireReader in) throws DecodeException {
        return new PlatformChallenge(
                in.u32le(), LicenseBlob.decode(in, "EncryptedPlatformChallenge"), in.bytes(MAC_SIZE, "MACData"));
    }
}
