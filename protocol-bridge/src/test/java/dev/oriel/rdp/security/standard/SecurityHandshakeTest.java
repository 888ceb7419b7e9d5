package dev.oriel.rdp.security.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.rdp.security.RsaKey;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireWriter;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecurityHandshakeTest {
    private static final KeyPair PAIR = makeKeys();
    private static final Bytes SERVER_RANDOM = Bytes.ofHex("5a".repeat(32));

    private static KeyPair makeKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(512);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static RsaKey publicKey() {
        RSAPublicKey key = (RSAPublicKey) PAIR.getPublic();
        return new RsaKey(key.getModulus(), key.getPublicExponent());
    }

    private static RsaKey privateKey() {
        RSAPrivateKey key = (RSAPrivateKey) PAIR.getPrivate();
        return new RsaKey(key.getModulus(), key.getPrivateExponent());
    }

    private static SecurityHandshake agree(int method, int level, Bytes serverRandom) throws DecodeException {
        return SecurityHandshake.agree(
                method,
                level,
                serverRandom,
                ProprietaryCertificate.sign(true, publicKey()).toBytes(),
                new SecureRandom(),
                Limits.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 3", "8, 2", "16, 4"})
    void theServerComesToTheSameKeys(int method, int level) throws DecodeException {
        SecurityHandshake handshake = agree(method, level, SERVER_RANDOM);
        Bytes sent = handshake.exchange().toBytes();
        Bytes clientRandom =
                SecurityExchange.decode(sent.reader(), Limits.DEFAULT).clientRandom(privateKey());
        StandardSecurity server = StandardSecurity.server(
                EncryptionMethod.ofCode(method), EncryptionLevel.ofCode(level), clientRandom, SERVER_RANDOM);
        WireWriter out = new WireWriter();
        handshake.layer().protect(SecurityHeader.INFO_PKT, Bytes.ofAscii("client info"), out);
        assertThat(server.open(out.toBytes().reader(), true).pdu().rest()).isEqualTo(Bytes.ofAscii("client info"));
    }

    @Test
    void theExchangeIsPaddedWithEightZerosAndInTheClear() throws DecodeException {
        Bytes sent = agree(2, 3, SERVER_RANDOM).exchange().toBytes();
        assertThat(sent.length()).isEqualTo(4 + 4 + 64 + 8);
        assertThat(sent.slice(0, 8)).isEqualTo(Bytes.ofHex("01020000 48000000"));
        assertThat(sent.slice(72, 8)).isEqualTo(Bytes.ofHex("0000000000000000"));
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "2, 0", "3, 3", "2, 5", "32, 1", "2, -1"})
    void refusesMethodsAndLevelsThatCannotBe(int method, int level) {
        assertThatThrownBy(() -> agree(method, level, SERVER_RANDOM)).isInstanceOf(DecodeException.class);
    }

    @Test
    void refusesARandomNumberOfAnotherLength() {
        assertThatThrownBy(() -> agree(2, 3, Bytes.ofHex("5a".repeat(31))))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("serverRandomLen");
    }

    @Test
    void refusesACertificateBeyondTheLimit() {
        assertThatThrownBy(() -> SecurityHandshake.agree(
                        2,
                        3,
                        SERVER_RANDOM,
                        Bytes.wrap(new byte[Limits.DEFAULT.maxCertificateLength() + 1]),
                        new SecureRandom(),
                        Limits.DEFAULT))
                .isInstanceOfSatisfying(
                        DecodeException.class, e -> assertThat(e.kind()).isEqualTo(DecodeException.Kind.TOO_LARGE));
    }
}
