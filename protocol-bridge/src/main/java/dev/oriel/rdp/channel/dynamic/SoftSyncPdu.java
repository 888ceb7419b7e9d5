package dev.oriel.rdp.channel.dynamic;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/** [MS-RDPEDYC] 2.2.5: channels move to other transports. */
public sealed interface SoftSyncPdu extends DynamicPdu {
    int SOFT_SYNC_REQUEST = 0x8;
    int SOFT_SYNC_RESPONSE = 0x9;

    /**
     * [MS-RDPEDYC] 2.2.5.1 Soft-Sync Request PDU: channels are to move to other transports.
     *
     * @param flags 0x01 the TCP transport is flushed, 0x02 there are channel lists
     */
    record Request(int flags, List<ChannelList> lists) implements SoftSyncPdu {
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

        public Request {
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

        static Request decodeBody(WireReader in) throws DecodeException {
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
            return new Request(flags, lists);
        }
    }

    /**
     * [MS-RDPEDYC] 2.2.5.2 Soft-Sync Response PDU.
     *
     * @param tunnels kinds of tunnels that the client moves channels to; empty where it declines
     */
    record Response(List<Long> tunnels) implements SoftSyncPdu {
        public Response {
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

        static Response decodeBody(WireReader in) throws DecodeException {
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
            return new Response(tunnels);
        }
    }
}
