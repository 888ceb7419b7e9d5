package dev.oriel.rdp.license;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * The client has a licence: [MS-RDPELE] 2.2.2.3 Client License Information.
 *
 * @param preferredKeyExchange 1 is RSA
 * @param platformId of the client's system
 * @param clientRandom 32 bytes
 * @param encryptedPreMasterSecret under the host's public key
 * @param licenseInfo as it was issued
 * @param encryptedHwid the client's hardware, under the licensing key
 * @param macData 16 bytes, over the hardware in the clear
 */
public record ClientLicenseInfo(
        long preferredKeyExchange,
        long platformId,
        Bytes clientRandom,
        LicenseBlob encryptedPreMasterSecret,
        LicenseBlob licenseInfo,
        LicenseBlob encryptedHwid,
        Bytes macData)
        implements LicensePdu {
    static final int TYPE = 0x12;

    public ClientLicenseInfo {
        Range.u32("PreferredKeyExchangeAlg", preferredKeyExchange);
        Range.u32("PlatformId", platformId);
        Range.exactly("ClientRandom", clientRandom, RANDOM_SIZE);
        Range.exactly("MACData", macData, MAC_SIZE);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int bodySize() {
        return 8 + RANDOM_SIZE + encryptedPreMasterSecret.size() + licenseInfo.size() + encryptedHwid.size() + MAC_SIZE;
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.u32le(preferredKeyExchange).u32le(platformId).bytes(clientRandom);
        encryptedPreMasterSecret.encode(out);
        licenseInfo.encode(out);
        encryptedHwid.encode(out);
        out.bytes(macData);
    }

    static ClientLicenseInfo decodeBody(WireReader in) throws DecodeException {
        return new ClientLicenseInfo(
                in.u32le(),
                in.u32le(),
                in.bytes(RANDOM_SIZE, "ClientRandom"),
                LicenseBlob.decode(in, "EncryptedPreMasterSecret"),
                LicenseBlob.decode(in, "LicenseInfo"),
                LicenseBlob.decode(in, "EncryptedHWID"),
                in.bytes(MAC_SIZE, "MACData"));
    }
}
