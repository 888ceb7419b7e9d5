package dev.oriel.rdp.security.tls;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.HostSettings.CertificatePolicy;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.Outcome.Cause;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Decides on the host's certificate by the configured policy. Refuses with a {@link Refusal}, which says precisely why.
 * Used by TLS alone, so there is no case without an engine and none for a server.
 */
final class HostTrust extends X509ExtendedTrustManager {
    /** The certificate is not accepted. */
    static final class Refusal extends CertificateException {
        private static final long serialVersionUID = 1L;

        private final transient Outcome outcome;

        Refusal(Cause cause, String detail) {
            super(detail);
            this.outcome = Outcome.of(cause, ConnectStage.TLS, detail);
        }

        Outcome outcome() {
            return outcome;
        }
    }

    private final String host;
    private final CertificatePolicy policy;
    private final Clock clock;
    private final Supplier<X509ExtendedTrustManager> authorities;

    /** @param authorities whom the system trusts; asked for only where the policy needs them, since they load slowly */
    HostTrust(TlsSettings settings, Supplier<X509ExtendedTrustManager> authorities) {
        this.host = settings.host();
        this.policy = settings.certificate();
        this.clock = settings.clock();
        this.authorities = authorities;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        switch (policy) {
            case CertificatePolicy.Any() -> {}
            case CertificatePolicy.Fingerprint(String sha256) -> checkFingerprint(chain[0], sha256);
            case CertificatePolicy.SystemTrust() -> checkSystem(chain, authType, engine);
        }
    }

    /** A pinned certificate is accepted whatever it says about itself, its dates included. */
    private static void checkFingerprint(X509Certificate certificate, String wanted) throws CertificateException {
        String found = fingerprint(certificate);
        if (!found.equals(wanted.toLowerCase(Locale.ROOT))) {
            throw new Refusal(
                    Cause.TLS_FINGERPRINT_MISMATCH,
                    "the host's certificate has the sha-256 fingerprint " + found + ", not " + wanted);
        }
    }

    private void checkSystem(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        checkDates(chain[0]);
        X509ExtendedTrustManager system = authorities.get();
        try {
            system.checkServerTrusted(chain, authType, engine);
        } catch (CertificateException e) {
            throw refusal(system, chain, authType, e);
        }
    }

    private void checkDates(X509Certificate certificate) throws Refusal {
        Instant now = clock.instant();
        Instant until = certificate.getNotAfter().toInstant();
        Instant from = certificate.getNotBefore().toInstant();
        if (now.isAfter(until)) {
            throw new Refusal(Cause.TLS_EXPIRED, "the host's certificate expired at " + until + ", and now is " + now);
        }
        if (now.isBefore(from)) {
            throw new Refusal(
                    Cause.TLS_NOT_YET_VALID, "the host's certificate is valid from " + from + " on, and now is " + now);
        }
    }

    private Refusal refusal(
            X509ExtendedTrustManager system, X509Certificate[] chain, String authType, CertificateException why) {
        String subject = chain[0].getSubjectX500Principal().getName();
        String issuer = chain[0].getIssuerX500Principal().getName();
        for (Throwable cause = why; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertPathValidatorException path && path.getReason() instanceof BasicReason reason) {
                switch (reason) {
                    case EXPIRED -> {
                        return new Refusal(Cause.TLS_EXPIRED, "a certificate above the host's has expired");
                    }
                    case NOT_YET_VALID -> {
                        return new Refusal(Cause.TLS_NOT_YET_VALID, "a certificate above the host's is not valid yet");
                    }
                    case ALGORITHM_CONSTRAINED -> {
                        return new Refusal(Cause.TLS_WEAK, "the host's certificate is too weak: " + path.getMessage());
                    }
                    case UNSPECIFIED, REVOKED, UNDETERMINED_REVOCATION_STATUS, INVALID_SIGNATURE -> {}
                }
            }
        }
        if (trustedIssuer(system, chain, authType)) {
            return new Refusal(
                    Cause.TLS_WRONG_NAME,
                    "the host's certificate is issued for " + subject + ", not for " + host + ": " + why.getMessage());
        }
        return new Refusal(
                Cause.TLS_UNKNOWN_ISSUER,
                "the host's certificate for " + subject + " is issued by " + issuer
                        + ", whom this system does not trust");
    }

    /** The system's own check without a name: where this one passes, it was the name. */
    private static boolean trustedIssuer(X509ExtendedTrustManager system, X509Certificate[] chain, String authType) {
        try {
            system.checkServerTrusted(chain, authType);
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    /** Lower-case hexadecimal digest of the certificate's DER form. */
    static String fingerprint(X509Certificate certificate) throws CertificateEncodingException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
        throw new UnsupportedOperationException("only engines are served");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
        throw new UnsupportedOperationException("only engines are served");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
        throw new UnsupportedOperationException("there are no clients here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
        throw new UnsupportedOperationException("there are no clients here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        throw new UnsupportedOperationException("there are no clients here");
    }
}
