package dev.oriel.rdp.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.Outcome.Cause;
import dev.oriel.rdp.security.RsaKey;
import dev.oriel.rdp.security.standard.ProprietaryCertificate;
import dev.oriel.rdp.testing.PduContract;
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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicenseClientTest {
    private static final Bytes SERVER_RANDOM = Bytes.ofHex("5c".repeat(32));
    private static final Bytes CHALLENGE = Bytes.ofHex("54004500530054000000");
    private static final Bytes SCOPE = Bytes.ofAscii("microsoft.com\0");
    private static final Bytes LICENSE = Bytes.ofHex("30820101".repeat(500));

    private static final KeyPair PAIR = makeKeys();
    private static final RSAPrivateKey SECRET = (RSAPrivateKey) PAIR.getPrivate();
    private static final RSAPublicKey SHOWN = (RSAPublicKey) PAIR.getPublic();
    private static final RsaKey PUBLIC_KEY = new RsaKey(SHOWN.getModulus(), SHOWN.getPublicExponent());
    private static final RsaKey PRIVATE_KEY = new RsaKey(SECRET.getModulus(), SECRET.getPrivateExponent());

    private final SecureRandom random = new SecureRandom();

    /** Keeps licences in memory. */
    private static final class Memory implements LicenseStore {
        private final Map<Key, Bytes> licenses = new HashMap<>();

        @Override
        public Optional<Bytes> find(Key key) {
            return Optional.ofNullable(licenses.get(key));
        }

        @Override
        public void save(Key key, Bytes license) {
            licenses.put(key, license);
        }
    }

    /** A terminal server that licenses: knows nothing but the specification and its private key. */
    private static final class Host {
        private Optional<LicenseKeys> keys = Optional.empty();

        Bytes request(boolean withCertificate) {
            Bytes certificate = withCertificate
                    ? ProprietaryCertificate.sign(true, PUBLIC_KEY).toBytes()
                    : Bytes.EMPTY;
            return new ServerLicenseRequest(
                            SERVER_RANDOM,
                            0x00060000,
                            "Microsoft Corporation",
                            "A02",
                            new LicenseBlob(LicenseBlob.KEY_EXCHANGE_ALGORITHM, Bytes.ofHex("01000000")),
                            new LicenseBlob(LicenseBlob.CERTIFICATE, certificate),
                            List.of(new LicenseBlob(LicenseBlob.SCOPE, SCOPE)))
                    .toBytes();
        }

        void agree(Bytes clientRandom, LicenseBlob encrypted) {
            byte[] number =
                    encrypted.data().slice(0, encrypted.data().length() - 8).toArray();
            byte[] premaster = Arrays.copyOf(PRIVATE_KEY.apply(number), LicenseKeys.PREMASTER_LENGTH);
            keys = Optional.of(LicenseKeys.derive(premaster, clientRandom, SERVER_RANDOM));
        }

        /** With the wrong type of blob, as old Windows has it. */
        Bytes challenge() {
            LicenseBlob encrypted = new LicenseBlob(LicenseBlob.DATA, keys().crypt(CHALLENGE));
            return new PlatformChallenge(0, encrypted, keys().mac(CHALLENGE)).toBytes();
        }

        Bytes issue(boolean upgrade) {
            Bytes content = new LicenseContent(0x00060000, SCOPE, "Microsoft Corporation", "A02", LICENSE).toBytes();
            return new IssuedLicense(upgrade, keys().encrypt(content), keys().mac(content)).toBytes();
        }

        LicenseKeys keys() {
            return keys.orElseThrow();
        }
    }

    private static KeyPair makeKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void mostHostsNeedNoLicense() throws DecodeException {
        Bytes fromXrdp = Bytes.ofHex("ff031000 07000000 02000000 04000000");
        assertThat(client(LicenseStore.none()).receive(fromXrdp.reader())).isInstanceOf(LicenseStep.Done.class);
    }

    @Test
    void getsALicenseAndShowsItTheNextTime() throws DecodeException {
        Memory store = new Memory();
        LicenseClient client = client(store);
        Host host = new Host();

        ClientNewLicenseRequest request =
                (ClientNewLicenseRequest) sent(client.receive(host.request(true).reader()));
        assertThat(request.clientUserName().data()).isEqualTo(Bytes.ofAscii("ada\0"));
        assertThat(request.clientMachineName().data()).isEqualTo(Bytes.ofAscii("ORIEL\0"));
        host.agree(request.clientRandom(), request.encryptedPreMasterSecret());
        answerChallenge(client, host);
        assertThat(client.receive(host.issue(false).reader())).isInstanceOf(LicenseStep.Done.class);
        assertThat(store.licenses.values()).containsExactly(LICENSE);

        LicenseClient again = client(store);
        Host sameHost = new Host();
        ClientLicenseInfo info =
                (ClientLicenseInfo) sent(again.receive(sameHost.request(true).reader()));
        sameHost.agree(info.clientRandom(), info.encryptedPreMasterSecret());
        assertThat(info.licenseInfo().data()).isEqualTo(LICENSE);
        Bytes hardware = sameHost.keys().open(info.encryptedHwid(), info.macData());
        assertThat(HardwareId.decode(hardware.reader())).isEqualTo(HardwareId.of(LicenseClient.PLATFORM_ID, "ORIEL"));
        answerChallenge(again, sameHost);
        assertThat(again.receive(sameHost.issue(true).reader())).isInstanceOf(LicenseStep.Done.class);
    }

    private static void answerChallenge(LicenseClient client, Host host) throws DecodeException {
        PlatformChallengeResponse response =
                (PlatformChallengeResponse) sent(client.receive(host.challenge().reader()));
        Bytes answer = host.keys().crypt(response.encryptedResponse().data());
        Bytes hardware = host.keys().crypt(response.encryptedHwid().data());
        Bytes both = new WireWriter().bytes(answer).bytes(hardware).toBytes();
        assertThat(response.macData()).isEqualTo(host.keys().mac(both));
        assertThat(PlatformChallengeAnswer.decode(answer.reader()).challenge()).isEqualTo(CHALLENGE);
        assertThat(HardwareId.decode(hardware.reader())).isEqualTo(HardwareId.of(LicenseClient.PLATFORM_ID, "ORIEL"));
    }

    @Test
    void theCertificateOfTheSessionServesWhereTheHostShowsNone() throws DecodeException {
        LicenseClient client = new LicenseClient(
                "ada",
                "ORIEL",
                LicenseStore.none(),
                Optional.of(ProprietaryCertificate.sign(false, PUBLIC_KEY)),
                random,
                Limits.DEFAULT);
        Host host = new Host();
        ClientNewLicenseRequest request = (ClientNewLicenseRequest)
                sent(client.receive(host.request(false).reader()));
        host.agree(request.clientRandom(), request.encryptedPreMasterSecret());
        answerChallenge(client, host);

        assertThatThrownBy(() -> client(LicenseStore.none())
                        .receive(new Host().request(false).reader()))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("ServerCertificate");
    }

    @ParameterizedTest
    @CsvSource({"2, ERR_NO_LICENSE", "6, ERR_NO_LICENSE_SERVER", "8, ERR_INVALID_CLIENT", "77, 0x0000004D"})
    void aRefusalNamesItsReason(int code, String name) throws DecodeException {
        LicenseStep step = client(LicenseStore.none()).receive(alert(code, 1).reader());
        Outcome outcome = ((LicenseStep.Failed) step).outcome();
        assertThat(outcome.cause()).isEqualTo(Cause.LICENSE_REFUSED);
        assertThat(outcome.stage()).isEqualTo(ConnectStage.LICENSE);
        assertThat(outcome.detail()).contains(name);
        assertThat(outcome.hostCode()).hasValue(code);
    }

    @Test
    void followsTheHostsStateTransitions() throws DecodeException {
        LicenseClient client = client(LicenseStore.none());
        assertThatThrownBy(() -> client.receive(alert(2, 4).reader())).isInstanceOf(DecodeException.class);
        LicenseStep first = client.receive(new Host().request(true).reader());
        assertThat(client.receive(alert(3, 4).reader())).isEqualTo(first);
        assertThat(client.receive(alert(3, 3).reader())).isInstanceOf(LicenseStep.More.class);
        assertThat(client.receive(alert(6, 2).reader())).isInstanceOf(LicenseStep.Done.class);
    }

    @Test
    void refusesPdusOutOfTurnAndChangedOnes() throws DecodeException {
        Host host = new Host();
        host.agree(Bytes.wrap(new byte[32]), new LicenseBlob(LicenseBlob.RANDOM, Bytes.wrap(new byte[136])));
        assertThatThrownBy(() ->
                        client(LicenseStore.none()).receive(host.challenge().reader()))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("before");

        LicenseClient client = client(LicenseStore.none());
        client.receive(host.request(true).reader());
        // The host has other keys than the client now.
        assertThatThrownBy(() -> client.receive(host.challenge().reader()))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("MACData");
        LicensePdu ofClient = new PlatformChallengeResponse(
                new LicenseBlob(9, Bytes.EMPTY), new LicenseBlob(9, Bytes.EMPTY), Bytes.wrap(new byte[16]));
        assertThatThrownBy(() -> client.receive(ofClient.toBytes().reader())).isInstanceOf(DecodeException.class);
    }

    @Test
    void changedPdusNeverBreakTheClient() {
        Random seeded = new Random(11);
        for (int round = 0; round < 2000; round++) {
            LicenseClient client = client(LicenseStore.none());
            byte[] request = new Host().request(true).toArray();
            for (int i = seeded.nextInt(4); i >= 0; i--) {
                request[seeded.nextInt(request.length)] = (byte) seeded.nextInt();
            }
            try {
                client.receive(Bytes.wrap(request).reader());
            } catch (DecodeException expected) {
                assertThat(expected).hasMessageNotContaining("null");
            }
        }
    }

    @TestFactory
    Stream<DynamicNode> licenseContent() {
        return PduContract.of(
                LicenseContent::decode, new LicenseContent(0x60000, SCOPE, "Microsoft Corporation", "A02", LICENSE));
    }

    @TestFactory
    Stream<DynamicNode> platformChallengeAnswer() {
        return PduContract.of(
                PlatformChallengeAnswer::decode,
                new PlatformChallengeAnswer(
                        PlatformChallengeAnswer.OTHER_PLATFORM, PlatformChallengeAnswer.DETAIL, CHALLENGE));
    }

    @TestFactory
    Stream<DynamicNode> hardwareId() {
        return PduContract.of(HardwareId::decode, HardwareId.of(LicenseClient.PLATFORM_ID, "ORIEL"));
    }

    private LicenseClient client(LicenseStore store) {
        return new LicenseClient("ada", "ORIEL", store, Optional.empty(), random, Limits.DEFAULT);
    }

    private static LicensePdu sent(LicenseStep step) throws DecodeException {
        return LicensePdu.decode(((LicenseStep.Send) step).pdu().reader());
    }

    private static Bytes alert(int code, int transition) {
        return new LicenseErrorAlert(code, transition, new LicenseBlob(LicenseBlob.ERROR, Bytes.EMPTY)).toBytes();
    }
}
