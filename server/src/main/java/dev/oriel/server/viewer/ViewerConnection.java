package dev.oriel.server.viewer;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.InputEvent;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.PointerShape;
import dev.oriel.display.Rect;
import dev.oriel.display.Surface;
import dev.oriel.encoder.wire.ByteSink;
import dev.oriel.encoder.wire.ClientMessage;
import dev.oriel.encoder.wire.MalformedMessageException;
import dev.oriel.encoder.wire.PointerMessage;
import dev.oriel.server.auth.SignIns.SignIn;
import dev.oriel.server.config.DesktopConfig;
import dev.oriel.server.config.Durations;
import dev.oriel.server.outcome.Catalogue.Language;
import dev.oriel.server.outcome.Catalogue.Text;
import dev.oriel.server.outcome.Refusal;
import dev.oriel.server.outcome.Rule;
import dev.oriel.server.runtime.Timers;
import dev.oriel.server.session.DesktopSession;
import dev.oriel.server.session.SessionRequest;
import dev.oriel.server.session.Sessions.Admission;
import dev.oriel.server.session.Viewer;
import dev.oriel.server.viewer.ClientText.Hello;
import dev.oriel.server.viewer.ClientText.MalformedTextException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One browser: what it says is checked here and becomes input, what the session reports becomes messages and frames.
 *
 * <p>Messages of the browser come one after the other, on threads of the WebSocket; reports of the session under the
 * session's lock; timers by their own thread. What they share is guarded by {@link #lock}, under which nothing is
 * called that takes a session's lock.
 */
final class ViewerConnection implements Viewer {
    private static final Logger log = LoggerFactory.getLogger(ViewerConnection.class);

    private final int number;
    private final SignIn signIn;
    private final Line line;
    private final ViewerServices services;
    private final Outbox outbox;

    private final ReentrantLock lock = new ReentrantLock();
    // From here on guarded by the lock.
    private Phase phase = Phase.HELLO;
    private @Nullable Hello hello;
    private @Nullable DesktopSession session;
    private @Nullable FramePump pump;
    private final HeldInput held = new HeldInput();
    private Timers.@Nullable Task deadline;
    private Timers.@Nullable Task ping;

    private enum Phase {
        /** nothing has been said */
        HELLO,
        /** the browser has been asked for a log-on */
        CREDENTIALS,
        /** the session is being looked up or begun */
        OPENING,
        ATTACHED,
        /** the close frame is on its way, or the line has gone */
        CLOSED
    }

    ViewerConnection(int number, SignIn signIn, Line line, ViewerServices services) {
        this.number = number;
        this.signIn = signIn;
        this.line = line;
        this.services = services;
        this.outbox = new Outbox(line, services.executor(), () -> gone("line failed"));
    }

    SignIn signIn() {
        return signIn;
    }

    /** The line is open. */
    void opened() {
        Duration patience = services.config().viewer().helloTimeout();
        lock.lock();
        try {
            deadline = services.timers()
                    .after(patience, () -> refuse(Refusal.HELLO_MISSING, "no hello in " + Durations.format(patience)));
            ping = services.timers().after(services.config().viewer().ping(), this::ping);
        } finally {
            lock.unlock();
        }
    }

    // ---- from the browser

