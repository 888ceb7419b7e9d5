package dev.oriel.rdp.license;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.Outcome.Cause;
import dev.oriel.rdp.security.Digests;
import dev.oriel.rdp.security.RsaKey;
import dev.oriel.rdp.security.standard.ServerCertificate;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;

/** The client's half of licensing: [MS-RDPELE] 3.3. The host begins. One exchange; not thread-safe. */
public final class LicenseClient {
    /** CLIENT_OS_ID_WINNT_POST_52 with CLIENT_IMAGE_ID_MICROSOFT: what license servers expect. */
    static final long PLATFORM_ID = 0x04010000;

    /** Zeros behind a number that RSA has encrypted. */
    static final int PADDING = 8;

    private final String userName;
    private final String machineName;
    private final LicenseStore store;
    private final Optional<ServerCertificate> shownBefore;
    private final SecureRandom random;
    private final Limits limits;

    private Optional<LicenseKeys> keys = Optional.empty();
    private Optional<Bytes> lastSent = Optional.empty();

    /**
     * @param machineName by which licences are issued: the same at every connection
     * @param shownBefore the certificate of RDP's own security, where that is in force: the host need not show it twice
     */
    public LicenseClient(
            String userName,
            String machineName,
            LicenseStore store,
            Optional<ServerCertificate> shownBefore,
            SecureRandom random,
            Limits limits) {
        this.userName = userName;
        this.machineName = machineName;
        this.store = store;
        this.shownBefore = shownBefore;
        this.random = random;
        this.limits = limits;
    }

    /**
     * Takes a PDU of the host.
     *
     * @param in what follows the security header
     */
    public LicenseStep receive(WireReader in) throws DecodeException {
        LicensePdu pdu = LicensePdu.decode(in);
        return switch (pdu) {
            case LicenseErrorAlert alert -> endOrRepeat(alert);
            case ServerLicenseRequest request -> answerRequest(request);
            case PlatformChallenge challenge -> answerChallenge(challenge);
            case IssuedLicense license -> keep(license);
            case ClientLicenseInfo _, ClientNewLicenseRequest _, PlatformChallengeResponse _ ->
                throw DecodeException.unexpected("bMsgType", 0, "PDU of a client, type " + pdu.type());
            case LicensePdu.Unknown _ -> throw DecodeException.invalid("bMsgType", 0, pdu.type());
        };
    }

    private LicenseStep endOrRepeat(LicenseErrorAlert alert) throws DecodeException {
        if (alert.errorCode() == LicenseErrorAlert.STATUS_VALID_CLIENT) {
            return new LicenseStep.Done();
        }
        if (alert.stateTransition() == LicenseErrorAlert.NO_TRANSITION) {
            // The host complains and lets the client in all the same: it is within its time of grace.
            return new LicenseStep.Done();
        }
        if (alert.stateTransition() == LicenseErrorAlert.RESET_PHASE_TO_START) {
            return new LicenseStep.More();
        }
        if (alert.stateTransition() == LicenseErrorAlert.RESEND_LAST_MESSAGE) {
            return new LicenseStep.Send(lastSent.orElseThrow(
                    () -> DecodeException.unexpected("dwStateTransition", 8, "request to send nothing again")));
        }
        return new LicenseStep.Failed(Outcome.ofHostCode(
                Cause.LICENSE_REFUSED, ConnectStage.LICENSE, meaning(alert.errorCode()), alert.errorCode()));
    }

    /** [MS-RDPBCGR] 2.2.1.12.1.3, dwErrorCode. */
    private static String meaning(long errorCode) {
        return switch ((int) errorCode) {
            case 1 -> "ERR_INVALID_SERVER_CERTIFICATE: the host's license certificate is invalid";
            case 2 -> "ERR_NO_LICENSE: the host has no licence for this client";
            case 3 -> "ERR_INVALID_MAC: a message was changed on its way";
            case 4 -> "ERR_INVALID_SCOPE: the licence is from an issuer that the host does not accept";
            case 6 -> "ERR_NO_LICENSE_SERVER: the host reaches no license server";
            case 8 -> "ERR_INVALID_CLIENT: the host does not accept this client";
            case 11 -> "ERR_INVALID_PRODUCTID: the licence is for another product";
            case 12 -> "ERR_INVALID_MESSAGE_LEN: the host found a message too short or too long";
            default -> "licensing error 0x%08X".formatted(errorCode);
        };
    }

