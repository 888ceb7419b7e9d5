package dev.oriel.rdp.share;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * The redirection under TLS or CredSSP: [MS-RDPBCGR] 2.2.13.3.1 Enhanced Security Server Redirection PDU.
 *
 * @param redirection where to
 */
public record ServerRedirectionPdu(int pduSource, ServerRedirection redirection) implements ShareControlPdu {
    static final int TYPE = 0xA;

    public ServerRedirectionPdu {
        Range.u16("pduSource", pduSource);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int bodySize() {
        return 2 + redirection.size();
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.zeros(2); // pad2Octets
        redirection.encode(out);
    }

    static ServerRedirectionPdu decodeBody(int source, WireReader in) throws DecodeException {
        in.skip(2, "pad2Octets");
        return new ServerRedirectionPdu(source, ServerRedirection.decode(in));
    }
}
