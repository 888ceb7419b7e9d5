package dev.oriel.rdp.security.ntlm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.bridge.Secret;
import dev.oriel.rdp.security.Rc4;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Utf16;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The example of [MS-NLMP] 4.2: user "User" of "Domain" with "Password", all random numbers constant, time zero. */
class NtlmV2Test {
    private static final Bytes SERVER_CHALLENGE = Bytes.ofHex("0123456789abcdef");
    private static final Bytes CLIENT_CHALLENGE = Bytes.ofHex("aaaaaaaaaaaaaaaa");
    private static final byte[] RANDOM_SESSION_KEY =
            Bytes.ofHex("55555555555555555555555555555555").toArray();
    private static final int FLAGS = 0xE28A8233;

    private static final AvPairs TARGET_INFO = new AvPairs(List.of(
            new AvPairs.Pair(AvPairs.NB_DOMAIN_NAME, Utf16.encode("Domain")),
            new AvPairs.Pair(AvPairs.NB_COMPUTER_NAME, Utf16.encode("Server"))));

    private static byte[] responseKey() {
        return NtlmV2.responseKey(NtlmV2.ntHash(Secret.of("Password")), "User", "Domain");
    }

    private static byte[] proof() {
        return NtlmV2.proof(responseKey(), SERVER_CHALLENGE, NtlmV2.clientChallenge(0, CLIENT_CHALLENGE, TARGET_INFO));
    }

    @Test
    void hashesThePassword() {
        assertThat(NtlmV2.ntHash(Secret.of("Password")))
                .isEqualTo(Bytes.ofHex("a4f49c406510bdcab6824ee7c30fd852").toArray());
    }

    @Test
    void derivesTheResponseKey() {
        assertThat(responseKey())
                .isEqualTo(Bytes.ofHex("0c868a403bfd7a93a3001ef22ef02e3f").toArray());
    }

    @Test
    void derivesTheSessionBaseKey() {
        assertThat(NtlmV2.sessionBaseKey(responseKey(), proof()))
                .isEqualTo(Bytes.ofHex("8de40ccadbc14a82f15cb0ad0de95ca3").toArray());
    }

    @Test
    void answersTheChallengeWithBothVersionTwoResponses() {
        assertThat(NtlmV2.lmResponse(responseKey(), SERVER_CHALLENGE, CLIENT_CHALLENGE))
                .isEqualTo(Bytes.ofHex("86c35097ac9cec102554764a57cccc19aaaaaaaaaaaaaaaa"));
        assertThat(proof())
                .isEqualTo(Bytes.ofHex("68cd0ab851e51c96aabc927bebef6a1c").toArray());
    }

    @Test
    void encryptsTheSessionKey() {
        byte[] key = NtlmV2.sessionBaseKey(responseKey(), proof());
        assertThat(Rc4.once(key, RANDOM_SESSION_KEY))
                .isEqualTo(Bytes.ofHex("c5dad2544fc9799094ce1ce90bc9d03e").toArray());
    }

    @Test
    void sealsAMessage() {
        NtlmSession session = NtlmSession.client(RANDOM_SESSION_KEY, FLAGS);
        Bytes plain = Utf16.encode("Plaintext");
        assertThat(session.seal(plain.toArray()))
                .isEqualTo(Bytes.ofHex("01000000 7fb38ec5c55d4976 00000000 54e50165bf1936dc996020c1811b0f06fb5f"));
    }

    @Test
    void whatOneEndSealsTheOtherOpens() throws DecodeException {
        NtlmSession client = NtlmSession.client(RANDOM_SESSION_KEY, FLAGS);
        NtlmSession server = NtlmSession.server(RANDOM_SESSION_KEY, FLAGS);
        for (int i = 0; i < 3; i++) {
            Bytes message = Bytes.ofAscii("message " + i);
            assertThat(server.open(client.seal(message.toArray()))).isEqualTo(message.toArray());
            assertThat(client.open(server.seal(message.toArray()))).isEqualTo(message.toArray());
        }
        byte[] changed = client.seal(new byte[4]).toArray();
        changed[17] ^= 1;
        assertThatThrownBy(() -> server.open(Bytes.wrap(changed))).isInstanceOf(DecodeException.class);
    }

    @Test
    void readsTheChallengeMessageOfTheExample() throws DecodeException {
        Bytes message = Bytes.ofHex("4e544c4d53535000 02000000 0c000c0038000000 33828ae2 0123456789abcdef"
                + "0000000000000000 2400240044000000 0600 7017 0000000f 530065007200760065007200"
                + "02000c0044006f006d00610069006e00 01000c00530065007200760065007200 00000000");
        assertThat(NtlmMessage.decode(message))
                .isEqualTo(new ChallengeMessage(
                        FLAGS,
                        Utf16.encode("Server"),
                        SERVER_CHALLENGE,
                        Optional.of(TARGET_INFO),
                        Optional.of(Bytes.ofHex("0600701700 00000f"))));
        assertThat(NtlmMessage.decode(message).toBytes()).isEqualTo(message);
    }

    @Test
    void readsTheAuthenticateMessageOfTheExample() throws DecodeException {
        Bytes message = Bytes.ofHex("4e544c4d53535000 03000000 180018006c000000 5400540084000000"
                + "0c000c0048000000 0800080054000000 100010005c000000 10001000d8000000 358288e2"
                + "0501280a0000000f 44006f006d00610069006e00 5500730065007200"
                + "43004f004d0050005500540045005200 86c35097ac9cec102554764a57cccc19aaaaaaaaaaaaaaaa"
                + "68cd0ab851e51c96aabc927bebef6a1c 0101000000000000 0000000000000000 aaaaaaaaaaaaaaaa"
                + "00000000 02000c0044006f006d00610069006e00 01000c00530065007200760065007200 00000000"
                + "00000000 c5dad2544fc9799094ce1ce90bc9d03e");
        AuthenticateMessage decoded = (AuthenticateMessage) NtlmMessage.decode(message);
        assertThat(decoded.user()).isEqualTo("User");
        assertThat(decoded.domain()).isEqualTo("Domain");
        assertThat(decoded.workstation()).isEqualTo("COMPUTER");
        assertThat(decoded.mic()).isEmpty();
        assertThat(decoded.ntResponse().slice(0, 16).toArray()).isEqualTo(proof());
        assertThat(decoded.toBytes()).isEqualTo(message);
    }

    @Test
    void fileTimesAndInstantsAreTheSame() {
        Instant instant = Instant.parse("2026-11-20T10:11:12.1234567Z");
        assertThat(NtlmV2.fileTime(Instant.EPOCH)).isEqualTo(116_444_736_000_000_000L);
        assertThat(NtlmV2.instant(NtlmV2.fileTime(instant))).isEqualTo(instant);
    }

    @Test
    void upperCaseIsCharacterByCharacter() {
        byte[] hash = new byte[16];
        assertThat(NtlmV2.responseKey(hash, "straße", "")).isEqualTo(NtlmV2.responseKey(hash, "STRAßE", ""));
        assertThat(NtlmV2.responseKey(hash, "straße", "")).isNotEqualTo(NtlmV2.responseKey(hash, "STRASSE", ""));
    }
}
