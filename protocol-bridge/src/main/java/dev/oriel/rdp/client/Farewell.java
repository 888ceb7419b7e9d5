package dev.oriel.rdp.client;

import dev.oriel.rdp.connect.Connection;
import dev.oriel.rdp.session.ActiveSession;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a connection in good order: [MS-RDPBCGR] 1.3.1.4.1 User-Initiated Disconnection. */
final class Farewell {
    private static final Logger log = LoggerFactory.getLogger(Farewell.class);

    /** How long a host may take to say whether it ends the session. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private Farewell() {}

    /** Asks the host whether it ends the session, and tells it that this end is about to close. Waits for the host. */
    static void say(Connection ending) {
        requestShutdown(ending.session());
        ending.disconnect();
    }

    private static void requestShutdown(ActiveSession session) {
        CountDownLatch answered = new CountDownLatch(1);
        if (!session.requestShutdown(answered::countDown)) {
            return;
        }
        try {
            if (!answered.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.debug("the host does not answer a shutdown request");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
