package dev.oriel.rdp.connect;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.HostSettings.Credentials;
import dev.oriel.bridge.Outcome;
import dev.oriel.rdp.license.LicenseClient;
import dev.oriel.rdp.license.LicenseStep;
import dev.oriel.rdp.license.LicenseStore;
import dev.oriel.rdp.security.standard.SecurityHeader;
import dev.oriel.rdp.security.standard.SecurityLayer;
import dev.oriel.rdp.security.standard.ServerCertificate;
import dev.oriel.rdp.share.ServerRedirection;
import dev.oriel.rdp.transport.Incoming;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import java.util.Optional;

/**
 * The client info is out, and the host measures the network, if it likes, and asks for a licence: [MS-RDPBCGR] 1.3.1.1
 * Licensing, 3.2.5.3.12.
 */
final class Licensing implements State.Framed {
    private final Link link;
    private final LicenseClient licenses;
    /** Before the first licensing PDU, the host may just as well have stumbled over the keys or the client info. */
    private ConnectStage stage = ConnectStage.SECURITY;

    /** @param certificate of RDP's own security, where that is in force */
    Licensing(Link link, Optional<ServerCertificate> certificate) {
        this.link = link;
        Context context = link.context();
        this.licenses = new LicenseClient(
                context.settings().credentials().map(Credentials::user).orElse(""),
                context.settings().clientName(),
                LicenseStore.none(),
                certificate,
                context.random(),
                context.limits());
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
        return follow(licenses.receive(opened.pdu()));
    }

    private State follow(LicenseStep step) throws ConnectionEndedException {
        return switch (step) {
            case LicenseStep.Send(Bytes pdu) -> {
                link.context().frames().channel(link.channels().io(), SecurityHeader.LICENSE_PKT, pdu);
                yield this;
            }
            case LicenseStep.More() -> this;
            case LicenseStep.Done() -> new CapabilityExchange(link);
            case LicenseStep.Failed(Outcome outcome) -> throw new ConnectionEndedException(outcome);
        };
    }
}
