package dev.oriel.rdp.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.bridge.HostSettings.Credentials;
import dev.oriel.bridge.Secret;
import dev.oriel.rdp.security.credssp.SpnegoToken;
import dev.oriel.rdp.security.credssp.TsCredentials;
import dev.oriel.rdp.security.credssp.TsRequest;
import dev.oriel.rdp.security.ntlm.AuthenticateMessage;
import dev.oriel.rdp.security.ntlm.AvPairs;
import dev.oriel.rdp.security.ntlm.ChallengeMessage;
import dev.oriel.rdp.security.ntlm.NegotiateMessage;
import dev.oriel.rdp.security.ntlm.NtlmFlags;
import dev.oriel.rdp.security.ntlm.NtlmMessage;
import dev.oriel.rdp.security.standard.CertificateChain;
import dev.oriel.rdp.security.standard.FipsInformation;
import dev.oriel.rdp.security.standard.ProprietaryCertificate;
import dev.oriel.rdp.security.standard.SecurityExchange;
import dev.oriel.rdp.security.standard.SecurityHeader;
import dev.oriel.rdp.security.standard.ServerCertificate;
import dev.oriel.rdp.testing.PduContract;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every message of the security packages against the contract of PDUs, with what is special about some. */
class SecurityContractTest {
    private static final Bytes SIGNATURE = Bytes.ofHex("0102030405060708");
    private static final Bytes VERSION = Bytes.ofHex("0a00614a0000000f");
    private static final RsaKey KEY = new RsaKey(new BigInteger("c3".repeat(64), 16), BigInteger.valueOf(65537));

    /** Self-signed, RSA of 1024 bits, made with openssl for this test. */
    private static final Bytes X509 = Bytes.ofHex(
            "3082020a30820173a003020102021427f1b38ef65614a68bf8dfa5902e82a4a42bf6b8300d06092a864886f70d01010b"
                    + "050030173115301306035504030c0c6465736b2e6578616d706c65301e170d3236313132303131313230375a170d3336"
                    + "313131373131313230375a30173115301306035504030c0c6465736b2e6578616d706c6530819f300d06092a864886f7"
                    + "0d010101050003818d003081890281810099f88f1911f73e5521fd08dd5715cd67d18d72954a4584aa4816ecbce0b620"
                    + "520950c746221c135c7325079d65667a730a0e2ad51c099faefd40350ee8019188646ff2a4fc46414bcaf7f986e63edc"
                    + "11471406e28469c1d327a2e18bf86f3fcff115455d7aaac6adceb5e62ff5a662eae0f18c2cdb06b4b9fe96e9fc61f5e9"
                    + "910203010001a3533051301d0603551d0e041604141dda1026794e4c1ba65d25f79e1c827f389b0e98301f0603551d23"
                    + "0418301680141dda1026794e4c1ba65d25f79e1c827f389b0e98300f0603551d130101ff040530030101ff300d06092a"
                    + "864886f70d01010b0500038181002302bc342a6dce80b25f6425ff5c9bca4673f302081342914e974073ba8f794cab03"
                    + "7b9113e601731a3c5b4f8fd637ebc12658a9433ce63c34f5b82310049ac45dc27f5d7926ee3e76a8881881189399ac6a"
                    + "3acee277742d0c0d63e5e441cb418922f6cf8e8d8c7409ddbb4faa6af573567595e39c440d0631191abda89ab9c9");

    @TestFactory
    Stream<DynamicNode> headers() {
        return Stream.of(
                        PduContract.of(
                                SecurityHeader.Basic::decode, new SecurityHeader.Basic(SecurityHeader.INFO_PKT, 7)),
                        PduContract.of(
                                SecurityHeader.Signed::decode,
                                new SecurityHeader.Signed(SecurityHeader.ENCRYPT, 0, SIGNATURE)),
                        PduContract.of(
                                SecurityHeader.Fips::decode,
                                new SecurityHeader.Fips(SecurityHeader.ENCRYPT, 0, 3, SIGNATURE)),
                        PduContract.of(FipsInformation::decode, new FipsInformation(7)))
                .flatMap(nodes -> nodes);
    }

    @TestFactory
    Stream<DynamicNode> exchange() {
        return PduContract.of(
                in -> SecurityExchange.decode(in, Limits.DEFAULT),
                new SecurityExchange(SecurityHeader.EXCHANGE_PKT, Bytes.wrap(new byte[64])));
    }

    @TestFactory
    Stream<DynamicNode> proprietaryCertificate() {
        return PduContract.of(SecurityContractTest::certificate, ProprietaryCertificate.sign(true, KEY));
    }

    @TestFactory
    Stream<DynamicNode> certificateChain() {
        return PduContract.ofOpenEnded(
                SecurityContractTest::certificate,
                new CertificateChain(false, List.of(Bytes.ofHex("3000"), X509), certificateKey()));
    }

    @Test
    void aChainMayLackItsPadding() throws DecodeException {
        CertificateChain chain = new CertificateChain(false, List.of(X509, X509), certificateKey());
        Bytes whole = chain.toBytes();
        assertThat(certificate(whole.slice(0, whole.length() - 16).reader())).isEqualTo(chain);
    }

    private static ServerCertificate certificate(WireReader in) throws DecodeException {
        return ServerCertificate.decode(in, Limits.DEFAULT);
    }

