package dev.oriel.server.outcome;

/** WebSocket close codes: docs/wire-protocol.md, "Close codes". */
public enum CloseCode {
    ENDED(1000, true),
    GOING_AWAY(1001, false),
    TOO_LONG(1009, true),
    RESTARTING(1012, false),
    MALFORMED(4000, true),
    OUT_OF_ORDER(4001, true),
    VERSION(4002, false),
    NOT_SIGNED_IN(4003, false),
    NO_SUCH_DESKTOP(4004, true),
    TAKEN_OVER(4005, true),
    TOO_SLOW(4006, false),
    TOO_MANY(4007, true),
    INTERNAL(4008, true);

    private final int code;
    private final boolean shown;

    CloseCode(int code, boolean shown) {
        this.code = code;
        this.shown = shown;
    }

    /** Whether the client shows the outcome; otherwise it knows by the code alone what to do. */
    public boolean shown() {
        return shown;
    }

    public int code() {
        return code;
    }
}
