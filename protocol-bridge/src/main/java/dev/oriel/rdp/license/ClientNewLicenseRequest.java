package dev.oriel.rdp.license;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * The client has no licence: [MS-RDPELE] 2.2.2.2 Client New License Request.
 *
 * @param preferredKeyExchange 1 is RSA
 * @param platformId of the client's system
 * @param clientRandom 32 bytes
 * @param encryptedPreMasterSecret under the host's public key
 * @param clientUserName with a terminator
 * @param clientMachineName with a terminator
 */
public record ClientNewLicenseRequest(
        long preferredKeyExchange,
        long platformId,
        Bytes clientRandom,
        LicenseBlob encryptedPreMasterSecret,
        LicenseBlob clientUserName,
        LicenseBlob clientMachineName)
        implements LicensePdu {
    static final int TYPE = 0x13;

    /** preferredKeyExchange, KEY_EXCHANGE_ALG_RSA. */
    public static final long RSA = 1;

    public ClientNewLicenseRequest {
        Range.u32("PreferredKeyExchangeAlg", preferredKeyExchange);
        Range.u32("PlatformId", platformId);
        Range.exactly("ClientRandom", clientRandom, RANDOM_SIZE);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int bodySize() {
        return 8 + RANDOM_SIZE + encryptedPreMasterSecret.size() + clientUserName.size() + clientMachineName.size();
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.u32le(preferredKeyExchange).u32le(platformId).bytes(clientRandom);
        encryptedPreMasterSecret.encode(out);
        clientUserName.encode(out);
        clientMachineName.encode(out);
    }

    static ClientNewLicenseRequest decodeBody(WireReader in) throws DecodeException {
        return new ClientNewLicenseRequest(
                in.u32le(),
                in.u32le(),
                in.bytes(RANDOM_SIZE, "ClientRandom"),
                LicenseBlob.decode(in, "EncryptedPreMasterSecret"),
                LicenseBlob.decode(in, "ClientUserName"),
                LicenseBlob.decode(in, "ClientMachineName"));
    }
}