    private static RsaKey certificateKey() {
        return new RsaKey(
                new BigInteger(
                        "99f88f1911f73e5521fd08dd5715cd67d18d72954a4584aa4816ecbce0b620520950c746221c135c732507"
                                + "9d65667a730a0e2ad51c099faefd40350ee8019188646ff2a4fc46414bcaf7f986e63edc11471406e28469"
                                + "c1d327a2e18bf86f3fcff115455d7aaac6adceb5e62ff5a662eae0f18c2cdb06b4b9fe96e9fc61f5e991",
                        16),
                BigInteger.valueOf(65537));
    }

    @Test
    void theSharedSigningKeySignsProprietaryCertificates() throws DecodeException {
        ProprietaryCertificate signed = ProprietaryCertificate.sign(false, KEY);
        assertThat(signed.validSignature()).isTrue();
        assertThat(certificate(signed.toBytes().reader())).isEqualTo(signed);
        RsaKey other = new RsaKey(KEY.modulus().add(BigInteger.TWO), KEY.exponent());
        assertThat(new ProprietaryCertificate(false, other, signed.signature()).validSignature())
                .isFalse();
        assertThat(new ProprietaryCertificate(false, KEY, Bytes.ofHex("ff".repeat(72))).validSignature())
                .isFalse();
    }

    @Test
    void refusesKeysThatCannotBe() {
        byte[] even = ProprietaryCertificate.sign(false, KEY).toBytes().toArray();
        even[16 + 20] = 2;
        assertThatThrownBy(() -> certificate(new WireReader(even)))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("modulus");
        assertThatThrownBy(() -> certificate(Bytes.ofHex("03000000").reader()))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("dwVersion");
        assertThatThrownBy(() -> certificate(Bytes.ofHex("02000000 ffffffff").reader()))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("NumCertBlobs");
    }

    @TestFactory
    Stream<DynamicNode> ntlmMessages() {
        AvPairs pairs = new AvPairs(List.of(
                new AvPairs.Pair(AvPairs.NB_DOMAIN_NAME, Bytes.ofHex("48004f00")),
                new AvPairs.Pair(AvPairs.TIMESTAMP, Bytes.ofHex("0011223344556677")),
                new AvPairs.Pair(0x77, Bytes.EMPTY)));
        return Stream.concat(
                PduContract.of(AvPairs::decode, pairs),
                PduContract.of(
                        in -> NtlmMessage.decode(in.rest()),
                        new NegotiateMessage(
                                NtlmFlags.VERSION, Bytes.ofAscii("DOM"), Bytes.ofAscii("WS"), Optional.of(VERSION)),
                        new NegotiateMessage(NtlmFlags.UNICODE, Bytes.EMPTY, Bytes.EMPTY, Optional.empty()),
                        new ChallengeMessage(
                                NtlmFlags.VERSION,
                                Bytes.ofHex("48004f00"),
                                SIGNATURE,
                                Optional.of(pairs),
                                Optional.of(VERSION)),
                        new ChallengeMessage(0, Bytes.EMPTY, SIGNATURE, Optional.empty(), Optional.empty()),
                        new AuthenticateMessage(
                                Bytes.wrap(new byte[24]),
                                Bytes.wrap(new byte[60]),
                                "DOMÄNE",
                                "ada",
                                "WS",
                                Bytes.wrap(new byte[16]),
                                NtlmFlags.UNICODE | NtlmFlags.VERSION,
                                Optional.of(VERSION),
                                Optional.of(Bytes.wrap(new byte[16]))),
                        new AuthenticateMessage(
                                Bytes.EMPTY,
                                Bytes.wrap(new byte[44]),
                                "",
                                "ada",
                                "",
                                Bytes.EMPTY,
                                NtlmFlags.UNICODE,
                                Optional.empty(),
                                Optional.empty())));
    }

    @TestFactory
    Stream<DynamicNode> credSspMessages() {
        Optional<Bytes> token = Optional.of(Bytes.wrap(new byte[300]));
        return Stream.concat(
                PduContract.of(
                        TsRequest::decode,
                        new TsRequest(
                                6,
                                token,
                                token,
                                token,
                                OptionalInt.of(0xC000006D),
                                Optional.of(Bytes.wrap(new byte[32]))),
                        new TsRequest(
                                2, token, Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty())),
                PduContract.of(
                        TsCredentials::decode,
                        new TsCredentials(new Credentials("ada", Secret.of("é中"), "DOM")),
                        new TsCredentials(new Credentials("", Secret.of(""), ""))));
    }

    @TestFactory
    Stream<DynamicNode> spnegoTokens() {
        Optional<Bytes> token = Optional.of(Bytes.wrap(new byte[200]));
        return PduContract.of(
                SpnegoToken::decode,
                new SpnegoToken.Init(List.of(SpnegoToken.NTLM, SpnegoToken.SPNEGO), token),
                new SpnegoToken.Response(
                        OptionalInt.of(SpnegoToken.Response.ACCEPT_INCOMPLETE),
                        Optional.of(SpnegoToken.NTLM),
                        token,
                        token),
                new SpnegoToken.Response(OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void windowsWritesAnErrorCodeWithALeadingZero() throws DecodeException {
        Bytes recorded = Bytes.ofHex("300e a003020106 a407 0205 00c000006d");
        assertThat(TsRequest.decode(recorded.reader()).errorCode()).hasValue(0xC000006D);
    }

    @Test
    void credentialsPrintNoPassword() {
        assertThat(new TsCredentials(new Credentials("ada", Secret.of("hunter2"), "")))
                .asString()
                .doesNotContain("hunter2");
    }
}
