package dev.oriel.server.outcome;

/** WebSocket close codes: docs/wire-protocol.md, "Close codes". */
public enum CloseCode {
    ENDED(1000),
    GOING_AWAY(1001),
    TOO_LONG(1009),
    RESTARTING(1012),
    MALFORMED(4000),
    OUT_OF_ORDER(4001),
    VERSION(4002),
    NOT_SIGNED_IN(4003),
    NO_SUCH_DESKTOP(4004),
    TAKEN_OVER(4005),
    TOO_SLOW(4006),
    TOO_MANY(4007),
    INTERNAL(4008);

    private final int code;

    CloseCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
