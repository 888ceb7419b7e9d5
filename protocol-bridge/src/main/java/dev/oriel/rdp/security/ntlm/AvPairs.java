package dev.oriel.rdp.security.ntlm;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Facts about a server and its wishes, in the order they came, ended by MsvAvEOL: [MS-NLMP] 2.2.2.1 AV_PAIR. */
public record AvPairs(List<Pair> pairs) implements Pdu {
    public static final int EOL = 0;
    public static final int NB_COMPUTER_NAME = 1;
    public static final int NB_DOMAIN_NAME = 2;
    public static final int DNS_COMPUTER_NAME = 3;
    public static final int DNS_DOMAIN_NAME = 4;
    public static final int FLAGS = 6;
    public static final int TIMESTAMP = 7;
    public static final int TARGET_NAME = 9;
    public static final int CHANNEL_BINDINGS = 10;

    /** In the value of {@link #FLAGS}: the client has put a MIC into its message. */
    public static final int FLAG_MIC = 2;

    /** What a hostile server may send at most. */
    private static final int MAX_PAIRS = 64;

    /** @param id as on the wire, known or not */
    public record Pair(int id, Bytes value) {}

    public AvPairs {
        pairs = List.copyOf(pairs);
    }

    public static AvPairs decode(WireReader in) throws DecodeException {
        List<Pair> pairs = new ArrayList<>();
        while (true) {
            int at = in.position();
            in.require(4, "AV_PAIR");
            int id = in.u16le();
            Bytes value = in.bytes(in.u16le(), "AvValue");
            if (id == EOL) {
                if (!value.isEmpty()) {
                    throw DecodeException.invalid("MsvAvEOL AvLen", at + 2, value.length());
                }
                return new AvPairs(pairs);
            }
            if (pairs.size() == MAX_PAIRS) {
                throw DecodeException.tooLarge("AV_PAIR count", at, MAX_PAIRS + 1L, MAX_PAIRS);
            }
            pairs.add(new Pair(id, value));
        }
    }

    public Optional<Bytes> get(int id) {
        return pairs.stream().filter(pair -> pair.id() == id).map(Pair::value).findFirst();
    }

    /** With this pair in place of one with the same id, or at the end. */
    public AvPairs with(int id, Bytes value) {
        List<Pair> changed = new ArrayList<>(pairs);
        changed.removeIf(pair -> pair.id() == id);
        changed.add(new Pair(id, value));
        return new AvPairs(changed);
    }

    /** In units of 100 ns since 1601, where the server tells its time. */
    public Optional<Long> timestamp() throws DecodeException {
        Optional<Bytes> value = get(TIMESTAMP);
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(value.get().reader().u64le());
    }

    /** The value of {@link #FLAGS}, 0 without it. */
    public int flags() throws DecodeException {
        Optional<Bytes> value = get(FLAGS);
        return value.isEmpty() ? 0 : value.get().reader().i32le();
    }

    @Override
    public void encode(WireWriter out) {
        for (Pair pair : pairs) {
            out.u16le(pair.id()).u16le(pair.value().length()).bytes(pair.value());
        }
        out.u16le(EOL).u16le(0);
    }

    @Override
    public int size() {
        int size = 4;
        for (Pair pair : pairs) {
            size += 4 + pair.value().length();
        }
        return size;
    }
}