    void onText(String json) {
        try (var _ = context()) {
            ClientText message = ClientText.parse(json);
            switch (message) {
                case Hello said -> hello(said);
                case ClientText.Disconnect _ -> attachedSession(message).ifPresent(DesktopSession::disconnect);
                case ClientText.Refresh _ ->
                    attachedSession(message).ifPresent(shown -> {
                        shown.requestRefresh();
                        withPump(FramePump::refresh);
                    });
                case ClientText.Lossless(boolean on) ->
                    attachedSession(message).ifPresent(_ -> withPump(frames -> frames.lossless(on)));
                case ClientText.Ping _ -> attachedSession(message).ifPresent(_ -> outbox.text(new GatewayText.Pong()));
                case ClientText.Visibility(boolean visible) ->
                    attachedSession(message).ifPresent(_ -> withPump(frames -> frames.visible(visible)));
            }
        } catch (MalformedTextException e) {
            refuse(Refusal.MALFORMED_MESSAGE, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    void onBinary(ByteBuffer bytes) {
        try (var _ = context()) {
            ClientMessage message = ClientMessage.decode(bytes);
            attachedSession(message).ifPresent(shown -> {
                switch (message) {
                    case ClientMessage.Ack ack ->
                        withPump(frames -> {
                            if (!frames.acknowledged(ack)) {
                                refuse(
                                        Refusal.OUT_OF_ORDER,
                                        "frame " + Integer.toUnsignedString(ack.frameId()) + " is not on its way");
                            }
                        });
                    case ClientMessage.Input input -> input(shown, input);
                }
            });
        } catch (MalformedMessageException e) {
            refuse(Refusal.MALFORMED_MESSAGE, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    /** The browser or the network has closed the line, or it failed. */
    void gone(String why) {
        try (var _ = context()) {
            Phase before = finish();
            outbox.gone();
            if (before != Phase.CLOSED) {
                log.atInfo().addKeyValue("event", "viewer-gone").log("viewer {} has gone: {}", number, why);
            }
        }
    }

    private void hello(Hello said) {
        boolean again;
        lock.lock();
        try {
            if (phase == Phase.CLOSED) {
                return;
            }
            again = phase == Phase.ATTACHED || phase == Phase.OPENING;
            if (!again) {
                phase = Phase.OPENING;
                hello = said.withoutCredentials();
                deadline = cancel(deadline);
            }
        } finally {
            lock.unlock();
        }
        if (again) {
            refuse(Refusal.OUT_OF_ORDER, "a second hello");
        } else if (said.version() != 1) {
            refuse(Refusal.VERSION_NOT_SUPPORTED, "version " + said.version() + " is not 1");
        } else {
            Optional<DesktopConfig> desktop = services.desktop(signIn.account(), said.desktop());
            if (desktop.isEmpty()) {
                refuse(Refusal.NO_SUCH_DESKTOP, "no desktop \"" + said.desktop() + "\" for this user");
            } else {
                open(desktop.get(), said);
            }
        }
    }

    private void open(DesktopConfig desktop, Hello said) {
        SessionRequest request = new SessionRequest(
                signIn.account().name(),
                said.width(),
                said.height(),
                said.keyboardLayout(),
                said.timeZone(),
                said.credentials(),
                said.takeover());
        switch (services.sessions().open(desktop, request, this)) {
            case Admission.Joined(DesktopSession joined) -> {
                if (isClosed()) {
                    joined.leave(this); // the line broke meanwhile
                }
            }
            case Admission.CredentialsNeeded(String user, String domain) -> {
                Duration patience = services.config().viewer().credentialsTimeout();
                lock.lock();
                try {
                    if (phase == Phase.CLOSED) {
                        return;
                    }
                    phase = Phase.CREDENTIALS;
                    deadline = services.timers()
                            .after(
                                    patience,
                                    () -> refuse(Refusal.HELLO_MISSING, "no log-on in " + Durations.format(patience)));
                } finally {
                    lock.unlock();
                }
                outbox.text(new GatewayText.CredentialsNeeded(user, domain));
            }
            case Admission.Ended(Outcome outcome) -> ended(outcome);
            case Admission.Refused(Refusal why) -> refuse(why, "");
        }
    }

    private void input(DesktopSession shown, ClientMessage.Input input) {
        Optional<Rect> bounds = shown.bounds();
        if (bounds.isEmpty()) {
            return; // nothing is there yet that could receive it
        }
        List<InputEvent> events;
        lock.lock();
        try {
            events = Inputs.events(input, held, bounds.get());
        } finally {
            lock.unlock();
        }
        events.forEach(shown::send);
        withPump(frames -> frames.inputSent(input));
    }

    /**
     * The session that a message is for. One that comes before hello is out of order; one that comes while the line is
     * being closed crossed that on its way, and is dropped.
     */
    private Optional<DesktopSession> attachedSession(Object message) {
        lock.lock();
        try {
            if (phase == Phase.ATTACHED || phase == Phase.CLOSED) {
                return phase == Phase.CLOSED ? Optional.empty() : Optional.ofNullable(session);
            }
        } finally {
            lock.unlock();
        }
        refuse(Refusal.OUT_OF_ORDER, message.getClass().getSimpleName().toLowerCase(Locale.ROOT) + " before hello");
        return Optional.empty();
    }

    // ---- from the session, under its lock

    @Override
    public void attached(DesktopSession joined, Surface surface, boolean resumed) {
        Hello said;
        FramePump frames;
        lock.lock();
        try {
            said = hello;
            if (phase == Phase.CLOSED || said == null) {
                return;
            }
            phase = Phase.ATTACHED;
            session = joined;
            frames = new FramePump(surface, said, outbox, services, this::stalled, this::failed);
            pump = frames;
        } finally {
            lock.unlock();
        }
        DesktopConfig desktop = joined.desktopConfig();
        outbox.text(new GatewayText.Welcome(
                joined.number(),
                new GatewayText.Welcome.Desktop(desktop.id(), desktop.displayName()),
                resumed,
                frames.cacheBytes(),
                frames.isLossless(),
                desktop.ownKeyboardLayout(),
                GatewayText.FEATURES));
        log.atInfo()
                .addKeyValue("event", "viewer-attached")
                .addKeyValue("session", joined.number())
                .log("viewer {} watches session {}{}", number, joined.number(), resumed ? ", resumed" : "");
    }

    @Override
    public void dismissed(Refusal why) {
        refuse(why, "");
    }

    @Override
    public void stage(ConnectStage stage) {
        outbox.text(new GatewayText.Stage(stage.name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public void active(int width, int height) {
        withPump(FramePump::resized);
    }

    @Override
    public void resized(int width, int height) {
        withPump(FramePump::resized);
    }

    @Override
    public void painted(Rect rect) {
        withPump(frames -> frames.painted(rect));
    }

    @Override
    public void copied(Rect from, int toX, int toY) {
        withPump(frames -> frames.copied(from, toX, toY));
    }

    @Override
    public void filled(Rect rect, int rgb) {
        withPump(frames -> frames.filled(rect));
    }

    @Override
    public void frameEnded() {
        withPump(FramePump::frameEnded);
    }

    @Override
    public void pointer(PointerShape shape) {
        outbox.pointer(encoded(
                switch (shape) {
                    case PointerShape.Hidden _ -> new PointerMessage.Hidden();
                    case PointerShape.SystemDefault _ -> new PointerMessage.SystemDefault();
                    case PointerShape.Image image ->
                        new PointerMessage.Picture(
                                image.width(), image.height(), image.hotspotX(), image.hotspotY(), image.argb());
                }));
    }

    @Override
    public void pointerMoved(int x, int y) {
        outbox.pointerPosition(encoded(new PointerMessage.Position(x, y)));
    }

    @Override
    public void lockKeys(int flags) {
        outbox.text(new GatewayText.Locks(flags));
    }

    @Override
    public void bell(int frequencyHz, int durationMs) {
        outbox.text(new GatewayText.Bell(frequencyHz, durationMs));
    }

    @Override
    public void loggedOn(String user) {
        // Who has logged on is the session's to know: the browser shows the desktop either way.
    }

    @Override
    public void ended(Outcome outcome) {
        Rule rule = Rule.of(outcome.cause());
        String code = outcome.hostCode().isPresent()
                ? "0x" + Long.toHexString(outcome.hostCode().getAsLong())
                : "";
        conclude(rule, services.texts().text(outcome.cause(), language()), outcome.stage(), outcome.detail(), code);
    }

    // ---- the end

    /** Turns the browser away; the session stays as it is. */
    void refuse(Refusal why, String detail) {
        Rule rule = Rule.of(why);
        try (var _ = context()) {
            if (conclude(rule, services.texts().text(why, language()), ConnectStage.ACTIVE, detail, "")) {
                log.atLevel(rule.level())
                        .addKeyValue("event", "viewer-refused")
                        .addKeyValue("outcome", rule.id())
                        .log(
                                "viewer {} closed with {}: {}{}",
                                number,
                                rule.closeCode().code(),
                                rule.id(),
                                detail.isEmpty() ? "" : ", " + detail);
            }
        }
    }

    private boolean conclude(Rule rule, Text text, ConnectStage stage, String detail, String code) {
        if (finish() == Phase.CLOSED) {
            return false;
        }
        if (rule.closeCode().shown()) {
            outbox.text(new GatewayText.Ended(
                    rule.id(),
                    stage.name().toLowerCase(Locale.ROOT),
                    text.title(),
                    text.message(),
                    text.next(),
                    rule.retry().name().toLowerCase(Locale.ROOT),
                    detail,
                    code));
        }
        outbox.close(rule.closeCode().code(), rule.id());
        return true;
    }

    /**
     * Lets go of everything.
     *
     * @return the phase before; only one caller gets another than CLOSED
     */
    private Phase finish() {
        Phase before;
        DesktopSession left;
        FramePump frames;
        List<InputEvent> releases;
        lock.lock();
        try {
            before = phase;
            phase = Phase.CLOSED;
            left = session;
            frames = pump;
            releases = held.release();
            deadline = cancel(deadline);
            ping = cancel(ping);
            session = null;
            pump = null;
        } finally {
            lock.unlock();
        }
        if (before != Phase.CLOSED) {
            if (frames != null) {
                frames.close();
            }
            if (left != null) {
                releases.forEach(left::send);
                services.executor().execute(() -> left.leave(this)); // the caller may hold the session's lock
            }
            services.closed(this);
        }
        return before;
    }

    private void stalled() {
        refuse(
                Refusal.TOO_SLOW,
                "nothing acknowledged for "
                        + Durations.format(services.config().viewer().stalled()));
    }

    /** A mistake of ours: the session and the other viewers go on. */
    private void failed(Throwable failure) {
        try (var _ = context()) {
            log.error("viewer {} failed", number, failure);
            ended(Outcome.of(Outcome.Cause.INTERNAL_ERROR, ConnectStage.ACTIVE, ""));
        }
    }

    private void ping() {
        if (!services.signIns().use(signIn)) {
            refuse(Refusal.NOT_SIGNED_IN, "the sign-in has ended");
            return;
        }
        lock.lock();
        try {
            if (phase == Phase.CLOSED) {
                return;
            }
            ping = services.timers().after(services.config().viewer().ping(), this::ping);
        } finally {
            lock.unlock();
        }
        services.executor().execute(line::ping);
    }

    private void withPump(Consumer<FramePump> action) {
        FramePump frames;
        lock.lock();
        try {
            frames = pump;
        } finally {
            lock.unlock();
        }
        if (frames != null) {
            action.accept(frames);
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return phase == Phase.CLOSED;
        } finally {
            lock.unlock();
        }
    }

    private Language language() {
        lock.lock();
        try {
            return hello == null ? Language.ENGLISH : Language.of(hello.locale());
        } finally {
            lock.unlock();
        }
    }

    private static ByteBuffer encoded(PointerMessage message) {
        ByteSink sink = new ByteSink();
        message.encode(sink);
        return ByteBuffer.wrap(sink.array(), 0, sink.size());
    }

    private static Timers.@Nullable Task cancel(Timers.@Nullable Task task) {
        if (task != null) {
            task.cancel();
        }
        return null;
    }

    private LogContext context() {
        return LogContext.of(number, signIn.account().name());
    }
}
