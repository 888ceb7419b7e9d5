package dev.oriel.rdp.connect;

import dev.oriel.rdp.gcc.ServerBlock;
import dev.oriel.rdp.gcc.ServerCoreData;
import dev.oriel.rdp.gcc.ServerMessageChannelData;
import dev.oriel.rdp.gcc.ServerMultitransportData;
import dev.oriel.rdp.gcc.ServerNetworkData;
import dev.oriel.rdp.gcc.ServerSecurityData;
import dev.oriel.rdp.wire.DecodeException;
import java.util.List;
import java.util.OptionalInt;

/**
 * What the host says of itself: [MS-RDPBCGR] 2.2.1.4.
 *
 * @param skipsChannelJoin the host needs no joining of channels
 * @param security encryption that it has chosen
 * @param ioChannel MCS channel id
 * @param dynamicChannel MCS channel id of the one static channel that was asked for, where the host has given it
 * @param messageChannel MCS channel id, where there is one
 */
record HostBlocks(
        boolean skipsChannelJoin,
        ServerSecurityData security,
        int ioChannel,
        OptionalInt dynamicChannel,
        OptionalInt messageChannel) {
    static HostBlocks of(List<ServerBlock> blocks) throws DecodeException {
        boolean skipsChannelJoin = false;
        ServerSecurityData security = null;
        int ioChannel = 0;
        OptionalInt dynamicChannel = OptionalInt.empty();
        OptionalInt messageChannel = OptionalInt.empty();
        for (ServerBlock block : blocks) {
            switch (block) {
                case ServerCoreData core ->
                    skipsChannelJoin =
                            (core.earlyCapabilityFlags().orElse(0) & ServerCoreData.SKIP_CHANNELJOIN_SUPPORTED) != 0;
                case ServerSecurityData data -> security = data;
                case ServerNetworkData network -> {
                    ioChannel = network.ioChannelId();
                    // an id of 0 is a refusal
                    dynamicChannel = network.channelIds().stream()
                            .limit(1)
                            .mapToInt(Integer::intValue)
                            .filter(id -> id != 0)
                            .findFirst();
                }
                case ServerMessageChannelData message -> messageChannel = OptionalInt.of(message.channelId());
                case ServerMultitransportData _, ServerBlock.Unknown _ -> {}
            }
        }
        if (security == null) {
            throw DecodeException.unexpected("gccCCrsp", -1, "absence of security data");
        }
        if (ioChannel == 0) {
            throw DecodeException.unexpected("gccCCrsp", -1, "absence of network data");
        }
        return new HostBlocks(skipsChannelJoin, security, ioChannel, dynamicChannel, messageChannel);
    }
}
