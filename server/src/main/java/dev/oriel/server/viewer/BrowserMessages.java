package dev.oriel.server.viewer;

import dev.oriel.encoder.wire.ClientMessage;
import dev.oriel.encoder.wire.MalformedMessageException;
import dev.oriel.server.outcome.Refusal;
import dev.oriel.server.session.DesktopSession;
import dev.oriel.server.viewer.ClientText.Hello;
import dev.oriel.server.viewer.ClientText.MalformedTextException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one browser says, checked and brought to whom it is for. Messages come one after the other, on threads of the
 * WebSocket.
 */
final class BrowserMessages {
    private static final Logger log = LoggerFactory.getLogger(BrowserMessages.class);

    private final ViewerConnection viewer;
    private final Admittance admittance;
    private final Outbox outbox;

    BrowserMessages(ViewerConnection viewer, Admittance admittance, Outbox outbox) {
        this.viewer = viewer;
        this.admittance = admittance;
        this.outbox = outbox;
    }

    void text(String json) {
        try {
            ClientText message = ClientText.parse(json);
            if (message instanceof Hello said) {
                admittance.hello(said);
            } else {
                attachment(message).ifPresent(watched -> text(watched.session(), watched.frames(), message));
            }
        } catch (MalformedTextException e) {
            viewer.refuse(Refusal.MALFORMED_MESSAGE, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            viewer.failed(e);
        }
    }

    private void text(DesktopSession shown, FramePump frames, ClientText message) {
        switch (message) {
            case Hello _ -> throw new IllegalArgumentException("hello is for no session yet");
            case ClientText.Disconnect _ -> shown.disconnect();
            case ClientText.Refresh _ -> {
                shown.requestRefresh();
                frames.refresh();
                shown.reviewVideo();
            }
            case ClientText.Resize(var room) ->
                room.ifPresentOrElse(
                        layout -> shown.resize(viewer.events(), layout), () -> shown.keepSize(viewer.events()));
            case ClientText.Lossless(boolean on) -> frames.lossless(on);
            case ClientText.Ping _ -> outbox.text(new GatewayText.Pong());
            case ClientText.Visibility(boolean visible) -> {
                shown.visible(viewer.events(), visible);
                frames.visible(visible);
                shown.reviewVideo();
            }
            case ClientText.Video(boolean on, String reason) -> {
                log.info("the browser {} H.264: {}", on ? "decodes" : "no longer decodes", reason);
                frames.decodesVideo(on);
                shown.reviewVideo();
            }
        }
    }

    void binary(ByteBuffer bytes) {
        try {
            ClientMessage message = ClientMessage.decode(bytes);
            attachment(message).ifPresent(watched -> {
                switch (message) {
                    case ClientMessage.Ack ack -> acknowledged(watched, ack);
                    case ClientMessage.Input input -> watched.input(input);
                }
            });
        } catch (MalformedMessageException e) {
            viewer.refuse(Refusal.MALFORMED_MESSAGE, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            viewer.failed(e);
        }
    }

    private void acknowledged(Attachment watched, ClientMessage.Ack ack) {
        if (watched.frames().acknowledged(ack)) {
            watched.session().caughtUp();
        } else {
            viewer.refuse(
                    Refusal.OUT_OF_ORDER, "frame " + Integer.toUnsignedString(ack.frameId()) + " is not on its way");
        }
    }

    /**
     * What a message is for. One that comes before hello is out of order; one that comes while the line is
     * being closed crossed that on its way, and is dropped.
     */
    private Optional<Attachment> attachment(Object message) {
        if (viewer.isBeforeSession()) {
            String kind = message.getClass().getSimpleName().toLowerCase(Locale.ROOT);
            viewer.refuse(Refusal.OUT_OF_ORDER, kind + " before hello");
        }
        return viewer.attachment();
    }
}
