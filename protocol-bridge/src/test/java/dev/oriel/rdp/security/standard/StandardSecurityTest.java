package dev.oriel.rdp.security.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class StandardSecurityTest {
    private static final Bytes CLIENT_RANDOM =
            Bytes.ofHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    private static final Bytes SERVER_RANDOM =
            Bytes.ofHex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeffe0e1e2e3e4e5e6e7e8e9eaebecedeeef");

    private final Random random = new Random(7);

    static Stream<EncryptionMethod> methods() {
        return Stream.of(
                EncryptionMethod.RC4_40, EncryptionMethod.RC4_56, EncryptionMethod.RC4_128, EncryptionMethod.FIPS);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void bothEndsUnderstandEachOtherOnSlowAndFastPath(EncryptionMethod method) throws DecodeException {
        StandardSecurity client = StandardSecurity.client(method, EncryptionLevel.HIGH, CLIENT_RANDOM, SERVER_RANDOM);
        StandardSecurity server = StandardSecurity.server(method, EncryptionLevel.HIGH, CLIENT_RANDOM, SERVER_RANDOM);
        for (int length = 1; length < 40; length++) {
            slowPath(client, server, SecurityHeader.INFO_PKT, length);
            fastPath(client, server, length);
            slowPath(server, client, 0, length);
            fastPath(server, client, length);
        }
        client.saltSignatures();
        server.saltSignatures();
        for (int length = 1; length < 40; length++) {
            slowPath(client, server, 0, length);
            fastPath(server, client, length);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void keysChangeAfterEvery4096Pdus(EncryptionMethod method) throws DecodeException {
        StandardSecurity client = StandardSecurity.client(method, EncryptionLevel.HIGH, CLIENT_RANDOM, SERVER_RANDOM);
        StandardSecurity server = StandardSecurity.server(method, EncryptionLevel.HIGH, CLIENT_RANDOM, SERVER_RANDOM);
        server.saltSignatures();
        for (int pdu = 0; pdu < 2 * Rc4PacketCipher.PDUS_PER_KEY + 10; pdu++) {
            fastPath(server, client, 5);
        }
    }

    @Test
    void keyUpdateStartsAFreshStream() throws DecodeException {
        Bytes key = Bytes.ofHex("00112233445566778899aabbccddeeff");
        Rc4PacketCipher cipher = new Rc4PacketCipher(EncryptionMethod.RC4_128, key, key);
        WireWriter out = new WireWriter();
        for (int pdu = 0; pdu < Rc4PacketCipher.PDUS_PER_KEY; pdu++) {
            out.clear();
            cipher.seal(Bytes.EMPTY, false, out);
        }
        // No byte was encrypted, so the first key's stream would still be at its start.
        out.clear();
        cipher.seal(Bytes.wrap(new byte[8]), false, out);
        Bytes afterUpdate = out.toBytes();
        out.clear();
        new Rc4PacketCipher(EncryptionMethod.RC4_128, key, key).seal(Bytes.wrap(new byte[8]), false, out);
        assertThat(afterUpdate).isNotEqualTo(out.toBytes());
        assertThat(afterUpdate.slice(0, 8)).isEqualTo(out.toBytes().slice(0, 8));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void refusesAChangedPdu(EncryptionMethod method) {
        StandardSecurity client = StandardSecurity.client(method, EncryptionLevel.HIGH, CLIENT_RANDOM, SERVER_RANDOM);
        StandardSecurity server = StandardSecurity.server(method, EncryptionLevel.HIGH, CLIENT_RANDOM, SERVER_RANDOM);
        WireWriter out = new WireWriter();
        client.protect(0, Bytes.ofAscii("share control header"), out);
        byte[] sent = out.toArray();
        sent[sent.length - 8] ^= 1;
        assertThatThrownBy(() -> server.open(new WireReader(sent), true))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("dataSignature");
    }

    @ParameterizedTest
    @MethodSource("methods")
    void refusesTruncatedPdusWithDecodeException(EncryptionMethod method) {
        StandardSecurity client = StandardSecurity.client(method, EncryptionLevel.HIGH, CLIENT_RANDOM, SERVER_RANDOM);
        WireWriter out = new WireWriter();
        client.protect(0, Bytes.ofAscii("twenty-one bytes long"), out);
        for (int length = 0; length < out.size(); length++) {
            StandardSecurity server =
                    StandardSecurity.server(method, EncryptionLevel.HIGH, CLIENT_RANDOM, SERVER_RANDOM);
            WireReader cut = new WireReader(out.toArray(), 0, length);
            assertThatThrownBy(() -> server.open(cut, true)).isInstanceOf(DecodeException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = EncryptionLevel.class,
            names = {"CLIENT_COMPATIBLE", "HIGH", "FIPS"})
    void refusesPdusInTheClearFromAHostThatAgreedToEncrypt(EncryptionLevel level) {
        StandardSecurity client =
                StandardSecurity.client(EncryptionMethod.RC4_128, level, CLIENT_RANDOM, SERVER_RANDOM);
        byte[] plain = {0, 0, 0, 0, 1, 2, 3};
        assertThatThrownBy(() -> client.open(new WireReader(plain), false))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("without encryption");
        assertThatThrownBy(() -> client.openFastPath(0, new WireReader(plain))).isInstanceOf(DecodeException.class);
    }

    @Test
    void lowLevelLeavesWhatTheServerSendsInTheClear() throws DecodeException {
        StandardSecurity client =
                StandardSecurity.client(EncryptionMethod.RC4_40, EncryptionLevel.LOW, CLIENT_RANDOM, SERVER_RANDOM);
        StandardSecurity server =
                StandardSecurity.server(EncryptionMethod.RC4_40, EncryptionLevel.LOW, CLIENT_RANDOM, SERVER_RANDOM);
        WireWriter out = new WireWriter();
        server.protect(0, Bytes.ofAscii("abc"), out);
        assertThat(out.toBytes()).isEqualTo(Bytes.ofHex("00000000 616263"));
        assertThat(server.fastPathFlags()).isZero();
        slowPath(server, client, 0, 9);
        fastPath(server, client, 9);
        slowPath(client, server, SecurityHeader.INFO_PKT, 9);
        assertThat(client.fastPathFlags()).isEqualTo(SecurityLayer.FAST_PATH_ENCRYPTED);
        fastPath(client, server, 9);
    }

    @Test
    void licensingIsEncryptedOnlyWhereTheHostTakesIt() throws DecodeException {
        StandardSecurity client =
                StandardSecurity.client(EncryptionMethod.RC4_128, EncryptionLevel.HIGH, CLIENT_RANDOM, SERVER_RANDOM);
        WireWriter out = new WireWriter();
        client.protect(SecurityHeader.LICENSE_PKT, Bytes.ofAscii("x"), out);
        assertThat(out.toBytes()).isEqualTo(Bytes.ofHex("80000000 78"));

        byte[] fromHost = Bytes.ofHex("80020000 ff").toArray();
        SecurityLayer.Opened opened = client.open(new WireReader(fromHost), true);
        assertThat(opened.has(SecurityHeader.LICENSE_PKT)).isTrue();
        assertThat(opened.pdu().rest()).isEqualTo(Bytes.ofHex("ff"));

        out.clear();
        client.protect(SecurityHeader.LICENSE_PKT, Bytes.ofAscii("x"), out);
        assertThat(out.size()).isEqualTo(SecurityHeader.Signed.SIZE + 1);
        assertThat(out.array()[0] & 0xFF).isEqualTo(SecurityHeader.LICENSE_PKT | SecurityHeader.ENCRYPT);
    }

    @Test
    void withoutEncryptionOnlyMarkedPdusHaveAHeader() throws DecodeException {
        SecurityLayer none = SecurityLayer.none();
        WireWriter out = new WireWriter();
        none.protect(0, Bytes.ofAscii("abc"), out);
        assertThat(out.toBytes()).isEqualTo(Bytes.ofAscii("abc"));
        out.clear();
        none.protect(SecurityHeader.INFO_PKT, Bytes.ofAscii("abc"), out);
        assertThat(out.toBytes()).isEqualTo(Bytes.ofHex("40000000 616263"));
        assertThat(none.open(out.toBytes().reader(), true).flags()).isEqualTo(SecurityHeader.INFO_PKT);
        assertThat(none.open(out.toBytes().reader(), false).pdu().remaining()).isEqualTo(7);
        assertThatThrownBy(() -> none.open(Bytes.ofHex("08000000").reader(), true))
                .isInstanceOf(DecodeException.class);
        assertThatThrownBy(() -> none.openFastPath(2, Bytes.EMPTY.reader())).isInstanceOf(DecodeException.class);
    }

    private void slowPath(SecurityLayer from, SecurityLayer to, int flags, int length) throws DecodeException {
        Bytes pdu = payload(length);
        WireWriter out = new WireWriter();
        out.u8(0xAA); // protection must not depend on where in the buffer it starts
        from.protect(flags, pdu, out);
        SecurityLayer.Opened opened = to.open(new WireReader(out.toArray(), 1, out.size() - 1), true);
        assertThat(opened.has(flags)).isTrue();
        assertThat(opened.pdu().rest()).isEqualTo(pdu);
    }

    private void fastPath(SecurityLayer from, SecurityLayer to, int length) throws DecodeException {
        Bytes pdu = payload(length);
        WireWriter out = new WireWriter();
        int flags = from.fastPathFlags();
        from.protectFastPath(pdu, out);
        assertThat(out.size()).isEqualTo(length + from.fastPathOverhead(length));
        assertThat(to.openFastPath(flags, new WireReader(out.toArray())).rest()).isEqualTo(pdu);
    }

    private Bytes payload(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.wrap(bytes);
    }
}
