package dev.oriel.rdp.connect;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.Outcome.Cause;
import dev.oriel.rdp.mcs.McsPdu;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import java.util.ArrayDeque;
import java.util.Deque;

/** Joins one channel after the other: [MS-RDPBCGR] 3.2.5.3.8. Hosts want each confirmed before the next is asked for. */
final class ChannelJoining implements State.Framed {
    private final Context context;
    private final Negotiated negotiated;
    private final HostBlocks host;
    private final Channels channels;
    private final Deque<Integer> open;

    private ChannelJoining(Context context, Negotiated negotiated, HostBlocks host, Channels channels) {
        this.context = context;
        this.negotiated = negotiated;
        this.host = host;
        this.channels = channels;
        this.open = new ArrayDeque<>(channels.all());
    }

    static ChannelJoining begin(Context context, Negotiated negotiated, HostBlocks host, Channels channels) {
        ChannelJoining state = new ChannelJoining(context, negotiated, host, channels);
        state.request();
        return state;
    }

    private void request() {
        context.frames().mcs(new McsPdu.ChannelJoinRequest(channels.user(), open.getFirst()));
    }

    @Override
    public ConnectStage stage() {
        return ConnectStage.SETTINGS;
    }

    @Override
    public State receive(WireReader frame, long nanoTime) throws DecodeException, ConnectionEndedException {
        McsPdu pdu = UserAttachment.Mcs.expect(frame, stage());
        if (!(pdu instanceof McsPdu.ChannelJoinConfirm confirm)) {
            throw DecodeException.unexpected("DomainMCSPDU", 7, pdu.getClass().getSimpleName());
        }
        int wanted = open.removeFirst();
        if (confirm.result() != McsPdu.SUCCESSFUL || confirm.channelId().orElse(-1) != wanted) {
            throw ConnectionEndedException.of(
                    Cause.HOST_DENIED,
                    stage(),
                    "the host did not join channel " + wanted + " (MCS result " + confirm.result() + ")",
                    confirm.result());
        }
        if (open.isEmpty()) {
            return SecurityCommencement.begin(context, negotiated, host, channels);
        }
        request();
        return this;
    }
}
