package dev.oriel.rdp.license;

import dev.oriel.rdp.security.Digests;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.nio.charset.StandardCharsets;

/**
 * By what a license server knows a client again: [MS-RDPELE] 2.2.2.3.1 Client Hardware Identification.
 *
 * @param platformId of the client's system
 * @param data 16 bytes
 */
public record HardwareId(long platformId, Bytes data) implements Pdu {
    private static final int DATA_SIZE = 16;

    public HardwareId {
        Range.u32("PlatformId", platformId);
        Range.exactly("Data", data, DATA_SIZE);
    }

    /** The same for the same machine: a client that changed it would use up a licence at every connection. */
    static HardwareId of(long platformId, String machineName) {
        return new HardwareId(platformId, Bytes.wrap(Digests.md5(machineName.getBytes(StandardCharsets.UTF_8))));
    }

    public static HardwareId decode(WireReader in) throws DecodeException {
        in.require(4 + DATA_SIZE, "Client Hardware Identification");
        return new HardwareId(in.u32le(), in.bytes(DATA_SIZE, "Data"));
    }

    @Override
    public void encode(WireWriter out) {
        out.u32le(platformId).bytes(data);
    }

    @Override
    public int size() {
        return 4 + DATA_SIZE;
    }
}
