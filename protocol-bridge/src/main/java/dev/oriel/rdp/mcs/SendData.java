package dev.oriel.rdp.mcs;

import dev.oriel.rdp.asn1.Per;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Data on a channel: [T125] section 7 SendDataRequest and SendDataIndication.
 *
 * <pre>{@code
 *  0        1           3           5                         6
 * +--------+-----------+-----------+-------------------------+--------+----------+
 * | choice | initiator | channelId | priority, segmentation  | length | userData |
 * +--------+-----------+-----------+-------------------------+--------+----------+
 * }</pre>
 */
public sealed interface SendData extends McsPdu {
    /** Largest data of one PDU, in bytes. */
    int MAX_DATA = Per.MAX_LENGTH;

    /** High priority; first and last segment. */
    int PRIORITY_AND_SEGMENTATION = 0x70;

    /** User id of the sender. */
    int initiator();

    int channelId();

    /** After decoding a view, valid as long as the buffer that was read. */
    Bytes userData();

    int choice();

    /** Size of the headers before data of {@code length} bytes. */
    static int headerSize(int length) {
        return 6 + Per.sizeOfLength(length);
    }

    @Override
    default int size() {
        return headerSize(userData().length()) + userData().length();
    }

    @Override
    default void encode(WireWriter out) {
        encodeHeader(out, choice(), initiator(), channelId(), userData().length());
        out.bytes(userData());
    }

    private static void encodeHeader(WireWriter out, int choice, int initiator, int channelId, int length) {
        out.u8(choice << 2).u16be(initiator - USER_BASE).u16be(channelId);
        out.u8(PRIORITY_AND_SEGMENTATION);
        Per.writeLength(out, length);
    }

    private static void check(int initiator, int channelId, Bytes userData) {
        Range.check("initiator less base", (long) initiator - USER_BASE, 0xFFFF - USER_BASE);
        Range.u16("channelId", channelId);
        Range.length("userData", userData, MAX_DATA);
    }

    /** From the client. */
    record Request(int initiator, int channelId, Bytes userData) implements SendData {
        static final int CHOICE = 25;

        public Request {
            check(initiator, channelId, userData);
        }

        /** Writes the headers for data of {@code length} bytes, which the caller writes next. */
        public static void encodeHeader(WireWriter out, int initiator, int channelId, int length) {
            SendData.encodeHeader(out, CHOICE, initiator, channelId, length);
        }

        @Override
        public int choice() {
            return CHOICE;
        }

        static Request decodeBody(WireReader in) throws DecodeException {
            in.require(6, "SendDataRequest");
            int initiator = McsPdu.readUser(in, "initiator");
            int channelId = in.u16be();
            in.skip(1, "dataPriority");
            return new Request(initiator, channelId, in.view(Per.readLength(in), "userData"));
        }
    }

    /** From the host. */
    record Indication(int initiator, int channelId, Bytes userData) implements SendData {
        static final int CHOICE = 26;

        public Indication {
            check(initiator, channelId, userData);
        }

        @Override
        public int choice() {
            return CHOICE;
        }

        static Indication decodeBody(WireReader in) throws DecodeException {
            in.require(6, "SendDataIndication");
            int initiator = McsPdu.readUser(in, "initiator");
            int channelId = in.u16be();
            in.skip(1, "dataPriority");
            return new Indication(initiator, channelId, in.view(Per.readLength(in), "userData"));
        }
    }
}
