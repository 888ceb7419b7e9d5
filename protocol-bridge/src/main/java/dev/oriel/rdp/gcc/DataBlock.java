package dev.oriel.rdp.gcc;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A block of settings, TS_UD_HEADER: [MS-RDPBCGR] 2.2.1.3.1.
 *
 * <pre>{@code
 *  0      2        4
 * +------+--------+------+
 * | type | length | body |    length in bytes, with these four
 * +------+--------+------+
 * }</pre>
 *
 * <p>Each block writes its header with it. Bytes after the known fields are passed over: later versions of the protocol
 * append fields.
 */
public sealed interface DataBlock extends Pdu permits ClientBlock, ServerBlock {
    /** In bytes. */
    int HEADER_SIZE = 4;

    int type();

    int bodySize();

    void encodeBody(WireWriter out);

    @Override
    default int size() {
        return HEADER_SIZE + bodySize();
    }

    @Override
    default void encode(WireWriter out) {
        out.u16le(type());
        out.u16le(size());
        encodeBody(out);
    }

    /** Reads one block's body. */
    @FunctionalInterface
    interface BodyDecoder<B extends DataBlock> {
        B decode(int type, WireReader body) throws DecodeException;
    }

    /** Reads a header and gives the body to {@code decoder}. */
    static <B extends DataBlock> B decode(WireReader in, BodyDecoder<B> decoder) throws DecodeException {
        in.require(HEADER_SIZE, "TS_UD_HEADER");
        int type = in.u16le();
        int at = in.position();
        int length = in.u16le();
        if (length < HEADER_SIZE) {
            throw DecodeException.invalid("TS_UD_HEADER length", at, length);
        }
        return decoder.decode(type, in.slice(length - HEADER_SIZE, "TS_UD_HEADER length"));
    }

    /** Reads blocks to the end of {@code in}. */
    static <B extends DataBlock> List<B> decodeAll(WireReader in, BodyDecoder<B> decoder) throws DecodeException {
        List<B> blocks = new ArrayList<>();
        while (in.hasRemaining()) {
            blocks.add(decode(in, decoder));
        }
        return List.copyOf(blocks);
    }

    static int sizeOf(List<? extends DataBlock> blocks) {
        return blocks.stream().mapToInt(DataBlock::size).sum();
    }
}
