package dev.oriel.rdp.connect;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.HostSettings.Security;
import dev.oriel.bridge.Outcome.Cause;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.x224.ConnectionConfirm;
import dev.oriel.rdp.x224.ConnectionRequest;
import dev.oriel.rdp.x224.FailureCode;
import dev.oriel.rdp.x224.NegotiationReply;
import dev.oriel.rdp.x224.Routing;
import dev.oriel.rdp.x224.SecurityProtocol;
import dev.oriel.rdp.x224.Tpkt;
import dev.oriel.rdp.x224.X224Pdu;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** The Connection Request is out: [MS-RDPBCGR] 3.2.5.3.2. The only state in which anything but RDP may answer. */
final class Negotiation implements State {
    /** The host names the user in its log by the first nine characters; longer ones confuse some balancers. */
    private static final int MAX_COOKIE = 9;

    private static final int MAX_SHOWN = 64;

    private final Context context;
    private final long requested;

    private Negotiation(Context context, long requested) {
        this.context = context;
        this.requested = requested;
    }

    /** Sends the request. */
    static Negotiation begin(Context context, long requested) {
        context.frames().x224(ConnectionRequest.of(cookie(context), requested));
        return new Negotiation(context, requested);
    }

    private static Optional<Routing> cookie(Context context) {
        return context.settings()
                .credentials()
                .map(credentials -> credentials.user().replaceAll("[^\\x21-\\x7E]", ""))
                .filter(user -> !user.isEmpty())
                .map(user -> new Routing.Cookie(user.substring(0, Math.min(user.length(), MAX_COOKIE))));
    }

    @Override
    public ConnectStage stage() {
        return ConnectStage.NEGOTIATE;
    }

    @Override
    public ConnectionEndedException closedByHost() {
        return ConnectionEndedException.of(
                Cause.RESET, stage(), "the host closed the connection in place of an answer to the connection request");
    }

    /** Length of the answer, 0 while too little of it is there to tell. */
    int frameLength(byte[] bytes, int from, int length) throws DecodeException, ConnectionEndedException {
        if (length == 0) {
            return 0;
        }
        if (bytes[from] != Tpkt.VERSION) {
            throw ConnectionEndedException.of(
                    Cause.NOT_RDP, stage(), "the host answered with " + describe(bytes, from, length));
        }
        return length < Tpkt.HEADER_SIZE ? 0 : Tpkt.decodeLength(new WireReader(bytes, from, Tpkt.HEADER_SIZE));
    }

    /** What another protocol says for itself: its first line, where it is text. */
    private static String describe(byte[] bytes, int from, int length) {
        int end = from;
        int last = from + Math.min(length, MAX_SHOWN);
        while (end < last && bytes[end] >= 0x20 && bytes[end] < 0x7F) {
            end++;
        }
        if (end - from >= 4) {
            return "\"" + new String(bytes, from, end - from, StandardCharsets.US_ASCII) + "\"";
        }
        if (length >= 2 && (bytes[from] == 0x15 || bytes[from] == 0x16) && bytes[from + 1] == 3) {
            return "TLS from the first byte on, as HTTPS does";
        }
        return "bytes " + HexFormat.of().formatHex(bytes, from, from + Math.min(length, 16));
    }

    /** Takes the answer. */
    State receive(WireReader frame) throws DecodeException, ConnectionEndedException {
        X224Pdu pdu = X224Pdu.decode(frame);
        if (!(pdu instanceof ConnectionConfirm confirm)) {
            throw DecodeException.unexpected("X.224 TPDU", 5, pdu.getClass().getSimpleName());
        }
        if (confirm.reply().isEmpty()) {
            // A host from before the negotiation: RDP's own security, whatever was asked for.
            return selected(new NegotiationReply.Selected(0, SecurityProtocol.RDP));
        }
        return switch (confirm.reply().get()) {
            case NegotiationReply.Selected selected -> selected(selected);
            case NegotiationReply.Failed(long code) -> throw refused(code);
        };
    }

    private State selected(NegotiationReply.Selected reply) throws ConnectionEndedException {
        long protocol = reply.selectedProtocol();
        if (protocol == SecurityProtocol.RDP) {
            Security wanted = context.settings().security();
            if (wanted != Security.RDP && wanted != Security.AUTO) {
                throw ConnectionEndedException.of(Cause.TLS_NOT_SUPPORTED, stage(), "the host knows RDP security only");
            }
            return SettingsExchange.begin(context, new Negotiated(requested, reply));
        }
        if ((requested & protocol) == 0 || Long.bitCount(protocol) != 1) {
            throw ConnectionEndedException.of(
                    Cause.SECURITY_MISMATCH,
                    stage(),
                    "the host selected " + SecurityProtocol.nameOf(protocol) + ", which was not offered",
                    protocol);
        }
        Negotiated negotiated = new Negotiated(requested, reply);
        if (context.settings().security() == Security.NLA && !negotiated.isHybrid()) {
            throw ConnectionEndedException.of(
                    Cause.SECURITY_MISMATCH,
                    stage(),
                    "the host does not offer network level authentication",
                    reply.selectedProtocol());
        }
        return new TlsHandshake(context, negotiated);
    }

    private ConnectionEndedException refused(long code) {
        Optional<FailureCode> known = FailureCode.of(code);
        String detail = known.map(FailureCode::meaning).orElse("the host refused the security protocols");
        Cause cause = known.map(Negotiation::cause).orElse(Cause.SECURITY_MISMATCH);
        return ConnectionEndedException.of(cause, stage(), detail + " (failure code " + code + ")", code);
    }

    private static Cause cause(FailureCode code) {
        return switch (code) {
            case SSL_REQUIRED_BY_SERVER -> Cause.TLS_REQUIRED;
            case SSL_NOT_ALLOWED_BY_SERVER -> Cause.TLS_NOT_SUPPORTED;
            case SSL_CERT_NOT_ON_SERVER -> Cause.HOST_CERTIFICATE_MISSING;
            case INCONSISTENT_FLAGS -> Cause.SECURITY_MISMATCH;
            case HYBRID_REQUIRED_BY_SERVER -> Cause.NLA_REQUIRED;
            case SSL_WITH_USER_AUTH_REQUIRED_BY_SERVER -> Cause.NOT_SUPPORTED;
        };
    }
}
