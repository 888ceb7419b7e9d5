package dev.oriel.rdp.security.standard;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/** Nothing is encrypted here; only a few PDUs carry the basic header. */
enum PlainSecurity implements SecurityLayer {
    INSTANCE;

    @Override
    public boolean encrypts() {
        return false;
    }

    @Override
    public void protect(int flags, Bytes pdu, WireWriter out) {
        if (flags != 0) {
            new SecurityHeader.Basic(flags).encode(out);
        }
        out.bytes(pdu);
    }

    @Override
    public Opened open(WireReader in, boolean header) throws DecodeException {
        if (!header) {
            return new Opened(0, in);
        }
        int at = in.position();
        int flags = SecurityHeader.Basic.decode(in).flags();
        if ((flags & SecurityHeader.ENCRYPT) != 0) {
            throw DecodeException.unexpected("securityHeader flags", at, "SEC_ENCRYPT without encryption agreed");
        }
        return new Opened(flags, in);
    }

    @Override
    public int fastPathFlags() {
        return 0;
    }

    @Override
    public int fastPathOverhead(int payloadLength) {
        return 0;
    }

    @Override
    public void protectFastPath(Bytes payload, WireWriter out) {
        out.bytes(payload);
    }

    @Override
    public WireReader openFastPath(int flags, WireReader in) throws DecodeException {
        if ((flags & FAST_PATH_ENCRYPTED) != 0) {
            throw DecodeException.unexpected("fpOutputHeader flags", 0, "encryption without encryption agreed");
        }
        return in;
    }
}
