package dev.oriel.rdp.connect;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.rdp.security.standard.SecurityLayer;
import dev.oriel.rdp.share.ConfirmActive;
import dev.oriel.rdp.share.DataPdu;
import dev.oriel.rdp.share.DeactivateAll;
import dev.oriel.rdp.share.DemandActive;
import dev.oriel.rdp.share.ServerRedirection;
import dev.oriel.rdp.share.ServerRedirectionPdu;
import dev.oriel.rdp.share.ShareControlPdu;
import dev.oriel.rdp.share.ShareData;
import dev.oriel.rdp.transport.Incoming;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import java.util.Optional;

/** A state in which share PDUs travel on the I/O channel: from the capability exchange on. */
abstract sealed class ShareState implements State.Framed permits CapabilityExchange, Finalization, Active {
    private final Link link;

    ShareState(Link link) {
        this.link = link;
    }

    final Link link() {
        return link;
    }

    @Override
    public ConnectStage stage() {
        return ConnectStage.CAPABILITIES;
    }

    @Override
    public final ConnectionEndedException closedByHost() {
        return link.closed(stage());
    }

    @Override
    public final State receive(WireReader frame, long nanoTime) throws DecodeException, ConnectionEndedException {
        link.received(frame.remaining());
        switch (Incoming.decode(frame)) {
            case Incoming.FastPath(int flags, WireReader body) ->
                link.context().session().fastPath(link.security().openFastPath(flags, body));
            case Incoming.ChannelData(int channelId, WireReader data) -> {
                if (channelId == link.channels().io()) {
                    return ioChannel(data);
                }
                if (link.channels().isMessage(channelId)) {
                    link.message(data, nanoTime);
                } else if (link.channels().isDynamic(channelId)) {
                    link.dynamicChannel(data);
                }
                // Data on channels that were never joined is for nobody.
            }
            case Incoming.Disconnected(int reason) -> throw link.disconnected(reason, stage());
            case Incoming.Other(var pdu) ->
                throw DecodeException.unexpected(
                        "DomainMCSPDU", 7, pdu.getClass().getSimpleName());
        }
        return this;
    }

    private State ioChannel(WireReader data) throws DecodeException, ConnectionEndedException {
        SecurityLayer.Opened opened = link.security().open(data, false);
        if (Link.isRedirection(opened)) {
            Link.follow(ServerRedirection.decode(opened.pdu()), stage());
            return this;
        }
        ShareState state = this;
        while (opened.pdu().hasRemaining()) {
            state = state.share(ShareControlPdu.decode(opened.pdu()));
        }
        return state;
    }

    private ShareState share(ShareControlPdu pdu) throws DecodeException, ConnectionEndedException {
        return switch (pdu) {
            case DemandActive demand -> demanded(demand);
            case DeactivateAll _ -> deactivated();
            case ShareData data -> {
                Optional<DataPdu> ours = link.context().session().shareData(data);
                yield ours.isPresent() ? data(ours.get()) : this;
            }
            case ServerRedirectionPdu(int _, ServerRedirection redirection) -> {
                Link.follow(redirection, stage());
                yield this;
            }
            case ConfirmActive _ -> throw DecodeException.unexpected("pduType", 2, "Confirm Active PDU from the host");
            case ShareControlPdu.Flow _, ShareControlPdu.Unknown _ -> this;
        };
    }

    /** The host starts a share: in any of these states, since some do it again without an end to the last one. */
    ShareState demanded(DemandActive demand) throws DecodeException {
        return Finalization.begin(link, demand);
    }

    /** The host has ended the share; it will start another. GNOME does so right after the connection. */
    ShareState deactivated() {
        link.context().session().deactivate();
        return new CapabilityExchange(link);
    }

    /** A data PDU that the session has left to the sequence. */
    ShareState data(DataPdu pdu) {
        return this;
    }
}
