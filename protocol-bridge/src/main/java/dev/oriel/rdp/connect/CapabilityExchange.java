package dev.oriel.rdp.connect;

/** The host is to start a share: [MS-RDPBCGR] 1.3.1.1 Capabilities Exchange, and 1.3.1.3 after a Deactivate All PDU. */
final class CapabilityExchange extends ShareState {
    CapabilityExchange(Link link) {
        super(link);
    }
}
