package dev.oriel.rdp.x224;

import java.util.Optional;

/** Why no security protocol was agreed on: [MS-RDPBCGR] 2.2.1.2.2 failureCode. */
public enum FailureCode {
    SSL_REQUIRED_BY_SERVER(1, "the host requires TLS"),
    SSL_NOT_ALLOWED_BY_SERVER(2, "the host takes RDP security only"),
    SSL_CERT_NOT_ON_SERVER(3, "the host has no certificate for TLS"),
    INCONSISTENT_FLAGS(4, "the requested protocols contradict each other"),
    HYBRID_REQUIRED_BY_SERVER(5, "the host requires network level authentication"),
    SSL_WITH_USER_AUTH_REQUIRED_BY_SERVER(6, "the host requires TLS with a certificate of the client");

    private final int code;
    private final String meaning;

    FailureCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    /** For the administrator: lower case, no full stop. */
    public String meaning() {
        return meaning;
    }

    /** Empty where the code is not known here. */
    public static Optional<FailureCode> of(long code) {
        return code < 1 || code > values().length ? Optional.empty() : Optional.of(values()[(int) code - 1]);
    }
}
