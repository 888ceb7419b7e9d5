package dev.oriel.rdp.connect;

import dev.oriel.rdp.capability.CapabilitySet;
import dev.oriel.rdp.session.Activation;
import dev.oriel.rdp.share.ConfirmActive;
import dev.oriel.rdp.share.Control;
import dev.oriel.rdp.share.DataPdu;
import dev.oriel.rdp.share.DemandActive;
import dev.oriel.rdp.share.FontList;
import dev.oriel.rdp.share.FontMap;
import dev.oriel.rdp.share.PersistentKeyList;
import dev.oriel.rdp.share.ShareControlPdu;
import dev.oriel.rdp.share.ShareData;
import dev.oriel.rdp.share.Synchronize;
import dev.oriel.rdp.transport.FrameWriter;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import java.util.ArrayList;
import java.util.List;

/**
 * Both sides have told what they can do, the client has said the rest at once, and the host is to answer: [MS-RDPBCGR]
 * 1.3.1.1 Connection Finalization. Of its answers the Font Map PDU counts; the others only come before it.
 */
final class Finalization extends ShareState {
    private static final Bytes SOURCE_DESCRIPTOR = Bytes.ofAscii("ORIEL\0");

    private final long shareId;
    private final Activation agreed;

    private Finalization(Link link, long shareId, Activation agreed) {
        super(link);
        this.shareId = shareId;
        this.agreed = agreed;
    }

    static Finalization begin(Link link, DemandActive demand) throws DecodeException {
        FrameWriter frames = link.context().frames();
        int io = link.channels().io();
        int user = link.channels().user();
        long shareId = demand.shareId();
        HostCapabilities host = HostCapabilities.of(
                demand.capabilities(), link.context().settings(), link.context().limits());
        List<CapabilitySet> own = ClientCapabilities.of(link.context().settings(), host);
        frames.share(io, new ConfirmActive(user, shareId, SOURCE_DESCRIPTOR, own));
        if (host.salted() && link.security().encrypts()) {
            link.security().saltSignatures();
        }
        List<DataPdu> pdus = new ArrayList<>(List.of(
                new Synchronize(ShareControlPdu.SERVER_CHANNEL),
                new Control(Control.COOPERATE, 0, 0),
                new Control(Control.REQUEST_CONTROL, 0, 0)));
        List<PersistentKeyList> kept = link.context().session().keptBitmaps();
        if (OrderSupport.persists(link.context().settings(), host)) {
            pdus.addAll(kept);
        }
        pdus.add(FontList.empty());
        for (DataPdu pdu : pdus) {
            frames.share(io, ShareData.of(user, shareId, pdu));
        }
        return new Finalization(link, shareId, host.activation());
    }

    @Override
    ShareState data(DataPdu pdu) {
        return pdu instanceof FontMap ? Active.begin(link(), shareId, agreed) : this;
    }
}