    private LicenseStep answerRequest(ServerLicenseRequest request) throws DecodeException {
        RsaKey hostKey = hostKey(request.serverCertificate().data());
        byte[] premasterSecret = new byte[LicenseKeys.PREMASTER_LENGTH];
        byte[] clientRandom = new byte[LicensePdu.RANDOM_SIZE];
        random.nextBytes(premasterSecret);
        random.nextBytes(clientRandom);
        Bytes number = Bytes.wrap(clientRandom);
        LicenseKeys agreed = LicenseKeys.derive(premasterSecret, number, request.serverRandom());
        keys = Optional.of(agreed);
        LicenseBlob encrypted = new LicenseBlob(
                LicenseBlob.RANDOM,
                new WireWriter()
                        .bytes(hostKey.apply(premasterSecret))
                        .zeros(PADDING)
                        .toBytes());
        Digests.wipe(premasterSecret);

        Optional<Bytes> license = findLicense(request);
        return license.isPresent()
                ? send(show(number, encrypted, agreed, license.get()))
                : send(new ClientNewLicenseRequest(
                        ClientNewLicenseRequest.RSA,
                        PLATFORM_ID,
                        number,
                        encrypted,
                        new LicenseBlob(LicenseBlob.CLIENT_USER_NAME, text(userName)),
                        new LicenseBlob(LicenseBlob.CLIENT_MACHINE_NAME, text(machineName))));
    }

    private RsaKey hostKey(Bytes certificate) throws DecodeException {
        if (!certificate.isEmpty()) {
            return ServerCertificate.decode(certificate.reader(), limits).publicKey();
        }
        return shownBefore
                .orElseThrow(
                        () -> DecodeException.unexpected("ServerCertificate", -1, "absence of the host's certificate"))
                .publicKey();
    }

    private Optional<Bytes> findLicense(ServerLicenseRequest request) {
        return request.scopes().stream()
                .map(scope -> new LicenseStore.Key(scope.data(), request.companyName(), request.productId()))
                .flatMap(key -> store.find(key).stream())
                .findFirst();
    }

    private ClientLicenseInfo show(Bytes clientRandom, LicenseBlob encrypted, LicenseKeys agreed, Bytes license) {
        Bytes hardware = hardwareId();
        return new ClientLicenseInfo(
                ClientNewLicenseRequest.RSA,
                PLATFORM_ID,
                clientRandom,
                encrypted,
                new LicenseBlob(LicenseBlob.DATA, license),
                agreed.encrypt(hardware),
                agreed.mac(hardware));
    }

    private LicenseStep answerChallenge(PlatformChallenge challenge) throws DecodeException {
        LicenseKeys agreed = agreedKeys();
        Bytes question = agreed.open(challenge.encryptedChallenge(), challenge.macData());
        Bytes answer = new PlatformChallengeAnswer(
                        PlatformChallengeAnswer.OTHER_PLATFORM, PlatformChallengeAnswer.DETAIL, question)
                .toBytes();
        Bytes hardware = hardwareId();
        Bytes both = new WireWriter().bytes(answer).bytes(hardware).toBytes();
        return send(new PlatformChallengeResponse(agreed.encrypt(answer), agreed.encrypt(hardware), agreed.mac(both)));
    }

    private LicenseStep keep(IssuedLicense issued) throws DecodeException {
        Bytes plain = agreedKeys().open(issued.encryptedLicenseInfo(), issued.macData());
        LicenseContent content = LicenseContent.decode(plain.reader());
        store.save(
                new LicenseStore.Key(content.scope(), content.companyName(), content.productId()), content.license());
        return new LicenseStep.Done();
    }

    private LicenseKeys agreedKeys() throws DecodeException {
        return keys.orElseThrow(
                () -> DecodeException.unexpected("bMsgType", 0, "PDU before the Server License Request"));
    }

    private LicenseStep send(LicensePdu pdu) {
        Bytes bytes = pdu.toBytes();
        lastSent = Optional.of(bytes);
        return new LicenseStep.Send(bytes);
    }

    private Bytes hardwareId() {
        return HardwareId.of(PLATFORM_ID, machineName).toBytes();
    }

    private static Bytes text(String text) {
        return Bytes.wrap((text + "\0").getBytes(StandardCharsets.US_ASCII));
    }
}
