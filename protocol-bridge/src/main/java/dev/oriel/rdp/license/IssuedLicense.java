package dev.oriel.rdp.license;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * The host gives a licence, and licensing is over: [MS-RDPELE] 2.2.2.6 Server Upgrade License and 2.2.2.7 Server New
 * License.
 *
 * @param upgrade of a licence that the client had
 * @param encryptedLicenseInfo under the licensing key
 * @param macData 16 bytes, over the licence in the clear
 */
public record IssuedLicense(boolean upgrade, LicenseBlob encryptedLicenseInfo, Bytes macData) implements LicensePdu {
    static final int TYPE_NEW = 0x03;
    static final int TYPE_UPGRADE = 0x04;

    public IssuedLicense {
        Range.exactly("MACData", macData, MAC_SIZE);
    }

    @Override
    public int type() {
        return upgrade ? TYPE_UPGRADE : TYPE_NEW;
    }

    @Override
    public int bodySize() {
        return encryptedLicenseInfo.size() + MAC_SIZE;
    }

    @Override
    public void encodeBody(WireWriter out) {
        encryptedLicenseInfo.encode(out);
        out.bytes(macData);
    }

    static IssuedLicense decodeBody(boolean upgrade, WireReader in) throws DecodeException {
        return new IssuedLicense(
                upgrade, LicenseBlob.decode(in, "EncryptedLicenseInfo"), in.bytes(MAC_SIZE, "MACData"));
    }
}
