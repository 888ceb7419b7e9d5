package dev.oriel.server.viewer;

import dev.oriel.server.auth.SignIns.SignIn;
import dev.oriel.server.outcome.CloseCode;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Extension;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The WebSocket {@code /ws}: one instance for each browser that connects, driven by the container. */
public final class ViewerEndpoint extends Endpoint {
    public static final String PATH = "/ws";
    public static final String SUBPROTOCOL = "oriel.v1";

    private static final Logger log = LoggerFactory.getLogger(ViewerEndpoint.class);
    private static final String SIGN_IN = "dev.oriel.sign-in";
    /** Pings keep the line busy; a browser that is gone without a word is found by them. */
    private static final int QUIET_PINGS = 3;

    private final ViewerHub hub;
    private final long idleMillis;
    private @Nullable ViewerConnection viewer;

    private ViewerEndpoint(ViewerHub hub, long idleMillis) {
        this.hub = hub;
        this.idleMillis = idleMillis;
    }

    /**
     * What the container needs to know.
     *
     * @param signIns finds the sign-in of an upgrade by its headers
     * @param pingMillis between pings
     */
    public static ServerEndpointConfig config(
            ViewerHub hub, Function<HandshakeRequest, Optional<SignIn>> signIns, long pingMillis) {
        return ServerEndpointConfig.Builder.create(ViewerEndpoint.class, PATH)
                .subprotocols(List.of(SUBPROTOCOL))
                .configurator(new ServerEndpointConfig.Configurator() {
                    @Override
                    public <T> T getEndpointInstance(Class<T> type) {
                        return type.cast(new ViewerEndpoint(hub, pingMillis * QUIET_PINGS));
                    }

                    // None: frames are compressed already, and deflating them again would cost more than it saves.
                    @Override
                    public List<Extension> getNegotiatedExtensions(
                            List<Extension> installed, List<Extension> requested) {
                        return List.of();
                    }

                    @Override
                    public void modifyHandshake(
                            ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
                        signIns.apply(request)
                                .ifPresent(signIn -> config.getUserProperties().put(SIGN_IN, signIn));
                    }
                })
                .build();
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        session.setMaxTextMessageBufferSize(hub.maxMessageBytes());
        session.setMaxBinaryMessageBufferSize(hub.maxMessageBytes());
        session.setMaxIdleTimeout(idleMillis);
        JakartaLine line = new JakartaLine(session);
        if (!SUBPROTOCOL.equals(session.getNegotiatedSubprotocol())) {
            line.close(CloseCode.VERSION.code(), "subprotocol " + SUBPROTOCOL + " is required");
            return;
        }
        if (!(config.getUserProperties().get(SIGN_IN) instanceof SignIn signIn)) {
            line.close(CloseCode.NOT_SIGNED_IN.code(), "not-signed-in");
            return;
        }
        ViewerConnection opened = hub.open(signIn, line);
        viewer = opened;
        session.addMessageHandler(String.class, (MessageHandler.Whole<String>) opened::onText);
        session.addMessageHandler(ByteBuffer.class, (MessageHandler.Whole<ByteBuffer>) opened::onBinary);
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        if (viewer != null) {
            viewer.gone("close code " + reason.getCloseCode().getCode());
        }
    }

    @Override
    public void onError(Session session, Throwable failure) {
        log.debug("websocket failed", failure);
        if (viewer != null) {
            viewer.gone(failure.getMessage() == null ? "line cut" : failure.getMessage());
        }
    }

    /** A line over a Jakarta WebSocket session. */
    private record JakartaLine(Session session) implements Line {
        @Override
        public void sendText(String text, Consumer<@Nullable Throwable> done) {
            send(remote -> remote.sendText(text, result -> done.accept(failure(result))), done);
        }

        @Override
        public void sendBinary(ByteBuffer message, Consumer<@Nullable Throwable> done) {
            send(remote -> remote.sendBinary(message, result -> done.accept(failure(result))), done);
        }

        @Override
        public void ping() {
            try {
                session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
            } catch (IOException | IllegalStateException | IllegalArgumentException e) {
                log.debug("ping failed", e); // the close that follows is what counts
            }
        }

        @Override
        public void close(int code, String reason) {
            try {
                session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code), reason));
            } catch (IOException | IllegalStateException e) {
                log.debug("close failed", e); // the line has gone already
            }
        }

        /** The container refuses to send on a line that has gone. */
        private void send(Consumer<RemoteEndpoint.Async> message, Consumer<@Nullable Throwable> done) {
            RemoteEndpoint.Async remote;
            try {
                remote = session.getAsyncRemote();
            } catch (IllegalStateException e) {
                done.accept(e);
                return;
            }
            message.accept(remote);
        }

        private static @Nullable Throwable failure(SendResult result) {
            return result.isOK() ? null : result.getException();
        }
    }
}
