package dev.oriel.rdp.security.ntlm;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.Optional;

/**
 * The client's offer: [MS-NLMP] 2.2.1.1 NEGOTIATE_MESSAGE.
 *
 * @param domain in the OEM character set; empty unless the flags say that it is there
 * @param workstation likewise
 * @param version 8 bytes, there exactly when the flags say so
 */
public record NegotiateMessage(int flags, Bytes domain, Bytes workstation, Optional<Bytes> version)
        implements NtlmMessage {
    static final int TYPE = 1;

    public NegotiateMessage {
        if (version.isPresent() != ((flags & NtlmFlags.VERSION) != 0)) {
            throw new IllegalArgumentException("version " + version + " with flags 0x" + Integer.toHexString(flags));
        }
    }

    static NegotiateMessage decode(Bytes message, WireReader in) throws DecodeException {
        int flags = in.i32le();
        Part domain = Part.decode(in, "DomainNameFields");
        Part workstation = Part.decode(in, "WorkstationFields");
        Optional<Bytes> version =
                (flags & NtlmFlags.VERSION) != 0 ? Optional.of(in.bytes(VERSION_LENGTH, "Version")) : Optional.empty();
        return new NegotiateMessage(
                flags, domain.in(message, "DomainName"), workstation.in(message, "WorkstationName"), version);
    }

    private int fixedSize() {
        return HEADER + 4 + 2 * FIELD + version.map(Bytes::length).orElse(0);
    }

    @Override
    public void encode(WireWriter out) {
        out.bytes(SIGNATURE).i32le(TYPE).i32le(flags);
        int next = Part.encode(out, domain, fixedSize());
        Part.encode(out, workstation, next);
        version.ifPresent(out::bytes);
        out.bytes(domain).bytes(workstation);
    }

    @Override
    public int size() {
        return fixedSize() + domain.length() + workstation.length();
    }
}
