package dev.oriel.rdp.connect;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.rdp.session.Activation;

/** The desktop is there; what comes belongs to the session, but for what starts and ends a share. */
final class Active extends ShareState {
    private Active(Link link) {
        super(link);
    }

    static Active begin(Link link, long shareId, Activation agreed) {
        link.context().path().begin(link.channels(), shareId);
        link.context().session().activate(agreed);
        return new Active(link);
    }

    @Override
    public ConnectStage stage() {
        return ConnectStage.ACTIVE;
    }
}
