package dev.oriel.bridge;

import java.time.Duration;
import java.util.Optional;

/**
 * Everything a connection needs to know about its host.
 *
 * @param host name or address
 * @param port TCP port, 1..65535
 * @param credentials empty where none are given: NLA is impossible then, other hosts show their own log-on
 * @param colorDepth bits a pixel: 8, 15, 16, 24 or 32
 * @param layout of the desktop
 * @param keyboardLayout Windows keyboard layout (KLID), such as 0x409
 * @param timeZone IANA name of the user's time zone
 * @param clientName as the host shows it, at most 15 characters
 * @param connectTimeout for all stages before {@link ConnectStage#ACTIVE} together
 * @param graphics how the host may draw
 */
public record HostSettings(
        String host,
        int port,
        Optional<Credentials> credentials,
        Security security,
        CertificatePolicy certificate,
        int colorDepth,
        DesktopLayout layout,
        int keyboardLayout,
        String timeZone,
        String clientName,
        Duration connectTimeout,
        Graphics graphics) {

    /** Which protection to offer to the host: [MS-RDPBCGR] 2.2.1.1.1 requestedProtocols. */
    public enum Security {
        /** the strongest that the host takes: NLA, then TLS, then RDP's own */
        AUTO,
        NLA,
        TLS,
        RDP
    }

    /** How a host may draw. */
    public enum Graphics {
        /** bitmap updates: without loss where the host does not insist on it */
        BITMAPS,
        /** drawing orders and their caches too, without loss: what old hosts are best at */
        ORDERS,
        /** orders, and RemoteFX and NSCodec by surface commands, which lose a little and which some hosts prefer to orders */
        SURFACES,
        /**
         * the graphics pipeline at 32 bits a pixel, what newer hosts are best at and some insist on; and orders, or for hosts
         * that have none the codecs of surface commands
         */
        PIPELINE,
        /** H.264 in the graphics pipeline, where the gateway can decode it, in 4:2:0: least work, but colours lose sharpness */
        VIDEO_420,
        /** H.264 with a colour for each pixel, where the host can: twice the work for host and browser */
        VIDEO
    }

    /**
     * Who logs on. A domain before the name, as in {@code DOMAIN\\user}, is meant whatever else is given, because no name
     * has a backslash. In {@code user@domain} hosts find it themselves.
     *
     * @param domain empty where there is none
     */
    public record Credentials(String user, Secret password, String domain) {
        public Credentials {
            int backslash = user.indexOf('\\');
            if (backslash >= 0) {
                domain = user.substring(0, backslash);
                user = user.substring(backslash + 1);
            }
        }
    }

    /** Which host certificates are accepted. */
    public sealed interface CertificatePolicy {
        /** any: the connection is encrypted, the host is not authenticated */
        record Any() implements CertificatePolicy {}

        /** @param sha256 lower-case hexadecimal digest of the certificate's DER form, 64 digits */
        record Fingerprint(String sha256) implements CertificatePolicy {}

        /** issued for the host's name by an authority that the system trusts */
        record SystemTrust() implements CertificatePolicy {}
    }

    /** With one monitor, and the graphics that every host can do. */
    public HostSettings(
            String host,
            int port,
            Optional<Credentials> credentials,
            Security security,
            CertificatePolicy certificate,
            int colorDepth,
            int width,
            int height,
            int keyboardLayout,
            String timeZone,
            String clientName,
            Duration connectTimeout) {
        this(
                host,
                port,
                credentials,
                security,
                certificate,
                colorDepth,
                DesktopLayout.of(width, height, DesktopLayout.MIN_SCALE),
                keyboardLayout,
                timeZone,
                clientName,
                connectTimeout,
                Graphics.BITMAPS);
    }

    public HostSettings {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " is not in 1..65535");
        }
        switch (colorDepth) {
            case 8, 15, 16, 24, 32 -> {}
            default -> throw new IllegalArgumentException("colour depth " + colorDepth + " is not 8, 15, 16, 24 or 32");
        }
    }

    /** The same with a desktop of another size. */
    public HostSettings withLayout(DesktopLayout other) {
        return new HostSettings(
                host,
                port,
                credentials,
                security,
                certificate,
                colorDepth,
                other,
                keyboardLayout,
                timeZone,
                clientName,
                connectTimeout,
                graphics);
    }
}
