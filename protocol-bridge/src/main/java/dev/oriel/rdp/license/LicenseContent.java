package dev.oriel.rdp.license;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.Utf16;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * A licence with what it is for, as it is encrypted in an {@link IssuedLicense}: [MS-RDPELE] 2.2.2.6.1 New License
 * Information.
 *
 * @param version of the host
 * @param scope name of the issuer, in the ANSI character set with a terminator
 * @param license to be shown at the next connection; only hosts understand it
 */
public record LicenseContent(long version, Bytes scope, String companyName, String productId, Bytes license)
        implements Pdu {
    private static final int MAX_NAME = 512;

    public LicenseContent {
        Range.u32("dwVersion", version);
        Range.length("pbScope", scope, MAX_NAME);
        Utf16.check("pbCompanyName", companyName, MAX_NAME - 1);
        Utf16.check("pbProductId", productId, MAX_NAME - 1);
        Range.length("pbLicenseInfo", license, 0xFFFF);
    }

    public static LicenseContent decode(WireReader in) throws DecodeException {
        long version = in.u32le();
        Bytes scope = in.bytes(length(in, "pbScope", MAX_NAME), "pbScope");
        String company = name(in, "pbCompanyName");
        String product = name(in, "pbProductId");
        Bytes license = in.bytes(length(in, "pbLicenseInfo", 0xFFFF), "pbLicenseInfo");
        return new LicenseContent(version, scope, company, product, license);
    }

    private static int length(WireReader in, String field, int max) throws DecodeException {
        return Limits.check("length of " + field, in.position(), in.u32le(), max);
    }

    private static String name(WireReader in, String field) throws DecodeException {
        int at = in.position();
        String name = Utf16.readTerminated(in, length(in, field, 2 * MAX_NAME), field);
        if (name.length() == MAX_NAME) {
            throw DecodeException.tooLarge("length of " + field, at, name.length(), MAX_NAME - 1L);
        }
        return name;
    }

    @Override
    public void encode(WireWriter out) {
        out.u32le(version).u32le(scope.length()).bytes(scope);
        encodeName(out, companyName);
        encodeName(out, productId);
        out.u32le(license.length()).bytes(license);
    }

    private static void encodeName(WireWriter out, String name) {
        int length = Utf16.size(name) + 2;
        out.u32le(length);
        Utf16.writePadded(out, name, length);
    }

    @Override
    public int size() {
        return 20 + scope.length() + (Utf16.size(companyName) + 2) + (Utf16.size(productId) + 2) + license.length();
    }
}
