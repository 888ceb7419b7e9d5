package dev.oriel.rdp.wire;

/**
 * A message, or a structure inside one, that can be written. Each implementation is a record with a static
 * {@code decode(WireReader)} beside it, and {@code decode} of what {@code encode} wrote equals the record.
 */
public interface Pdu {
    /** Writes exactly {@link #size()} bytes. */
    void encode(WireWriter out);

    /** Size of the encoded form, in bytes, with every header this record stands for. */
    int size();

    /** The encoded form on its own. */
    default Bytes toBytes() {
        WireWriter out = new WireWriter(size());
        encode(out);
        assert out.size() == size() : getClass().getSimpleName() + " wrote " + out.size() + " of " + size();
        return out.toBytes();
    }
}
