package dev.oriel.rdp.security.credssp;

import dev.oriel.rdp.security.ntlm.NtlmClient;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The client's tokens inside CredSSP: NTLM's own, or wrapped by SPNEGO. */
sealed interface LogOn {
    /** The first token. */
    Bytes start();

    /** Takes a token of the host; gives the answer, where one is due. */
    Optional<Bytes> answer(Bytes token) throws DecodeException;

    /** Whether keys are agreed on and nothing more is to come from the host. */
    boolean complete();

    /** NTLM as it is. Windows and all others take it; FreeRDP 2 takes nothing else. */
    record Plain(NtlmClient ntlm) implements LogOn {
        @Override
        public Bytes start() {
            return ntlm.negotiate();
        }

        @Override
        public Optional<Bytes> answer(Bytes token) throws DecodeException {
            return Optional.of(ntlm.authenticate(token));
        }

        @Override
        public boolean complete() {
            return ntlm.answered();
        }
    }

    /** SPNEGO with NTLM as the one mechanism offered; checksums over the offer go both ways. */
    final class Negotiated implements LogOn {
        private final NtlmClient ntlm;
        private SpnegoToken.Init offer = new SpnegoToken.Init(List.of(SpnegoToken.NTLM), Optional.empty());
        private boolean completed;

        Negotiated(NtlmClient ntlm) {
            this.ntlm = ntlm;
        }

        @Override
        public Bytes start() {
            offer = new SpnegoToken.Init(List.of(SpnegoToken.NTLM), Optional.of(ntlm.negotiate()));
            return offer.toBytes();
        }

        @Override
        public Optional<Bytes> answer(Bytes token) throws DecodeException {
            if (!(SpnegoToken.decode(token.reader()) instanceof SpnegoToken.Response response)) {
                throw DecodeException.unexpected("negoToken", 0, "negTokenInit from the host");
            }
            if (response.state().orElse(SpnegoToken.Response.ACCEPT_INCOMPLETE) == SpnegoToken.Response.REJECT) {
                throw DecodeException.unexpected("negState", 0, "reject: the host does not take NTLM");
            }
            if (ntlm.answered()) {
                finish(response);
                return Optional.empty();
            }
            Bytes challenge = response.token()
                    .orElseThrow(() -> DecodeException.unexpected("negTokenResp", 0, "absence of responseToken"));
            Bytes authenticate = ntlm.authenticate(challenge);
            Bytes checksum = ntlm.session().sign(offer.mechanismList());
            return Optional.of(new SpnegoToken.Response(
                            OptionalInt.empty(), Optional.empty(), Optional.of(authenticate), Optional.of(checksum))
                    .toBytes());
        }

        private void finish(SpnegoToken.Response response) throws DecodeException {
            Bytes checksum = response.checksum()
                    .orElseThrow(() -> DecodeException.unexpected("negTokenResp", 0, "absence of mechListMIC"));
            ntlm.session().verify(offer.mechanismList(), checksum);
            ntlm.session().restartStreams();
            completed = true;
        }

        @Override
        public boolean complete() {
            return completed;
        }
    }
}
