package dev.oriel.rdp.session;

import dev.oriel.bridge.DesktopListener;
import dev.oriel.bridge.InputEvent;
import dev.oriel.bridge.Outcome;
import dev.oriel.display.Surface;
import dev.oriel.rdp.codec.bulk.BulkDecompressor;
import dev.oriel.rdp.order.cache.BitmapCache;
import dev.oriel.rdp.session.SessionCounters.Counter;
import dev.oriel.rdp.share.AutoReconnectCookie;
import dev.oriel.rdp.share.AutoReconnectStatus;
import dev.oriel.rdp.share.Control;
import dev.oriel.rdp.share.DataPdu;
import dev.oriel.rdp.share.ExtendedLogonInfo;
import dev.oriel.rdp.share.FontList;
import dev.oriel.rdp.share.FontMap;
import dev.oriel.rdp.share.FrameAcknowledge;
import dev.oriel.rdp.share.LogonNotification;
import dev.oriel.rdp.share.MonitorLayout;
import dev.oriel.rdp.share.PersistentKeyList;
import dev.oriel.rdp.share.PlaySound;
import dev.oriel.rdp.share.RefreshRect;
import dev.oriel.rdp.share.SaveSessionInfo;
import dev.oriel.rdp.share.SetErrorInfo;
import dev.oriel.rdp.share.SetKeyboardImeStatus;
import dev.oriel.rdp.share.SetKeyboardIndicators;
import dev.oriel.rdp.share.ShareData;
import dev.oriel.rdp.share.ShutdownDenied;
import dev.oriel.rdp.share.ShutdownRequest;
import dev.oriel.rdp.share.StatusInfo;
import dev.oriel.rdp.share.SuppressOutput;
import dev.oriel.rdp.share.Synchronize;
import dev.oriel.rdp.share.UserLogon;
import dev.oriel.rdp.share.UserLogonLong;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import java.util.List;
import java.util.Optional;

/**
 * A session from its first activation on, without I/O: [MS-RDPBCGR] 1.3.1.1 phase Connection Finalization onwards, and
 * 1.3.1.3 Deactivation-Reactivation Sequence.
 *
 * <p>It lives as long as the connection, because bulk compression does: the driver gives it every data PDU, those of the
 * finalization too, and takes back what is its own. It is confined to the connection's thread, but for what it sends: see
 * {@link ShareSender}.
 */
public final class ActiveSession {
    private final Surface surface;
    private final DesktopListener listener;
    private final SessionCounters counters = new SessionCounters();
    private final UpdateProcessor updates;
    private final ShareSender sender;
    private final EndReason endReason = new EndReason();

    private boolean keysTold;
    private boolean relativeMouse;
    private Optional<AutoReconnectCookie> reconnectCookie = Optional.empty();

    /** Of a desktop's first connection. */
    public ActiveSession(Surface surface, DesktopListener listener, SessionOutput output, Limits limits) {
        this(surface, listener, output, limits, new BitmapCache());
    }

    /** @param kept bitmaps of the desktop's earlier connections */
    public ActiveSession(
            Surface surface, DesktopListener listener, SessionOutput output, Limits limits, BitmapCache kept) {
        this.surface = surface;
        this.listener = listener;
        this.sender = new ShareSender(output);
        this.updates = new UpdateProcessor(
                surface, listener, counters, new BulkDecompressor(), limits, kept, sender::acknowledgeFrame);
    }

    /**
     * What a host of persistent bitmap caches is told before the first share of a connection, and never again in it:
     * [MS-RDPBCGR] 2.2.1.17. The bitmaps named are in their places from then on.
     */
    public List<PersistentKeyList> keptBitmaps() {
        if (keysTold) {
            return List.of();
        }
        keysTold = true;
        return PersistentKeyList.of(updates.renewBitmaps());
    }

    /** The share is active, for the first time or again; the surface takes the desktop's size. */
    public void activate(Activation agreed) {
        surface.lock().lock();
        try {
            if (surface.width() != agreed.width() || surface.height() != agreed.height()) {
                surface.resize(agreed.width(), agreed.height());
                listener.resized(agreed.width(), agreed.height());
            }
        } finally {
            surface.lock().unlock();
        }
        updates.colorDepth(agreed.colorDepth());
        sender.activate(agreed);
        listener.active(agreed.width(), agreed.height());
        if (relativeMouse != agreed.input().relativeMouse()) {
            relativeMouse = agreed.input().relativeMouse();
            listener.relativeMouse(relativeMouse);
        }
    }

