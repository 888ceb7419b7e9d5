package dev.oriel.rdp.channel.dynamic;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message on the static channel {@code drdynvc}: [MS-RDPEDYC] 2.2.
 *
 * <pre>{@code
 *  0                     1
 * +------+-------+-----+-----------------------+
 * | Cmd  | Sp    | cb  | channel id, 1, 2 or 4 |
 * | 4    | 2     | 2   | bytes as cb says, ... |
 * +------+-------+-----+-----------------------+
 * }</pre>
 *
 * Requests and responses have the same Cmd, so which it is follows from who sent it: {@link #decodeFromHost} and
 * {@link #decodeFromClient}.
 */
public sealed interface DynamicPdu extends Pdu {
    int CREATE = 0x1;
    int DATA_FIRST = 0x2;
    int DATA = 0x3;
    int CLOSE = 0x4;
    int CAPABILITIES = 0x5;
    int DATA_FIRST_COMPRESSED = 0x6;
    int DATA_COMPRESSED = 0x7;
    int SOFT_SYNC_REQUEST = 0x8;
    int SOFT_SYNC_RESPONSE = 0x9;

    /**
     * [MS-RDPEDYC] 2.2.1.1 DVC Capabilities Request PDU.
     *
     * @param version 1, 2 or 3
     * @param priorityCharges share of the bandwidth of each of the four priorities; empty in version 1
     */
    record CapabilitiesRequest(int version, List<Integer> priorityCharges) implements DynamicPdu {
        private static final int CHARGES = 4;

        public CapabilitiesRequest {
            Range.u16("Version", version);
            priorityCharges = List.copyOf(priorityCharges);
            priorityCharges.forEach(charge -> Range.u16("PriorityCharge", charge));
            Range.check("number of PriorityCharge", priorityCharges.size(), version <= 1 ? 0 : CHARGES);
            if (version > 1 && priorityCharges.size() != CHARGES) {
                throw new IllegalArgumentException("version " + version + " has four priority charges");
            }
        }

        @Override
        public void encode(WireWriter out) {
            out.u8(CAPABILITIES << 4).u8(0).u16le(version);
            priorityCharges.forEach(out::u16le);
        }

        @Override
        public int size() {
            return 4 + 2 * priorityCharges.size();
        }

        private static CapabilitiesRequest decodeBody(WireReader in) throws DecodeException {
            in.require(3, "DYNVC_CAPS");
            in.skip(1, "Pad");
            int version = in.u16le();
            List<Integer> charges = new ArrayList<>();
            for (int i = 0; i < CHARGES && version > 1; i++) {
                charges.add(in.u16le());
            }
            return new CapabilitiesRequest(version, charges);
        }
    }

    /** [MS-RDPEDYC] 2.2.1.2 DVC Capabilities Response PDU. */
    record CapabilitiesResponse(int version) implements DynamicPdu {
        public CapabilitiesResponse {
            Range.u16("Version", version);
        }

        @Override
        public void encode(WireWriter out) {
            out.u8(CAPABILITIES << 4).u8(0).u16le(version);
        }

        @Override
        public int size() {
            return 4;
        }

        private static CapabilitiesResponse decodeBody(WireReader in) throws DecodeException {
            in.require(3, "DYNVC_CAPS_RSP");
            in.skip(1, "Pad");
            return new CapabilitiesResponse(in.u16le());
        }
    }

    /**
     * [MS-RDPEDYC] 2.2.2.1 DVC Create Request PDU.
     *
     * @param priority 0..3, which of the priority charges holds
     * @param name of the listener, one byte a character
     */
    record CreateRequest(long channelId, int priority, String name) implements DynamicPdu {
        public CreateRequest {
            Range.u32("ChannelId", channelId);
            Range.check("Pri", priority, 3);
            if (!name.chars().allMatch(c -> c > 0 && c < 0x100)) {
                throw new IllegalArgumentException("channel name '" + name + "' is not of single bytes");
            }
        }

        @Override
        public void encode(WireWriter out) {
            ChannelHeader.write(out, CREATE, priority, channelId);
            out.bytes(name.getBytes(StandardCharsets.ISO_8859_1)).u8(0);
        }

        @Override
        public int size() {
            return ChannelHeader.size(channelId) + name.length() + 1;
        }

        private static CreateRequest decodeBody(int header, WireReader in) throws DecodeException {
            long channelId = ChannelHeader.readId(header, in);
            StringBuilder name = new StringBuilder();
            for (int c = in.u8(); c != 0; c = in.u8()) {
                name.append((char) c);
            }
            return new CreateRequest(channelId, (header >> 2) & 3, name.toString());
        }
    }

    /**
     * [MS-RDPEDYC] 2.2.2.2 DVC Create Response PDU.
     *
     * @param creationStatus an HRESULT: negative where the channel was refused
     */
    record CreateResponse(long channelId, int creationStatus) implements DynamicPdu {
        public CreateResponse {
            Range.u32("ChannelId", channelId);
        }

        @Override
        public void encode(WireWriter out) {
            ChannelHeader.write(out, CREATE, 0, channelId);
            out.i32le(creationStatus);
        }

        @Override
        public int size() {
            return ChannelHeader.size(channelId) + 4;
        }

        private static CreateResponse decodeBody(int header, WireReader in) throws DecodeException {
            return new CreateResponse(ChannelHeader.readId(header, in), in.i32le());
        }
    }

    /**
     * [MS-RDPEDYC] 2.2.3.1 DVC Data First PDU and 2.2.3.3 DVC Data First Compressed PDU: the first part of a message.
     *
     * @param length of the whole message in bytes, before compression
     * @param data a view where it was decoded: valid as long as the buffer that was read
     */
    record DataFirst(long channelId, long length, boolean compressed, Bytes data) implements DynamicPdu {
        public DataFirst {
            Range.u32("ChannelId", channelId);
            Range.u32("Length", length);
        }

        @Override
        public void encode(WireWriter out) {
            int command = compressed ? DATA_FIRST_COMPRESSED : DATA_FIRST;
            ChannelHeader.write(out, command, ChannelHeader.width(length), channelId);
            ChannelHeader.writeSized(out, length);
            out.bytes(data);
        }

        @Override
        public int size() {
            return ChannelHeader.size(channelId) + ChannelHeader.bytes(length) + data.length();
        }

        private static DataFirst decodeBody(boolean compressed, int header, WireReader in) throws DecodeException {
            long channelId = ChannelHeader.readId(header, in);
            long length = ChannelHeader.readSized((header >> 2) & 3, in, "Length");
            return new DataFirst(channelId, length, compressed, in.view(in.remaining(), "Data"));
        }
    }

    /**
     * [MS-RDPEDYC] 2.2.3.2 DVC Data PDU and 2.2.3.4 DVC Data Compressed PDU: a further part of a message, or a whole one.
     *
     * @param data a view where it was decoded: valid as long as the buffer that was read
     */
    record Data(long channelId, boolean compressed, Bytes data) implements DynamicPdu {
        public Data {
            Range.u32("ChannelId", channelId);
        }

        @Override
        public void encode(WireWriter out) {
            ChannelHeader.write(out, compressed ? DATA_COMPRESSED : DATA, 0, channelId);
            out.bytes(data);
        }

        @Override
        public int size() {
            return ChannelHeader.size(channelId) + data.length();
        }

        private static Data decodeBody(boolean compressed, int header, WireReader in) throws DecodeException {
            long channelId = ChannelHeader.readId(header, in);
            return new Data(channelId, compressed, in.view(in.remaining(), "Data"));
        }
    }

    /** [MS-RDPEDYC] 2.2.4 Closing a DVC. */
    record Close(long channelId) implements DynamicPdu {
        public Close {
            Range.u32("ChannelId", channelId);
        }

        @Override
        public void encode(WireWriter out) {
            ChannelHeader.write(out, CLOSE, 0, channelId);
        }

        @Override
        public int size() {
            return ChannelHeader.size(channelId);
        }
    }

    /**
     * [MS-RDPEDYC] 2.2.5.1 Soft-Sync Request PDU: channels are to move to other transports.
     *
     * @param flags 0x01 the TCP transport is flushed, 0x02 there are channel lists
     */
    record SoftSyncRequest(int flags, List<ChannelList> lists) implements DynamicPdu {
        /** [MS-RDPEDYC] 2.2.5.1.1 Soft-Sync Channel List: which channels move to a kind of tunnel. */
        public record ChannelList(long tunnelType, List<Long> channelIds) {
            public ChannelList {
                Range.u32("TunnelType", tunnelType);
                channelIds = List.copyOf(channelIds);
                Range.u16("NumberOfDVCs", channelIds.size());
                channelIds.forEach(id -> Range.u32("ChannelId", id));
            }

            private int size() {
                return 6 + 4 * channelIds.size();
            }
        }

        public SoftSyncRequest {
            Range.u16("Flags", flags);
            lists = List.copyOf(lists);
            Range.u16("NumberOfTunnels", lists.size());
        }

        @Override
        public void encode(WireWriter out) {
            // the length counts from itself on
            out.u8(SOFT_SYNC_REQUEST << 4).u8(0).u32le(size() - 2);
            out.u16le(flags).u16le(lists.size());
            for (ChannelList list : lists) {
                out.u32le(list.tunnelType).u16le(list.channelIds.size());
                list.channelIds.forEach(out::u32le);
            }
        }

        @Override
        public int size() {
            return 10 + lists.stream().mapToInt(ChannelList::size).sum();
        }

        private static SoftSyncRequest decodeBody(WireReader in) throws DecodeException {
            in.require(9, "DYNVC_SOFT_SYNC_REQUEST");
            in.skip(1, "Pad");
            in.skip(4, "Length");
            int flags = in.u16le();
            int tunnels = in.u16le();
            List<ChannelList> lists = new ArrayList<>();
            for (int i = 0; i < tunnels; i++) {
                in.require(6, "SoftSyncChannelLists");
                long type = in.u32le();
                int count = in.u16le();
                in.require(4 * count, "ListOfDVCIds");
                List<Long> ids = new ArrayList<>(count);
                for (int j = 0; j < count; j++) {
                    ids.add(in.u32le());
                }
                lists.add(new ChannelList(type, ids));
            }
            return new SoftSyncRequest(flags, lists);
        }
    }

    /**
     * [MS-RDPEDYC] 2.2.5.2 Soft-Sync Response PDU.
     *
     * @param tunnels kinds of tunnels that the client moves channels to; empty where it declines
     */
    record SoftSyncResponse(List<Long> tunnels) implements DynamicPdu {
        public SoftSyncResponse {
            tunnels = List.copyOf(tunnels);
            tunnels.forEach(tunnel -> Range.u32("TunnelsToSwitch", tunnel));
        }

        @Override
        public void encode(WireWriter out) {
            out.u8(SOFT_SYNC_RESPONSE << 4).u8(0).u32le(tunnels.size());
            tunnels.forEach(out::u32le);
        }

        @Override
        public int size() {
            return 6 + 4 * tunnels.size();
        }

        private static SoftSyncResponse decodeBody(WireReader in) throws DecodeException {
            in.require(5, "DYNVC_SOFT_SYNC_RESPONSE");
            in.skip(1, "Pad");
            long count = in.u32le();
            if (count > in.remaining() / 4) {
                in.require(in.remaining() + 1, "TunnelsToSwitch");
            }
            List<Long> tunnels = new ArrayList<>((int) count);
            for (long i = 0; i < count; i++) {
                tunnels.add(in.u32le());
            }
            return new SoftSyncResponse(tunnels);
        }
    }

    /** A command that the specification does not name. */
    record Unknown(int header, Bytes rest) implements DynamicPdu {
        public Unknown {
            Range.u8("header", header);
        }

        @Override
        public void encode(WireWriter out) {
            out.u8(header).bytes(rest);
        }

        @Override
        public int size() {
            return 1 + rest.length();
        }
    }

    static DynamicPdu decodeFromHost(WireReader in) throws DecodeException {
        int header = in.u8();
        return switch (header >> 4) {
            case CAPABILITIES -> CapabilitiesRequest.decodeBody(in);
            case CREATE -> CreateRequest.decodeBody(header, in);
            default -> decodeFromEither(header, in);
        };
    }

    static DynamicPdu decodeFromClient(WireReader in) throws DecodeException {
        int header = in.u8();
        return switch (header >> 4) {
            case CAPABILITIES -> CapabilitiesResponse.decodeBody(in);
            case CREATE -> CreateResponse.decodeBody(header, in);
            default -> decodeFromEither(header, in);
        };
    }

    private static DynamicPdu decodeFromEither(int header, WireReader in) throws DecodeException {
        return switch (header >> 4) {
            case DATA_FIRST -> DataFirst.decodeBody(false, header, in);
            case DATA_FIRST_COMPRESSED -> DataFirst.decodeBody(true, header, in);
            case DATA -> Data.decodeBody(false, header, in);
            case DATA_COMPRESSED -> Data.decodeBody(true, header, in);
            case CLOSE -> new Close(ChannelHeader.readId(header, in));
            case SOFT_SYNC_REQUEST -> SoftSyncRequest.decodeBody(in);
            case SOFT_SYNC_RESPONSE -> SoftSyncResponse.decodeBody(in);
            default -> new Unknown(header, in.rest());
        };
    }
}
