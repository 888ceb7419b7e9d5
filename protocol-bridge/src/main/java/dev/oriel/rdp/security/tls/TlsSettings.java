package dev.oriel.rdp.security.tls;

import dev.oriel.bridge.HostSettings.CertificatePolicy;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * What a TLS handshake needs to know.
 *
 * @param host name or address that the user asked for: what the certificate has to be issued for
 * @param certificate which host certificates are accepted
 * @param clock for the certificate's dates
 */
public record TlsSettings(String host, CertificatePolicy certificate, Clock clock, SecureRandom random) {}
