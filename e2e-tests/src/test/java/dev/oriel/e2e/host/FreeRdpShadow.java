package dev.oriel.e2e.host;

import dev.oriel.e2e.process.Child;
import dev.oriel.e2e.process.Folder;
import dev.oriel.e2e.process.Ports;
import dev.oriel.e2e.process.Programs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bouncycastle.crypto.digests.MD4Digest;
import org.junit.jupiter.api.Assumptions;

/** FreeRDP's shadow server: shares an X display of its own. */
public final class FreeRdpShadow implements SessionHost {
    public enum Version {
        V2("freerdp-shadow-cli"),
        V3("freerdp-shadow-cli3");

        private final String program;

        Version(String program) {
            this.program = program;
        }
    }

    /** The older one, which newer systems no longer have, and else the newer one. */
    public static Version anyVersion() {
        return Programs.installed(Version.V2.program) ? Version.V2 : Version.V3;
    }

    public enum Security {
        NLA,
        TLS,
        RDP
    }

    private final Folder folder = Folder.create("shadow");
    private final String password = UUID.randomUUID().toString();
    private final int port = Ports.free();
    private final XDisplay display;
    private final Child server;

    private FreeRdpShadow(Version version, Security security, XDisplay display, List<String> flags) {
        this.display = display;
        Path sam = folder.write("sam", "%s:::%s:::\n".formatted(user(), ntHash(password)));
        List<String> command = new ArrayList<>(List.of(
                version.program,
                "/bind-address:127.0.0.1",
                "/port:" + port,
                "/sec:" + security.name().toLowerCase(java.util.Locale.ROOT),
                "/sam-file:" + sam));
        if (security != Security.NLA) {
            command.add("-auth"); // it would ask PAM
        }
        command.addAll(flags);
        Map<String, String> environment = display.screen().environment();
        environment.put("HOME", folder.path().toString()); // its certificate
        environment.put("OPENSSL_CONF", OpenSsl.withLegacy(folder).toString());
        server = Child.start(folder.file("shadow.log"), environment, command);
    }

    /** Starts one, with further flags of the program. */
    public static FreeRdpShadow start(Version version, Security security, String... flags) {
        if (version == Version.V2) {
            Assumptions.assumeTrue(Programs.installed(version.program), "FreeRDP 2 has left newer systems");
        }
        Programs.require(version.program);
        return start(version, security, XDisplay.start(1024, 768, "us"), flags);
    }

    /** Starts one on a display, which it then owns. */
    public static FreeRdpShadow start(Version version, Security security, XDisplay display, String... flags) {
        FreeRdpShadow host = new FreeRdpShadow(version, security, display, List.of(flags));
        return RdpHost.listening(host, host.server);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String user() {
        return "ada";
    }

    @Override
    public String password() {
        return password;
    }

    @Override
    public XScreen screen() {
        return display.screen();
    }

    public Child process() {
        return server;
    }

    @Override
    public void close() {
        server.close();
        display.close();
        folder.close();
    }

    /** [MS-NLMP] 3.3.1 NTOWFv1. */
    private static String ntHash(String password) {
        byte[] text = password.getBytes(StandardCharsets.UTF_16LE);
        MD4Digest digest = new MD4Digest();
        digest.update(text, 0, text.length);
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return HexFormat.of().formatHex(hash);
    }
}
