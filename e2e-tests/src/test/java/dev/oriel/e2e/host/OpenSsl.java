package dev.oriel.e2e.host;

import dev.oriel.e2e.process.Child;
import dev.oriel.e2e.process.Folder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What hosts and clients need of OpenSSL. */
final class OpenSsl {
    // NTLM's hash is MD4, RDP's own security RC4: OpenSSL 3 keeps both in a provider that must be switched on
    private static final String LEGACY = """
            openssl_conf = openssl
            [openssl]
            providers = providers
            [providers]
            default = on
            legacy = on
            [on]
            activate = 1
            """;

    private OpenSsl() {}

    /** The file that {@code OPENSSL_CONF} is to name. */
    static Path withLegacy(Folder folder) {
        return folder.write("openssl.cnf", LEGACY);
    }

    /** Makes a certificate that nobody else has signed: {@code tls.crt} with its {@code tls.key}. */
    static void certificate(Folder folder, String name) {
        Child.run(
                Map.of(),
                List.of(
                        "openssl",
                        "req",
                        "-newkey",
                        "rsa:2048",
                        "-nodes",
                        "-x509",
                        "-days",
                        "2",
                        "-subj",
                        "/CN=" + name,
                        "-keyout",
                        folder.file("tls.key").toString(),
                        "-out",
                        folder.file("tls.crt").toString()));
    }
}
