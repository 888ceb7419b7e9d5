package dev.oriel.rdp.transport;

import dev.oriel.rdp.fastpath.FastPathHeader;
import dev.oriel.rdp.mcs.McsPdu;
import dev.oriel.rdp.mcs.SendData;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.x224.X224Pdu;

/** A frame from the host, once the channels stand. What it holds is valid as long as the buffer that was read. */
public sealed interface Incoming {
    /**
     * Data on a channel, with its security header where it has one.
     *
     * @param channelId MCS channel id
     */
    record ChannelData(int channelId, WireReader data) implements Incoming {}

    /**
     * Graphics on the fast path, not decrypted yet.
     *
     * @param flags of the header, for the security layer
     */
    record FastPath(int flags, WireReader body) implements Incoming {}

    /**
     * The host ends the connection.
     *
     * @param reason of the MCS Disconnect Provider Ultimatum, or -1 where X.224 was closed
     */
    record Disconnected(int reason) implements Incoming {}

    /** Another PDU of MCS. */
    record Other(McsPdu pdu) implements Incoming {}

    /** @param frame one frame, all of it */
    static Incoming decode(WireReader frame) throws DecodeException {
        if (Framing.isFastPath(frame.peekU8())) {
            FastPathHeader header = FastPathHeader.decode(frame);
            return new FastPath(header.flags(), frame.slice(header.bodyLength(), "fast-path body"));
        }
        return switch (X224Pdu.decode(frame)) {
            case X224Pdu.Data(var payload) -> ofMcs(McsPdu.decode(payload.reader()));
            case X224Pdu.DisconnectRequest _ -> new Disconnected(-1);
            case X224Pdu other ->
                throw DecodeException.unexpected(
                        "X.224 TPDU", 0, other.getClass().getSimpleName());
        };
    }

    private static Incoming ofMcs(McsPdu pdu) {
        return switch (pdu) {
            case SendData.Indication indication ->
                new ChannelData(indication.channelId(), indication.userData().reader());
            case McsPdu.DisconnectProviderUltimatum ultimatum -> new Disconnected(ultimatum.reason());
            case McsPdu other -> new Other(other);
        };
    }
}
