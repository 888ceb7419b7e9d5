package dev.oriel.rdp.license;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.rdp.testing.PduContract;
import dev.oriel.rdp.wire.Bytes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LicensePduTest {
    private static final Bytes RANDOM = Bytes.ofHex("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");
    private static final Bytes MAC = Bytes.ofHex("000102030405060708090a0b0c0d0e0f");

    private static LicenseBlob blob(int type, String hex) {
        return new LicenseBlob(type, Bytes.ofHex(hex));
    }

    @TestFactory
    Stream<DynamicNode> everyPduHoldsTheContract() {
        return PduContract.of(
                LicensePdu::decode,
                new ServerLicenseRequest(
                        RANDOM,
                        0x60000,
                        "Microsoft Corporation",
                        "A02",
                        blob(LicenseBlob.KEY_EXCHANGE_ALGORITHM, "01000000"),
                        blob(LicenseBlob.CERTIFICATE, "0203"),
                        List.of(blob(LicenseBlob.SCOPE, "6d00"), blob(LicenseBlob.SCOPE, ""))),
                new PlatformChallenge(0, blob(LicenseBlob.ENCRYPTED_DATA, "0102030405060708090a"), MAC),
                new IssuedLicense(false, blob(LicenseBlob.ENCRYPTED_DATA, "0102"), MAC),
                new IssuedLicense(true, blob(LicenseBlob.ENCRYPTED_DATA, "0102"), MAC),
                new ClientNewLicenseRequest(
                        ClientNewLicenseRequest.RSA,
                        0x04010000,
                        RANDOM,
                        blob(LicenseBlob.RANDOM, "0102"),
                        blob(LicenseBlob.CLIENT_USER_NAME, "61646100"),
                        blob(LicenseBlob.CLIENT_MACHINE_NAME, "6f7200")),
                new ClientLicenseInfo(
                        ClientNewLicenseRequest.RSA,
                        0x04010000,
                        RANDOM,
                        blob(LicenseBlob.RANDOM, "0102"),
                        blob(LicenseBlob.DATA, "03"),
                        blob(LicenseBlob.ENCRYPTED_DATA, "04"),
                        MAC),
                new PlatformChallengeResponse(
                        blob(LicenseBlob.ENCRYPTED_DATA, "0102"), blob(LicenseBlob.ENCRYPTED_DATA, "03"), MAC),
                LicenseErrorAlert.validClient(),
                new LicensePdu.Unknown(0x30, Bytes.ofHex("0102")));
    }

    @Test
    void knowsThatNoLicenseIsNeeded() {
        // [MS-RDPBCGR] 4.1.11, behind its security header; a preamble of version 3.0 is written with extended errors
        PduContract.assertVector(
                LicensePdu::decode, "ff 83 10 00 07 00 00 00 02 00 00 00 04 00 00 00", LicenseErrorAlert.validClient());
        assertThat(LicenseErrorAlert.validClient().isValidClient()).isTrue();
        assertThat(new LicenseErrorAlert(
                                LicenseErrorAlert.NO_LICENSE_SERVER,
                                LicenseErrorAlert.TOTAL_ABORT,
                                new LicenseBlob(LicenseBlob.ERROR, Bytes.EMPTY))
                        .isValidClient())
                .isFalse();
    }
}
