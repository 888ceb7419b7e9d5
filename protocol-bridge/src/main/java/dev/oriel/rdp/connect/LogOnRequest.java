package dev.oriel.rdp.connect;

import dev.oriel.bridge.HostSettings;
import dev.oriel.bridge.HostSettings.Credentials;
import dev.oriel.rdp.info.AutoReconnectProof;
import dev.oriel.rdp.info.ClientInfo;
import dev.oriel.rdp.info.ExtendedInfo;
import dev.oriel.rdp.info.TimeZoneInfo;
import dev.oriel.rdp.security.Digests;
import dev.oriel.rdp.session.SupportedCapabilities;
import dev.oriel.rdp.share.AutoReconnectCookie;
import dev.oriel.rdp.wire.Bytes;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

/** Fills the client info PDU: [MS-RDPBCGR] 3.2.5.3.11. */
final class LogOnRequest {
    private static final long FLAGS = ClientInfo.MOUSE
            | ClientInfo.UNICODE
            | ClientInfo.MAXIMIZE_SHELL
            | ClientInfo.LOGON_NOTIFY
            | ClientInfo.LOGON_ERRORS
            | ClientInfo.ENABLE_WINDOWS_KEY
            | ClientInfo.DISABLE_CTRL_ALT_DEL
            | ClientInfo.MOUSE_HAS_WHEEL
            | ClientInfo.FORCE_ENCRYPTED_CS_PDU
            | ClientInfo.NO_AUDIO_PLAYBACK;

    private LogOnRequest() {}

    /** @param clientRandom of RDP's own security; zeros with TLS */
    static ClientInfo of(Context context, Negotiated negotiated, Bytes clientRandom) {
        HostSettings settings = context.settings();
        Optional<Credentials> credentials = settings.credentials();
        long flags = FLAGS | ClientInfo.compression(SupportedCapabilities.BULK_COMPRESSION_TYPE);
        return new ClientInfo(
                Integer.toUnsignedLong(settings.keyboardLayout()) & 0xFFFF,
                credentials.isPresent() ? flags | ClientInfo.AUTOLOGON : flags,
                credentials.map(Credentials::domain).orElse(""),
                credentials.map(Credentials::user).orElse(""),
                credentials.map(LogOnRequest::password).orElse(""),
                "",
                "",
                Optional.of(extended(context, clientRandom)));
    }

    private static String password(Credentials credentials) {
        char[] chars = credentials.password().reveal();
        String password = new String(chars);
        Arrays.fill(chars, '\0');
        return password;
    }

    private static ExtendedInfo extended(Context context, Bytes clientRandom) {
        return new ExtendedInfo(
                context.clientAddress().contains(":") ? ExtendedInfo.AF_INET6 : ExtendedInfo.AF_INET,
                context.clientAddress(),
                "",
                TimeZoneInfo.of(
                        zone(context.settings().timeZone()), context.clock().instant()),
                0,
                ExtendedInfo.ENABLE_FONT_SMOOTHING,
                context.cookie().map(cookie -> proof(cookie, clientRandom)));
    }

    /** A browser may name a zone that is not known here: then the time is UTC. */
    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    /** [MS-RDPBCGR] 5.5 Automatic Reconnection. */
    static AutoReconnectProof proof(AutoReconnectCookie cookie, Bytes clientRandom) {
        return new AutoReconnectProof(
                cookie.logonId(),
                Bytes.wrap(Digests.hmacMd5(cookie.arcRandomBits().toArray(), clientRandom.toArray())));
    }
}
