package dev.oriel.server.viewer;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.Outcome;
import dev.oriel.display.Surface;
import dev.oriel.server.auth.SignIns.SignIn;
import dev.oriel.server.config.Durations;
import dev.oriel.server.outcome.Catalogue.Language;
import dev.oriel.server.outcome.Refusal;
import dev.oriel.server.outcome.Rule;
import dev.oriel.server.session.DesktopSession;
import dev.oriel.server.viewer.ClientText.Hello;
import java.nio.ByteBuffer;
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
    private final Patience patience;

    private final ReentrantLock lock = new ReentrantLock();
    // From here on guarded by the lock.
    private Phase phase = Phase.HELLO;
    private @Nullable Hello hello;
    private @Nullable Attachment attachment;

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
        this.patience = new Patience(
                services.config().viewer(),
                services.timers(),
                overdue -> refuse(Refusal.HELLO_MISSING, overdue),
                this::ping);
    }

    SignIn signIn() {
        return signIn;
    }

    /** The line is open. */
    void opened() {
        patience.awaitHello();
        patience.startPings();
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
                patience.satisfied();
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
        lock.lock();
        try {
            if (phase == Phase.CLOSED) {
                return;
            }
            phase = Phase.CREDENTIALS;
            patience.awaitCredentials();
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
            frames = new FramePump(
                    surface,
                    joined.photos(),
                    said,
                    outbox,
                    services,
                    this::stalled,
                    joined::requestRefresh,
                    this::failed);
            attachment = new Attachment(joined, events, frames);
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

    /** What ties it to the session that it watches. */
    Optional<Attachment> attachment() {
        lock.lock();
        try {
            return Optional.ofNullable(attachment);
        } finally {
            lock.unlock();
        }
    }

    void withFrames(Consumer<FramePump> action) {
        attachment().map(Attachment::frames).ifPresent(action);
    }

    // ---- the end

    /** The session has ended. */
    void ended(Outcome outcome) {
        conclude(Ending.of(outcome, services.texts(), language()));
    }

    /** Turns the browser away; the session stays as it is. */
    void refuse(Refusal why, String detail) {
        try (var _ = context()) {
            Ending ending = Ending.of(why, detail, services.texts(), language());
            if (conclude(ending)) {
                Rule rule = ending.rule();
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

    private boolean conclude(Ending ending) {
        if (finish() == Phase.CLOSED) {
            return false;
        }
        ending.message().ifPresent(outbox::text);
        outbox.close(ending.rule().closeCode().code(), ending.rule().id());
        return true;
    }

    /**
     * Lets go of everything.
     *
     * @return the phase before; only one caller gets another than CLOSED
     */
    private Phase finish() {
        Phase before;
        Attachment left;
        lock.lock();
        try {
            before = phase;
            phase = Phase.CLOSED;
            left = attachment;
            attachment = null;
        } finally {
            lock.unlock();
        }
        if (before != Phase.CLOSED) {
            patience.stop();
            if (left != null) {
                left.letGo(services.executor());
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

    private LogContext context() {
        return LogContext.of(number, signIn.account().name());
    }
}
