package dev.oriel.rdp.connect;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.Outcome.Cause;
import dev.oriel.rdp.license.LicenseErrorAlert;
import dev.oriel.rdp.license.LicensePdu;
import dev.oriel.rdp.security.standard.SecurityHeader;
import dev.oriel.rdp.security.standard.SecurityLayer;
import dev.oriel.rdp.share.ServerRedirection;
import dev.oriel.rdp.transport.Incoming;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;

/**
 * The client info is out, and the host measures the network, if it likes, and asks for a licence: [MS-RDPBCGR] 1.3.1.1
 * Licensing, 3.2.5.3.12.
 */
final class Licensing implements State.Framed {
    private final Link link;
    /** Before the first licensing PDU, the host may just as well have stumbled over the keys or the client info. */
    private ConnectStage stage = ConnectStage.SECURITY;

    Licensing(Link link) {
        this.link = link;
    }

    @Override
    public ConnectStage stage() {
        return stage;
    }

    @Override
    public ConnectionEndedException closedByHost() {
        return link.closed(stage);
    }

    @Override
    public State receive(WireReader frame, long nanoTime) throws DecodeException, ConnectionEndedException {
        link.received(frame.remaining());
        return switch (Incoming.decode(frame)) {
            case Incoming.ChannelData(int channelId, WireReader data) -> {
                if (link.channels().isMessage(channelId)) {
                    link.message(data, nanoTime);
                    yield this;
                }
                yield channelId == link.channels().io() ? ioChannel(data) : this;
            }
            case Incoming.Disconnected(int reason) -> throw link.disconnected(reason, stage);
            case Incoming.FastPath _ -> throw DecodeException.unexpected("action", 0, "fast-path PDU");
            case Incoming.Other(var pdu) ->
                throw DecodeException.unexpected(
                        "DomainMCSPDU", 7, pdu.getClass().getSimpleName());
        };
    }

    private State ioChannel(WireReader data) throws DecodeException, ConnectionEndedException {
        SecurityLayer.Opened opened = link.security().open(data, true);
        if (Link.isRedirection(opened)) {
            Link.follow(ServerRedirection.decode(opened.pdu()), stage);
            return this;
        }
        if (!opened.has(SecurityHeader.LICENSE_PKT)) {
            throw DecodeException.unexpected(
                    "securityHeader flags", 0, "flags 0x" + Integer.toHexString(opened.flags()) + " in licensing");
        }
        stage = ConnectStage.LICENSE;
        return license(LicensePdu.decode(opened.pdu()));
    }

    private State license(LicensePdu pdu) throws DecodeException, ConnectionEndedException {
        if (pdu instanceof LicenseErrorAlert alert) {
            return alerted(alert);
        }
        throw DecodeException.unexpected("bMsgType", 0, pdu.getClass().getSimpleName());
    }

    private State alerted(LicenseErrorAlert alert) throws ConnectionEndedException {
        if (alert.isValidClient()) {
            return new CapabilityExchange(link);
        }
        long code = alert.errorCode();
        boolean refused = code == LicenseErrorAlert.NO_LICENSE_SERVER || code == LicenseErrorAlert.INVALID_CLIENT;
        throw ConnectionEndedException.of(
                refused ? Cause.LICENSE_REFUSED : Cause.LICENSE_FAILED,
                stage,
                "the host ended licensing with error " + code + ", transition " + alert.stateTransition(),
                code);
    }
}
