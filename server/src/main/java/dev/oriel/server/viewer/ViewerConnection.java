package dev.oriel.server.viewer;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.InputEvent;
import dev.oriel.bridge.Outcome;
import dev.oriel.display.Rect;
import dev.oriel.display.Surface;
import dev.oriel.encoder.wire.ClientMessage;
import dev.oriel.server.auth.SignIns.SignIn;
import dev.oriel.server.config.Durations;
import dev.oriel.server.outcome.Catalogue.Language;
import dev.oriel.server.outcome.Catalogue.Text;
import dev.oriel.server.outcome.Refusal;
import dev.oriel.server.outcome.Rule;
import dev.oriel.server.runtime.Timers;
import dev.oriel.server.session.DesktopSession;
import dev.oriel.server.viewer.ClientText.Hello;
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
 * One browser, from the opening of its line to the end: which phase it is in, what it waits for, how it is sent away.
 * What it says goes to {@link BrowserMessages}; what its session reports goes to {@link SessionEvents}.
 *
 * <p>Messages of the browser come one after the other, on threads of the WebSocket; reports of the session under the
 * session's lock; timers by their own thread. What they share is guarded by {@link #lock}, under which nothing is
 * called that takes a session's lock.
 */
final class ViewerConnection {
    private static final Logger log = LoggerFactory.getLogger(ViewerConnection.class);

    private final int number;
    private final SignIn signIn;
    private final Line line;
    private final ViewerServices services;
    private final Outbox outbox;
    private final BrowserMessages messages;
    private final SessionEvents events;

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
        this.events = new SessionEvents(this, outbox);
        this.messages = new BrowserMessages(this, new Admittance(this, events, services), outbox);
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

    void onText(String json) {
        try (var _ = context()) {
            messages.text(json);
        }
    }

    void onBinary(ByteBuffer bytes) {
        try (var _ = context()) {
            messages.binary(bytes);
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

    // ---- the beginning

    /** Takes note of a {@code hello}; false where there was one already that was enough, or the line is closed. */
    boolean beginOpening(Hello said) {
        boolean again;
        lock.lock();
        try {
            if (phase == Phase.CLOSED) {
                return false;
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
        }
        return !again;
    }

    /** Asks for a log-on, and waits for it no longer than is configured. */
    void askForCredentials(String user, String domain) {
        Duration patience = services.config().viewer().credentialsTimeout();
        lock.lock();
        try {
            if (phase == Phase.CLOSED) {
                return;
            }
            phase = Phase.CREDENTIALS;
            deadline = services.timers()
                    .after(patience, () -> refuse(Refusal.HELLO_MISSING, "no log-on in " + Durations.format(patience)));
        } finally {
            lock.unlock();
        }
        outbox.text(new GatewayText.CredentialsNeeded(user, domain));
    }

    /** The session lets this viewer in. Empty where the line has broken meanwhile. */
    Optional<FramePump> attach(DesktopSession joined, Surface surface, boolean resumed) {
        FramePump frames;
        lock.lock();
        try {
            Hello said = hello;
            if (phase == Phase.CLOSED || said == null) {
                return Optional.empty();
            }
            phase = Phase.ATTACHED;
            session = joined;
            frames =
                    new FramePump(surface, said, outbox, services, this::stalled, joined::requestRefresh, this::failed);
            pump = frames;
        } finally {
            lock.unlock();
        }
        log.atInfo()
                .addKeyValue("event", "viewer-attached")
                .addKeyValue("session", joined.number())
                .log("viewer {} watches session {}{}", number, joined.number(), resumed ? ", resumed" : "");
        return Optional.of(frames);
    }

    // ---- what it has

    /** Whether the browser has named that feature. */
    boolean understands(String feature) {
        lock.lock();
        try {
            return hello != null && hello.features().contains(feature);
        } finally {
            lock.unlock();
        }
    }

    /** What stands for it in its session. */
    SessionEvents events() {
        return events;
    }

    /** No session has been joined yet. */
    boolean isBeforeSession() {
        lock.lock();
        try {
            return phase != Phase.ATTACHED && phase != Phase.CLOSED;
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return phase == Phase.CLOSED;
        } finally {
            lock.unlock();
        }
    }

    /** The session that it watches. */
    Optional<DesktopSession> session() {
        lock.lock();
        try {
            return Optional.ofNullable(session);
        } finally {
            lock.unlock();
        }
    }

    /** What an input message means on a desktop of that size; takes note of what is held down. */
    List<InputEvent> events(ClientMessage.Input input, Rect bounds) {
        lock.lock();
        try {
            return Inputs.events(input, held, bounds);
        } finally {
            lock.unlock();
        }
    }

    boolean needsVideoDecoded() {
        FramePump frames;
        lock.lock();
        try {
            frames = pump;
        } finally {
            lock.unlock();
        }
        return frames != null && frames.needsVideoDecoded();
    }

    void withPump(Consumer<FramePump> action) {
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

    // ---- the end

    /** The session has ended. */
    void ended(Outcome outcome) {
        Rule rule = Rule.of(outcome.cause());
        String code = outcome.hostCode().isPresent()
                ? "0x" + Long.toHexString(outcome.hostCode().getAsLong())
                : "";
        conclude(rule, services.texts().text(outcome.cause(), language()), outcome.stage(), outcome.detail(), code);
    }

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
                releases.forEach(event -> left.send(events, event));
                services.executor().execute(() -> left.leave(events)); // the caller may hold the session's lock
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
    void failed(Throwable failure) {
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

    private Language language() {
        lock.lock();
        try {
            return hello == null ? Language.ENGLISH : Language.of(hello.locale());
        } finally {
            lock.unlock();
        }
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
