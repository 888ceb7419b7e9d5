package dev.oriel.rdp.license;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Data of a licensing PDU: [MS-RDPBCGR] 2.2.1.12.1.2 LICENSE_BINARY_BLOB.
 *
 * @param type wBlobType, one of the constants; hosts are not strict about it, and it is ignored where the data is empty
 * @param data at most 65535 bytes
 */
public record LicenseBlob(int type, Bytes data) {
    public static final int DATA = 0x0001;
    public static final int RANDOM = 0x0002;
    public static final int CERTIFICATE = 0x0003;
    public static final int ERROR = 0x0004;
    public static final int ENCRYPTED_DATA = 0x0009;
    public static final int KEY_EXCHANGE_ALGORITHM = 0x000D;
    public static final int SCOPE = 0x000E;
    public static final int CLIENT_USER_NAME = 0x000F;
    public static final int CLIENT_MACHINE_NAME = 0x0010;

    private static final int HEADER_SIZE = 4;

    public LicenseBlob {
        Range.u16("wBlobType", type);
        Range.length("blobData", data, 0xFFFF);
    }

    int size() {
        return HEADER_SIZE + data.length();
    }

    void encode(WireWriter out) {
        out.u16le(type).u16le(data.length()).bytes(data);
    }

    static LicenseBlob decode(WireReader in, String field) throws DecodeException {
        in.require(HEADER_SIZE, field);
        int type = in.u16le();
        return new LicenseBlob(type, in.bytes(in.u16le(), field));
    }
}
