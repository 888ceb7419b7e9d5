package dev.oriel.rdp.connect;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.rdp.wire.Bytes;

/** The driver is to make the TLS handshake, and to tell which key the host has shown: [MS-RDPBCGR] 5.4.5. */
record TlsHandshake(Context context, Negotiated negotiated) implements State {
    @Override
    public ConnectStage stage() {
        return ConnectStage.TLS;
    }

    /** @param hostPublicKey SubjectPublicKey of the host's certificate */
    State established(Bytes hostPublicKey) throws ConnectionEndedException {
        return negotiated.isHybrid()
                ? Authentication.begin(context, negotiated, hostPublicKey)
                : SettingsExchange.begin(context, negotiated);
    }
}
