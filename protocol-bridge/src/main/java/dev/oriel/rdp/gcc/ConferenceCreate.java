package dev.oriel.rdp.gcc;

import dev.oriel.rdp.asn1.Per;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.List;

/**
 * The user data of the MCS connect PDUs: [T124] section 8.7 ConnectData with a ConnectGCCPDU, in aligned PER. Of all
 * that GCC can do RDP uses one message in each direction, with one set of user data, and almost every field has only
 * one value.
 */
public sealed interface ConferenceCreate extends Pdu {
    /** ConnectData: a key that is an object identifier, 0.0.20.124.0.1 for T.124. */
    Bytes T124_IDENTIFIER = Bytes.ofHex("00 05 00 14 7c 00 01");

    private static void writeBlocks(WireWriter out, List<? extends DataBlock> blocks) {
        Per.writeLength(out, DataBlock.sizeOf(blocks));
        blocks.forEach(block -> block.encode(out));
    }

    private static int sizeOfBlocks(List<? extends DataBlock> blocks) {
        int size = DataBlock.sizeOf(blocks);
        return Per.sizeOfLength(size) + size;
    }

    private static void readConstant(WireReader in, Bytes constant, String field) throws DecodeException {
        int at = in.position();
        Bytes found = in.bytes(constant.length(), field);
        if (!found.equals(constant)) {
            throw new DecodeException(
                    DecodeException.Kind.INVALID, field, at, "expected " + constant + ", found " + found);
        }
    }

    /**
     * From the client: [MS-RDPBCGR] 2.2.1.3 gccCCrq.
     *
     * @param blocks settings of the client; core and security among them
     */
    record Request(List<ClientBlock> blocks) implements ConferenceCreate {
        /** Choice conferenceCreateRequest with user data; conference name "1"; one set of user data; key "Duca". */
        private static final Bytes HEADER = Bytes.ofHex("00 08 00 10 00 01 c0 00 44756361");

        public Request {
            blocks = List.copyOf(blocks);
            Range.check("size of blocks", DataBlock.sizeOf(blocks), Per.MAX_LENGTH - 64);
        }

        private int connectPduSize() {
            return HEADER.length() + sizeOfBlocks(blocks);
        }

        @Override
        public int size() {
            return T124_IDENTIFIER.length() + Per.sizeOfLength(connectPduSize()) + connectPduSize();
        }

        @Override
        public void encode(WireWriter out) {
            out.bytes(T124_IDENTIFIER);
            Per.writeLength(out, connectPduSize());
            out.bytes(HEADER);
            writeBlocks(out, blocks);
        }

        public static Request decode(WireReader in) throws DecodeException {
            readConstant(in, T124_IDENTIFIER, "t124Identifier");
            Per.readLength(in);
            readConstant(in, HEADER, "conferenceCreateRequest");
            int at = in.position();
            WireReader blocks = in.slice(Per.readLength(in), "userData");
            if (blocks.remaining() > Per.MAX_LENGTH - 64) {
                throw DecodeException.tooLarge("userData", at, blocks.remaining(), Per.MAX_LENGTH - 64);
            }
            return new Request(DataBlock.decodeAll(blocks, ClientBlock::decodeBody));
        }
    }

    /**
     * From the host: [MS-RDPBCGR] 2.2.1.4 gccCCrsp.
     *
     * @param nodeId user id of the host's node, 1001..66536
     * @param tag 1, without a meaning
     * @param result 0 is success
     * @param blocks settings of the host
     */
    record Response(int nodeId, int tag, int result, List<ServerBlock> blocks) implements ConferenceCreate {
        /** Choice conferenceCreateResponse with user data. */
        private static final int CHOICE = 0x14;

        /** One set of user data; key "McDn". */
        private static final Bytes USER_DATA = Bytes.ofHex("01 c0 00 4d63446e");

        private static final int NODE_BASE = 1001;

        public Response {
            Range.u16("nodeID less base", nodeId - NODE_BASE);
            Range.check("tag", tag, Integer.MAX_VALUE);
            Range.u8("result", result);
            blocks = List.copyOf(blocks);
            Range.check("size of blocks", DataBlock.sizeOf(blocks), Per.MAX_LENGTH - 64);
        }

        private int connectPduSize() {
            return 1 + 2 + Per.sizeOfInteger(tag) + 1 + USER_DATA.length() + sizeOfBlocks(blocks);
        }

        @Override
        public int size() {
            return T124_IDENTIFIER.length() + Per.sizeOfLength(connectPduSize()) + connectPduSize();
        }

        @Override
        public void encode(WireWriter out) {
            out.bytes(T124_IDENTIFIER);
            Per.writeLength(out, connectPduSize());
            out.u8(CHOICE);
            out.u16be(nodeId - NODE_BASE);
            Per.writeInteger(out, tag);
            out.u8(result);
            out.bytes(USER_DATA);
            writeBlocks(out, blocks);
        }

        public static Response decode(WireReader in) throws DecodeException {
            readConstant(in, T124_IDENTIFIER, "t124Identifier");
            Per.readLength(in); // Quirk.CONNECT_PDU_LENGTH
            int at = in.position();
            int choice = in.u8();
            if (choice != CHOICE) {
                throw DecodeException.invalid("connectPDU", at, choice);
            }
            int nodeId = in.u16be() + NODE_BASE;
            int tag = Per.readInteger(in, "tag");
            int result = in.u8();
            readConstant(in, USER_DATA, "userData");
            int length = in.position();
            WireReader blocks = in.slice(Per.readLength(in), "userData");
            if (blocks.remaining() > Per.MAX_LENGTH - 64) {
                throw DecodeException.tooLarge("userData", length, blocks.remaining(), Per.MAX_LENGTH - 64);
            }
            return new Response(nodeId, tag, result, DataBlock.decodeAll(blocks, ServerBlock::decodeBody));
        }
    }
}
