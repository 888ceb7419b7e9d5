package dev.oriel.rdp.connect;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.Outcome.Cause;
import dev.oriel.rdp.mcs.McsPdu;
import dev.oriel.rdp.transport.Incoming;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;

/** The Attach User Request is out: [MS-RDPBCGR] 1.3.1.1 Channel Connection. */
record UserAttachment(Context context, Negotiated negotiated, HostBlocks host) implements State.Framed {
    @Override
    public ConnectStage stage() {
        return ConnectStage.SETTINGS;
    }

    @Override
    public State receive(WireReader frame, long nanoTime) throws DecodeException, ConnectionEndedException {
        McsPdu pdu = Mcs.expect(frame, stage());
        if (!(pdu instanceof McsPdu.AttachUserConfirm confirm)) {
            throw DecodeException.unexpected("DomainMCSPDU", 7, pdu.getClass().getSimpleName());
        }
        if (confirm.result() != McsPdu.SUCCESSFUL || confirm.initiator().isEmpty()) {
            throw ConnectionEndedException.of(
                    Cause.HOST_DENIED,
                    stage(),
                    "the host did not attach the user (MCS result " + confirm.result() + ")",
                    confirm.result());
        }
        int user = confirm.initiator().getAsInt();
        context.frames().attach(user);
        Channels channels = new Channels(user, host.ioChannel(), host.dynamicChannel(), host.messageChannel());
        return host.skipsChannelJoin()
                ? SecurityCommencement.begin(context, negotiated, host, channels)
                : ChannelJoining.begin(context, negotiated, host, channels);
    }

    /** What the states before the share have in common. */
    static final class Mcs {
        private Mcs() {}

        /** The next PDU of MCS that is no data. */
        static McsPdu expect(WireReader frame, ConnectStage stage) throws DecodeException, ConnectionEndedException {
            return switch (Incoming.decode(frame)) {
                case Incoming.Other(McsPdu pdu) -> pdu;
                case Incoming.Disconnected(int reason) ->
                    throw ConnectionEndedException.of(
                            Cause.HOST_DENIED, stage, "the host disconnected (MCS reason " + reason + ")", reason);
                case Incoming.ChannelData data ->
                    throw DecodeException.unexpected("channelId", 8, "data on channel " + data.channelId());
                case Incoming.FastPath _ -> throw DecodeException.unexpected("action", 0, "fast-path PDU");
            };
        }
    }
}
