package dev.oriel.rdp.connect;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.Outcome.Cause;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import java.util.Arrays;

/** The host says whether the user is let in: [MS-RDPBCGR] 2.2.10.2 Early User Authorization Result PDU. */
final class Authorization implements State.Raw {
    private static final int SIZE = 4;
    private static final long SUCCESS = 0;

    private final Context context;
    private final Negotiated negotiated;
    private final byte[] collected = new byte[SIZE];
    private int count;

    Authorization(Context context, Negotiated negotiated) {
        this.context = context;
        this.negotiated = negotiated;
    }

    @Override
    public ConnectStage stage() {
        return ConnectStage.CREDENTIALS;
    }

    /** Hosts that find the credentials wrong only now close the connection, like those without CredSSP's error code. */
    @Override
    public ConnectionEndedException closedByHost() {
        return ConnectionEndedException.of(
                Cause.LOGON_REFUSED, stage(), "the host closed the connection after it had taken the credentials");
    }

    @Override
    public State receive(byte[] bytes, int from, int length) throws DecodeException, ConnectionEndedException {
        if (length > SIZE - count) {
            throw DecodeException.unexpected("authorizationResult", count, length + " bytes");
        }
        System.arraycopy(bytes, from, collected, count, length);
        count += length;
        if (count < SIZE) {
            return this;
        }
        long result = new WireReader(Arrays.copyOf(collected, SIZE)).u32le();
        if (result != SUCCESS) {
            throw ConnectionEndedException.of(
                    Cause.LOGON_TYPE_NOT_GRANTED,
                    stage(),
                    "the user may not log on to this host remotely (authorization result 0x" + Long.toHexString(result)
                            + ")",
                    result);
        }
        return SettingsExchange.begin(context, negotiated);
    }
}
