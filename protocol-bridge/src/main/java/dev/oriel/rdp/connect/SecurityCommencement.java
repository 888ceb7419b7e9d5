package dev.oriel.rdp.connect;

import dev.oriel.rdp.gcc.ServerSecurityData;
import dev.oriel.rdp.security.standard.SecurityHandshake;
import dev.oriel.rdp.security.standard.SecurityHeader;
import dev.oriel.rdp.security.standard.SecurityLayer;
import dev.oriel.rdp.security.standard.ServerCertificate;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import java.util.Optional;

/**
 * Keys of RDP's own security, where it is in use, and the client info: [MS-RDPBCGR] 1.3.1.1 RDP Security Commencement and
 * Secure Settings Exchange. The client speaks alone here, so this is no state.
 */
final class SecurityCommencement {
    private static final Bytes NO_RANDOM = Bytes.wrap(new byte[32]);

    private SecurityCommencement() {}

    static State begin(Context context, Negotiated negotiated, HostBlocks host, Channels channels)
            throws DecodeException {
        SecurityLayer layer = SecurityLayer.none();
        Optional<ServerCertificate> certificate = Optional.empty();
        Bytes clientRandom = NO_RANDOM;
        ServerSecurityData security = host.security();
        if (!negotiated.isEnhanced() && security.encryptionMethod() != 0) {
            ServerSecurityData.Keys keys = security.keys()
                    .orElseThrow(() -> DecodeException.unexpected("serverRandomLen", -1, "absence of a random number"));
            SecurityHandshake handshake = SecurityHandshake.agree(
                    (int) security.encryptionMethod(),
                    (int) security.encryptionLevel(),
                    keys.serverRandom(),
                    keys.serverCertificate(),
                    context.random(),
                    context.limits());
            context.frames().channel(channels.io(), 0, handshake.exchange());
            layer = handshake.layer();
            certificate = Optional.of(handshake.certificate());
            clientRandom = handshake.clientRandom();
            context.frames().secure(layer);
        }
        context.frames()
                .channel(channels.io(), SecurityHeader.INFO_PKT, LogOnRequest.of(context, negotiated, clientRandom));
        return new Licensing(new Link(context, channels, layer), certificate);
    }
}
