package dev.oriel.rdp.security.tls;

import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Sets the JDK's TLS up for one connection. */
final class TlsEngines {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private TlsEngines() {}

    static SSLEngine client(TlsSettings settings) {
        return client(settings, null);
    }

    /**
     * Each connection has a context of its own: a resumed session would pass the certificate check by.
     *
     * @param authorities in place of those that the system trusts
     */
    static SSLEngine client(TlsSettings settings, @Nullable KeyStore authorities) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManager[] trust = {new HostTrust(settings, () -> trustIn(authorities))};
            context.init(null, trust, settings.random());
            SSLEngine engine = context.createSSLEngine(settings.host(), 0);
            engine.setUseClientMode(true);
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setProtocols(PROTOCOLS);
            parameters.setServerNames(serverNames(settings.host()));
            // Read by the system's trust manager, which HostTrust asks only where the policy says so.
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            engine.setSSLParameters(parameters);
            return engine;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no TLS", e);
        }
    }

    private static X509ExtendedTrustManager trustIn(@Nullable KeyStore authorities) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(authorities);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager extended) {
                    return extended;
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the authorities that this system trusts cannot be read", e);
        }
        throw new IllegalStateException("this JDK has no trust manager for X.509");
    }

    /** Addresses are no server names ([RFC 6066] 3), nor are names that DNS would not allow. */
    static List<SNIServerName> serverNames(String host) {
        if (isAddress(host)) {
            return List.of();
        }
        try {
            return List.of(new SNIHostName(host));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private static boolean isAddress(String host) {
        try {
            InetAddress.ofLiteral(host);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
