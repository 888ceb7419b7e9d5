package dev.oriel.rdp.security.credssp;

import dev.oriel.rdp.asn1.BerReader;
import dev.oriel.rdp.asn1.Tag;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.Optional;

/** Collects a TSRequest from the pieces in which it arrives: its own first bytes tell its length. */
final class TsRequestBuffer {
    private final WireWriter collected = new WireWriter(4096);
    private final int limit;

    TsRequestBuffer(Limits limits) {
        this.limit = limits.maxTokenLength();
    }

    /** Adds a piece; gives the message once it is whole. Bytes behind it are an error: nobody speaks out of turn. */
    Optional<TsRequest> add(byte[] bytes, int from, int length) throws DecodeException {
        if (length > limit - collected.size() + 1) {
            throw DecodeException.tooLarge("TSRequest", 0, (long) collected.size() + length, limit);
        }
        collected.bytes(bytes, from, length);
        int whole = BerReader.elementLength(collected.array(), collected.size(), Tag.SEQUENCE, limit, "TSRequest");
        if (whole == BerReader.UNKNOWN || collected.size() < whole) {
            return Optional.empty();
        }
        WireReader in = new WireReader(collected.toArray());
        TsRequest request = TsRequest.decode(in);
        in.end("TSRequest");
        collected.clear();
        return Optional.of(request);
    }
}
