package dev.oriel.server.config;

import static dev.oriel.server.config.InvalidSetting.requireBetween;
import static dev.oriel.server.config.InvalidSetting.requireText;

import dev.oriel.bridge.HostSettings.CertificatePolicy;
import dev.oriel.bridge.HostSettings.Graphics;
import dev.oriel.bridge.HostSettings.Security;
import dev.oriel.bridge.Secret;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A desktop that users may open.
 *
 * @param id stands in the page's address; not a secret
 * @param name as users see it; the id where omitted
 * @param user of the host; omitted: whoever opens the desktop is asked
 * @param password one of the three at most; none of them: whoever opens the desktop is asked
 * @param passwordEnv name of an environment variable
 * @param passwordFile whose first line is the password
 * @param graphics how the host may draw; of what is offered, the host chooses
 * @param resize how the desktop follows the window of whoever watches it
 * @param certificate {@code any}, {@code system}, or the SHA-256 fingerprint of the host's certificate
 * @param keyboardLayout Windows layout, such as 0x409, of a host that keeps its own whatever the user's is; omitted: the host
 *     is told the user's
 */
public record DesktopConfig(
        String id,
        Optional<String> name,
        String host,
        @Default("3389") int port,
        Optional<String> user,
        Optional<Secret> password,
        Optional<String> passwordEnv,
        Optional<String> passwordFile,
        Optional<String> domain,
        @Default("auto") Security security,
        @Default("32") int colorDepth,
        @Default("pipeline") Graphics graphics,
        @Default("live") Resize resize,
        @Default("any") String certificate,
        Optional<String> keyboardLayout) {
    /** How a desktop gets another size. */
    public enum Resize {
        /** the host is asked, where it can be */
        LIVE,
        /** the host is asked, and one that cannot be is connected to anew: its session goes on */
        RECONNECT,
        /** it keeps the size it began with */
        OFF
    }

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern LAYOUT = Pattern.compile("0x[0-9a-fA-F]{1,8}");

    public DesktopConfig {
        if (!ID.matcher(id).matches()) {
            throw new InvalidSetting("id", "\"" + id + "\" is not 1..64 letters, digits, dots, hyphens or underscores");
        }
        requireText("host", host);
        requireBetween("port", port, 1, 65535);
        switch (colorDepth) {
            case 8, 15, 16, 24, 32 -> {}
            default -> throw new InvalidSetting("color-depth", colorDepth + " is not one of 8, 15, 16, 24, 32");
        }
        if (Stream.of(password, passwordEnv, passwordFile)
                        .filter(Optional::isPresent)
                        .count()
                > 1) {
            throw new InvalidSetting("password", "give one of password, password-env and password-file");
        }
        if (policy(certificate).isEmpty()) {
            throw new InvalidSetting(
                    "certificate", "\"" + certificate + "\" is not any, system or a SHA-256 fingerprint of 64 digits");
        }
        keyboardLayout.ifPresent(layout -> {
            if (!LAYOUT.matcher(layout).matches()) {
                throw new InvalidSetting("keyboard-layout", "\"" + layout + "\" is not a code such as 0x409");
            }
        });
    }

    public String displayName() {
        return name.orElse(id);
    }

    public CertificatePolicy certificatePolicy() {
        return policy(certificate).orElseThrow();
    }

    /** Windows keyboard layout that the host keeps; 0 where it takes the user's. */
    public int ownKeyboardLayout() {
        return keyboardLayout
                .map(layout -> Integer.parseUnsignedInt(layout.substring(2), 16))
                .orElse(0);
    }

    /** The same with a password that has been fetched from wherever it stands. */
    public DesktopConfig withPassword(Optional<Secret> fetched) {
        return new DesktopConfig(
                id,
                name,
                host,
                port,
                user,
                fetched,
                Optional.empty(),
                Optional.empty(),
                domain,
                security,
                colorDepth,
                graphics,
                resize,
                certificate,
                keyboardLayout);
    }

    /** Where the password stands, if it stands anywhere. */
    public Optional<Path> passwordPath() {
        return passwordFile.map(Path::of);
    }

    private static Optional<CertificatePolicy> policy(String text) {
        String digits = text.replace(":", "").toLowerCase(Locale.ROOT);
        return switch (text) {
            case "any" -> Optional.of(new CertificatePolicy.Any());
            case "system" -> Optional.of(new CertificatePolicy.SystemTrust());
            default ->
                FINGERPRINT.matcher(digits).matches()
                        ? Optional.of(new CertificatePolicy.Fingerprint(digits))
                        : Optional.empty();
        };
    }
}
