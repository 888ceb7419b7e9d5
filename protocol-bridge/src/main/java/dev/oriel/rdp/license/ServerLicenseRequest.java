package dev.oriel.rdp.license;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.Utf16;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The host asks for a licence: [MS-RDPELE] 2.2.2.1 Server License Request.
 *
 * @param serverRandom 32 bytes
 * @param productVersion of the host
 * @param companyName of the issuer
 * @param productId of the licence
 * @param keyExchangeList algorithms, RSA alone
 * @param serverCertificate as in the GCC security data; empty where the client has it already
 * @param scopes in which the licence is valid
 */
public record ServerLicenseRequest(
        Bytes serverRandom,
        long productVersion,
        String companyName,
        String productId,
        LicenseBlob keyExchangeList,
        LicenseBlob serverCertificate,
        List<LicenseBlob> scopes)
        implements LicensePdu {
    static final int TYPE = 0x01;

    private static final int MAX_NAME = 512;
    private static final int MAX_SCOPES = 64;

    public ServerLicenseRequest {
        Range.exactly("ServerRandom", serverRandom, RANDOM_SIZE);
        Range.u32("dwVersion", productVersion);
        Utf16.check("pbCompanyName", companyName, MAX_NAME);
        Utf16.check("pbProductId", productId, MAX_NAME);
        scopes = List.copyOf(scopes);
        Range.check("ScopeCount", scopes.size(), MAX_SCOPES);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int bodySize() {
        return RANDOM_SIZE
                + 4
                + 4
                + Utf16.size(companyName)
                + 2
                + 4
                + Utf16.size(productId)
                + 2
                + keyExchangeList.size()
                + serverCertificate.size()
                + 4
                + scopes.stream().mapToInt(LicenseBlob::size).sum();
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.bytes(serverRandom);
        out.u32le(productVersion);
        encodeName(out, companyName);
        encodeName(out, productId);
        keyExchangeList.encode(out);
        serverCertificate.encode(out);
        out.u32le(scopes.size());
        scopes.forEach(scope -> scope.encode(out));
    }

    private static void encodeName(WireWriter out, String name) {
        int length = Utf16.size(name) + 2;
        out.u32le(length);
        Utf16.writePadded(out, name, length);
    }

    static ServerLicenseRequest decodeBody(WireReader in) throws DecodeException {
        Bytes serverRandom = in.bytes(RANDOM_SIZE, "ServerRandom");
        long version = in.u32le();
        String companyName = decodeName(in, "pbCompanyName");
        String productId = decodeName(in, "pbProductId");
        LicenseBlob keyExchangeList = LicenseBlob.decode(in, "KeyExchangeList");
        LicenseBlob certificate = LicenseBlob.decode(in, "ServerCertificate");
        int count = Limits.check("ScopeCount", in.position(), in.u32le(), MAX_SCOPES);
        List<LicenseBlob> scopes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            scopes.add(LicenseBlob.decode(in, "ScopeArray"));
        }
        return new ServerLicenseRequest(
                serverRandom, version, companyName, productId, keyExchangeList, certificate, scopes);
    }

    private static String decodeName(WireReader in, String field) throws DecodeException {
        int length = Limits.check("length of " + field, in.position(), in.u32le(), MAX_NAME * 2);
        return Utf16.readTerminated(in, length, field);
    }
}
