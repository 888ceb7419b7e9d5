package dev.oriel.rdp.security.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A host's certificate with its key, made to order. */
public record TestCertificate(X509Certificate certificate, KeyPair keys) {
    private static final Map<String, KeyPair> PAIRS = new HashMap<>();

    private static final AtomicInteger SERIALS = new AtomicInteger();

    public static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    /** @param keyUsage bits of {@link KeyUsage}, marked critical; 0 for none */
    public record Order(
            String algorithm, int bits, String signature, String name, int keyUsage, Instant from, Instant until) {
        public static Order usual() {
            return new Order(
                    "RSA",
                    2048,
                    "SHA256withRSA",
                    "localhost",
                    0,
                    NOW.minus(Duration.ofDays(1)),
                    NOW.plus(Duration.ofDays(1)));
        }

        public Order key(String newAlgorithm, int newBits, String newSignature) {
            return new Order(newAlgorithm, newBits, newSignature, name, keyUsage, from, until);
        }

        public Order name(String newName) {
            return new Order(algorithm, bits, signature, newName, keyUsage, from, until);
        }

        public Order usage(int newUsage) {
            return new Order(algorithm, bits, signature, name, newUsage, from, until);
        }

        public Order valid(Instant newFrom, Instant newUntil) {
            return new Order(algorithm, bits, signature, name, keyUsage, newFrom, newUntil);
        }
    }

    @SuppressWarnings("JavaUtilDate") // what the certificate builder takes
    public static TestCertificate make(Order order) throws Exception {
        KeyPair keys = keys(order.algorithm(), order.bits());
        X500Name subject = new X500Name("CN=" + order.name());
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                subject,
                BigInteger.valueOf(SERIALS.incrementAndGet()),
                Date.from(order.from()),
                Date.from(order.until()),
                subject,
                keys.getPublic());
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, order.name())));
        if (order.keyUsage() != 0) {
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(order.keyUsage()));
        }
        builder.addExtension(Extension.basicConstraints, false, new BasicConstraints(false));
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(order.signature()).build(keys.getPrivate())));
        return new TestCertificate(certificate, keys);
    }

    /** Makes a pair once for each kind: long keys take long. */
    private static synchronized KeyPair keys(String algorithm, int bits) throws GeneralSecurityException {
        KeyPair known = PAIRS.get(algorithm + bits);
        if (known != null) {
            return known;
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        KeyPair made = generator.generateKeyPair();
        PAIRS.put(algorithm + bits, made);
        return made;
    }

    public SSLContext serverContext() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("host", keys.getPrivate(), new char[0], new X509Certificate[] {certificate});
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, new SecureRandom());
        return context;
    }

    /** A set of authorities that has this certificate in it. */
    public KeyStore asAuthority() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("authority", certificate);
        return store;
    }
}
