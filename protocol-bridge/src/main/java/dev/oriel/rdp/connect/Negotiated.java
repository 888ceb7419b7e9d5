package dev.oriel.rdp.connect;

import dev.oriel.rdp.x224.NegotiationReply;
import dev.oriel.rdp.x224.SecurityProtocol;

/**
 * What the negotiation has come to.
 *
 * @param requested protocols
 * @param reply of the host
 */
record Negotiated(long requested, NegotiationReply.Selected reply) {
    long protocol() {
        return reply.selectedProtocol();
    }

    /** Whether TLS protects the connection, and not RDP itself. */
    boolean isEnhanced() {
        return protocol() != SecurityProtocol.RDP;
    }

    /** Whether CredSSP is next. */
    boolean isHybrid() {
        return protocol() == SecurityProtocol.HYBRID || protocol() == SecurityProtocol.HYBRID_EX;
    }

    boolean takesExtendedClientData() {
        return (reply.flags() & NegotiationReply.Selected.EXTENDED_CLIENT_DATA_SUPPORTED) != 0;
    }
}
