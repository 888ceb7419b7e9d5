package dev.oriel.bridge;

/** How far a connection has come; in order. An {@link Outcome} names the stage at which it ended. */
public enum ConnectStage {
    /** looking up the host's name */
    RESOLVE,
    /** opening the TCP connection */
    CONNECT,
    /** agreeing on the security protocol: [MS-RDPBCGR] 1.3.1.1 Connection Initiation */
    NEGOTIATE,
    /** TLS handshake */
    TLS,
    /** CredSSP: [MS-CSSP] */
    CREDENTIALS,
    /** exchange of settings and joining of channels */
    SETTINGS,
    /** keys of RDP's own security and client info */
    SECURITY,
    /** licensing: [MS-RDPELE] */
    LICENSE,
    /** capabilities and finalization */
    CAPABILITIES,
    /** the desktop is there */
    ACTIVE
}
