package dev.oriel.rdp.testing;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;

/** The static {@code decode} of a PDU, or anything else that reads what a peer sent. */
@FunctionalInterface
public interface Decoder<T> {
    T decode(WireReader in) throws DecodeException;
}
