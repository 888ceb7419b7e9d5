package dev.oriel.rdp.connect;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.Outcome.Cause;
import dev.oriel.rdp.channel.ChannelChunk;
import dev.oriel.rdp.mcs.McsPdu.DisconnectProviderUltimatum;
import dev.oriel.rdp.security.standard.SecurityHeader;
import dev.oriel.rdp.security.standard.SecurityLayer;
import dev.oriel.rdp.share.ServerRedirection;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import java.util.Optional;

/** A connection whose channels stand and whose keys are agreed on: what the states from licensing on share. */
final class Link {
    private final Context context;
    private final Channels channels;
    private final SecurityLayer security;
    private final MessageChannel messages;

    Link(Context context, Channels channels, SecurityLayer security) {
        this.context = context;
        this.channels = channels;
        this.security = security;
        this.messages = new MessageChannel(context.frames(), channels.message());
        context.path().join(channels);
    }

    Context context() {
        return context;
    }

    Channels channels() {
        return channels;
    }

    SecurityLayer security() {
        return security;
    }

    /** Counts what comes from the host, for measurements of its bandwidth. */
    void received(int bytes) {
        messages.received(bytes);
    }

    /** Answers what comes on the message channel. */
    void message(WireReader data, long nanoTime) throws DecodeException {
        messages.receive(security.open(data, true), nanoTime);
    }

    /** Takes what comes on the static channel of dynamic channels. */
    void dynamicChannel(WireReader data) throws DecodeException {
        context.dynamicChannels()
                .receive(ChannelChunk.decode(security.open(data, false).pdu()));
    }

    /** What it means that the host has sent the last message of MCS. */
    ConnectionEndedException disconnected(int reason, ConnectStage stage) {
        Optional<Outcome> told = context.session().outcome();
        if (told.isPresent()) {
            return new ConnectionEndedException(told.get());
        }
        // [MS-RDPBCGR] 1.4.4.1 and 1.4.4.3: the user logged off, or an administrator ended the session.
        Cause cause = switch (reason) {
            case DisconnectProviderUltimatum.USER_REQUESTED -> Cause.LOGGED_OFF;
            case DisconnectProviderUltimatum.PROVIDER_INITIATED -> Cause.ENDED_BY_ADMINISTRATOR;
            default -> Cause.HOST_ERROR;
        };
        if (stage != ConnectStage.ACTIVE) {
            cause = Cause.HOST_DENIED;
        }
        return ConnectionEndedException.of(
                cause, stage, "the host disconnected without a reason of its own (MCS reason " + reason + ")", reason);
    }

    /** What it means that the host has closed the connection without a word of MCS. */
    ConnectionEndedException closed(ConnectStage stage) {
        return context.session()
                .outcome()
                .map(ConnectionEndedException::new)
                .orElseGet(() -> ConnectionEndedException.of(Cause.RESET, stage, "the host closed the connection"));
    }

    /** Ends the connection where the host wants it to go on elsewhere. */
    static void follow(ServerRedirection redirection, ConnectStage stage) throws ConnectionEndedException {
        if ((redirection.options() & ServerRedirection.NO_REDIRECT) != 0) {
            return;
        }
        String target = redirection
                .targetFqdn()
                .or(redirection::targetNetAddress)
                .or(redirection::targetNetBiosName)
                .orElse("the target of a routing token");
        throw ConnectionEndedException.of(
                Cause.REDIRECTED, stage, "the host redirects to " + target + ", session " + redirection.sessionId());
    }

    /** Whether a PDU with these flags of its security header is a redirection. */
    static boolean isRedirection(SecurityLayer.Opened opened) {
        return opened.has(SecurityHeader.REDIRECTION_PKT);
    }
}
