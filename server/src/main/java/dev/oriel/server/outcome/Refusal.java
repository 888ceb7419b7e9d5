package dev.oriel.server.outcome;

/** Why the gateway itself, not a host, turns somebody away. What follows stands in {@link Rule}. */
public enum Refusal {
    SIGN_IN_REFUSED,
    KEY_REFUSED,
    NOT_SIGNED_IN,
    TOO_MANY_ATTEMPTS,
    BUSY,
    ORIGIN_REFUSED,
    NO_SUCH_PAGE,
    BAD_REQUEST,
    METHOD_NOT_ALLOWED,
    REQUEST_TOO_LONG,
    NO_SUCH_DESKTOP,
    MALFORMED_MESSAGE,
    OUT_OF_ORDER,
    HELLO_MISSING,
    VERSION_NOT_SUPPORTED,
    TAKEN_OVER,
    TOO_SLOW,
    TOO_MANY_VIEWERS
}
