package dev.oriel.rdp.connect;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.Outcome.Cause;
import dev.oriel.rdp.gcc.ConferenceCreate;
import dev.oriel.rdp.mcs.ConnectPdu;
import dev.oriel.rdp.mcs.McsPdu;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.x224.X224Pdu;

/** The MCS Connect Initial is out: [MS-RDPBCGR] 1.3.1.1 Basic Settings Exchange, 3.2.5.3.3 and 3.2.5.3.4. */
final class SettingsExchange implements State.Framed {
    private final Context context;
    private final Negotiated negotiated;

    private SettingsExchange(Context context, Negotiated negotiated) {
        this.context = context;
        this.negotiated = negotiated;
    }

    static SettingsExchange begin(Context context, Negotiated negotiated) {
        ConferenceCreate.Request request =
                new ConferenceCreate.Request(ClientSettings.blocks(context.settings(), negotiated));
        context.frames().mcs(ConnectPdu.Initial.of(request.toBytes()));
        return new SettingsExchange(context, negotiated);
    }

    @Override
    public ConnectStage stage() {
        return ConnectStage.SETTINGS;
    }

    @Override
    public State receive(WireReader frame, long nanoTime) throws DecodeException, ConnectionEndedException {
        if (!(X224Pdu.decode(frame) instanceof X224Pdu.Data(var payload))) {
            throw DecodeException.unexpected("X.224 TPDU", 5, "end of the connection");
        }
        if (!(ConnectPdu.decode(payload.reader()) instanceof ConnectPdu.Response response)) {
            throw DecodeException.unexpected("ConnectMCSPDU", 7, "Connect Initial");
        }
        if (response.result() != ConnectPdu.Response.SUCCESSFUL) {
            throw ConnectionEndedException.of(
                    Cause.HOST_DENIED,
                    stage(),
                    "the host refused the client's settings (MCS result " + response.result() + ")",
                    response.result());
        }
        ConferenceCreate.Response conference =
                ConferenceCreate.Response.decode(response.userData().reader());
        HostBlocks blocks = HostBlocks.of(conference.blocks());
        context.frames().mcs(new McsPdu.ErectDomainRequest(0, 0));
        context.frames().mcs(new McsPdu.AttachUserRequest());
        return new UserAttachment(context, negotiated, blocks);
    }
}
