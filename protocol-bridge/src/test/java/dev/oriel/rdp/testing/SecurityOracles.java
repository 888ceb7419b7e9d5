package dev.oriel.rdp.testing;

import dev.oriel.rdp.license.HardwareId;
import dev.oriel.rdp.license.LicenseContent;
import dev.oriel.rdp.license.PlatformChallengeAnswer;
import dev.oriel.rdp.security.credssp.SpnegoToken;
import dev.oriel.rdp.security.credssp.TsCredentials;
import dev.oriel.rdp.security.credssp.TsRequest;
import dev.oriel.rdp.security.ntlm.AvPairs;
import dev.oriel.rdp.security.ntlm.NtlmMessage;
import dev.oriel.rdp.security.standard.FipsInformation;
import dev.oriel.rdp.security.standard.SecurityExchange;
import dev.oriel.rdp.security.standard.SecurityHeader;
import dev.oriel.rdp.security.standard.ServerCertificate;
import dev.oriel.rdp.wire.Limits;
import java.util.LinkedHashMap;
import java.util.Map;

/** Decoders of log-on, of RDP's own security and of what licensing encrypts. */
final class SecurityOracles {
    private SecurityOracles() {}

    static Map<String, Decoder<?>> decoders() {
        Map<String, Decoder<?>> decoders = new LinkedHashMap<>();
        decoders.put("credssp request", TsRequest::decode);
        decoders.put("credssp credentials", TsCredentials::decode);
        decoders.put("spnego", SpnegoToken::decode);
        decoders.put("ntlm", in -> NtlmMessage.decode(in.rest()));
        decoders.put("ntlm pairs", AvPairs::decode);
        decoders.put("header", SecurityHeader.Basic::decode);
        decoders.put("signed header", SecurityHeader.Signed::decode);
        decoders.put("fips header", SecurityHeader.Fips::decode);
        decoders.put("fips information", FipsInformation::decode);
        decoders.put("exchange", in -> SecurityExchange.decode(in, Limits.DEFAULT));
        decoders.put("certificate", in -> ServerCertificate.decode(in, Limits.DEFAULT));
        decoders.put("license content", LicenseContent::decode);
        decoders.put("license answer", PlatformChallengeAnswer::decode);
        decoders.put("license hardware", HardwareId::decode);
        return decoders;
    }
}
