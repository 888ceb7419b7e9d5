package dev.oriel.server.viewer;

import dev.oriel.bridge.Outcome;
import dev.oriel.server.auth.Account;
import dev.oriel.server.config.DesktopConfig;
import dev.oriel.server.outcome.Refusal;
import dev.oriel.server.session.DesktopSession;
import dev.oriel.server.session.SessionRequest;
import dev.oriel.server.session.Sessions.Admission;
import dev.oriel.server.viewer.ClientText.Hello;
import java.util.Optional;

/** Answers a browser's {@code hello}: with a session, with the question for a log-on, or with a refusal. */
final class Admittance {
    private final ViewerConnection viewer;
    private final SessionEvents events;
    private final ViewerServices services;

    Admittance(ViewerConnection viewer, SessionEvents events, ViewerServices services) {
        this.viewer = viewer;
        this.events = events;
        this.services = services;
    }

    void hello(Hello said) {
        if (!viewer.beginOpening(said)) {
            return;
        }
        Account account = viewer.signIn().account();
        if (said.version() != 1) {
            viewer.refuse(Refusal.VERSION_NOT_SUPPORTED, "version " + said.version() + " is not 1");
            return;
        }
        Optional<DesktopConfig> desktop = services.desktop(account, said.desktop());
        if (desktop.isEmpty()) {
            viewer.refuse(Refusal.NO_SUCH_DESKTOP, "no desktop \"" + said.desktop() + "\" for this user");
        } else {
            open(desktop.get(), request(account, said));
        }
    }

    private void open(DesktopConfig desktop, SessionRequest request) {
        switch (services.sessions().open(desktop, request, events)) {
            case Admission.Joined(DesktopSession joined) -> {
                if (viewer.isClosed()) {
                    joined.leave(events); // the line broke meanwhile
                }
            }
            case Admission.CredentialsNeeded(String user, String domain) -> viewer.askForCredentials(user, domain);
            case Admission.Ended(Outcome outcome) -> viewer.ended(outcome);
            case Admission.Refused(Refusal why) -> viewer.refuse(why, "");
        }
    }

    private static SessionRequest request(Account account, Hello said) {
        return new SessionRequest(
                account.name(),
                said.room(),
                said.follow(),
                said.keyboardLayout(),
                said.timeZone(),
                said.credentials(),
                said.takeover());
    }
}