    /** The host has left the share (Deactivate All PDU): input is dropped until it is active again. */
    public void deactivate() {
        sender.deactivate();
        updates.reset();
    }

    /**
     * Takes the updates of a fast-path output PDU.
     *
     * @param in fpOutputUpdates: all after the header, decrypted
     */
    public void fastPath(WireReader in) throws DecodeException {
        updates.fastPath(in);
    }

    /**
     * Takes a data PDU.
     *
     * @return the PDU where it is none of the session's, but of the connection's sequence or its end
     */
    public Optional<DataPdu> shareData(ShareData pdu) throws DecodeException {
        WireReader in = pdu.payload().reader();
        if (pdu.compressedType() != 0) {
            in = updates.decompress(pdu.compressedType(), in);
        }
        switch (pdu.pduType2()) {
            case DataPdu.UPDATE -> updates.graphics(in);
            case DataPdu.POINTER -> updates.pointer(in);
            default -> {
                return handle(DataPdu.decode(pdu.pduType2(), in));
            }
        }
        return Optional.empty();
    }

    private Optional<DataPdu> handle(DataPdu pdu) {
        switch (pdu) {
            case SetErrorInfo error -> endReason.errorInfo(error.errorInfo());
            case SaveSessionInfo info -> sessionInfo(info.info());
            case SetKeyboardIndicators indicators -> listener.lockKeys(indicators.ledFlags() & 0xF);
            case PlaySound sound -> listener.bell(clampToInt(sound.frequency()), clampToInt(sound.duration()));
            case ShutdownDenied _ -> sender.shutdownDenied();
            case DataPdu.Other _ -> counters.add(Counter.PDUS_UNKNOWN, 1);
            case Synchronize _,
                    Control _,
                    FontList _,
                    FontMap _,
                    PersistentKeyList _,
                    ShutdownRequest _,
                    RefreshRect _,
                    SuppressOutput _,
                    SetKeyboardImeStatus _,
                    MonitorLayout _,
                    StatusInfo _,
                    AutoReconnectStatus _,
                    FrameAcknowledge _ -> {
                return Optional.of(pdu);
            }
        }
        return Optional.empty();
    }

    private void sessionInfo(SaveSessionInfo.LogonInfo info) {
        switch (info) {
            case UserLogon logon -> listener.loggedOn(logon.userName());
            case UserLogonLong logon -> listener.loggedOn(logon.userName());
            case SaveSessionInfo.PlainNotify _ -> listener.loggedOn("");
            case ExtendedLogonInfo extended -> {
                if (extended.cookie().isPresent()) {
                    reconnectCookie = extended.cookie();
                }
                endReason.logonFailure(extended.errors().flatMap(errors -> LogonNotification.of(errors.type())));
            }
            case SaveSessionInfo.UnknownInfo _ -> counters.add(Counter.PDUS_UNKNOWN, 1);
        }
    }

    /** Nothing more has arrived for now: tells the listener that the picture is fit to be shown, where it changed. */
    public void drained() {
        updates.drained();
    }

    /** What the host has said of the end of the session, as far as it has. */
    public Optional<Outcome> outcome() {
        return endReason.outcome();
    }

    /** The latest cookie with which the host takes this client back: [MS-RDPBCGR] 5.5 Automatic Reconnection. */
    public Optional<AutoReconnectCookie> reconnectCookie() {
        return reconnectCookie;
    }

    public SessionCounters counters() {
        return counters;
    }

    /**
     * Sends one input event. Any thread.
     *
     * @return false where it was dropped: the share is not active, or the host does not take such events
     */
    public boolean send(InputEvent event) {
        return sender.send(event);
    }

    /** Asks the host to paint everything again, where it knows how to. Any thread. */
    public void requestRefresh() {
        sender.requestRefresh();
    }

    /**
     * Asks the host to paint nothing while nobody looks, or to paint again; where it knows how to, and in each share from
     * now on. Any thread.
     */
    public void suppressOutput(boolean suppress) {
        sender.suppressOutput(suppress);
    }

    /**
     * Asks the host whether it ends the session before this end closes: [MS-RDPBCGR] 1.3.1.4.1 User-Initiated
     * Disconnection. A host on which nobody has logged on closes the connection; any other refuses. Any thread.
     *
     * @param whenAnswered called once, quickly, when the host has refused or the share has ended
     * @return whether the host was asked: not where the share is not active
     */
    public boolean requestShutdown(Runnable whenAnswered) {
        return sender.requestShutdown(whenAnswered);
    }

    private static int clampToInt(long value) {
        return (int) Math.min(value, Integer.MAX_VALUE);
    }
}
