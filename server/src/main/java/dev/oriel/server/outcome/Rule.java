package dev.oriel.server.outcome;

import static dev.oriel.server.outcome.Retry.AUTO;
import static dev.oriel.server.outcome.Retry.MANUAL;
import static dev.oriel.server.outcome.Retry.NEVER;
import static org.slf4j.event.Level.ERROR;
import static org.slf4j.event.Level.INFO;
import static org.slf4j.event.Level.WARN;

import dev.oriel.bridge.Outcome;
import java.util.Locale;
import org.slf4j.event.Level;

/**
 * What the gateway does about an outcome. The one place where causes become close codes, statuses, levels and retries;
 * the words stand in the {@link Catalogue}.
 *
 * @param id names the outcome in messages, metrics and the catalogue, such as {@code logon-refused}
 * @param status of an HTTP answer that carries it
 */
public record Rule(String id, CloseCode closeCode, int status, Level level, Retry retry) {

    /** How a session on a host ended. */
    public static Rule of(Outcome.Cause cause) {
        return switch (cause) {
            case ENDED_BY_USER, LOGGED_OFF, CANCELLED, IDLE_TIMEOUT, ENDED_BY_ADMINISTRATOR, OTHER_CONNECTION ->
                rule(cause, CloseCode.ENDED, 200, INFO, MANUAL);
            case LOGON_TIMEOUT -> rule(cause, CloseCode.ENDED, 504, INFO, MANUAL);
            case NAME_NOT_FOUND, NOT_RDP -> rule(cause, CloseCode.ENDED, 502, WARN, MANUAL);
            case UNREACHABLE, REFUSED, RESET, HOST_OUT_OF_MEMORY, HOST_ERROR ->
                rule(cause, CloseCode.ENDED, 502, WARN, AUTO);
            case TIMED_OUT -> rule(cause, CloseCode.ENDED, 504, WARN, AUTO);
            case TLS_EXPIRED,
                    TLS_NOT_YET_VALID,
                    TLS_WRONG_NAME,
                    TLS_UNKNOWN_ISSUER,
                    TLS_FINGERPRINT_MISMATCH,
                    TLS_WEAK,
                    TLS_FAILED,
                    NLA_REQUIRED,
                    TLS_REQUIRED,
                    TLS_NOT_SUPPORTED,
                    RDP_SECURITY_REFUSED,
                    HOST_CERTIFICATE_MISSING,
                    SECURITY_MISMATCH -> rule(cause, CloseCode.ENDED, 502, WARN, MANUAL);
            case CREDENTIALS_MISSING, LOGON_REFUSED -> rule(cause, CloseCode.ENDED, 403, INFO, MANUAL);
            case ACCOUNT_LOCKED,
                    ACCOUNT_DISABLED,
                    ACCOUNT_EXPIRED,
                    ACCOUNT_RESTRICTED,
                    PASSWORD_EXPIRED,
                    PASSWORD_MUST_CHANGE,
                    LOGON_TYPE_NOT_GRANTED -> rule(cause, CloseCode.ENDED, 403, INFO, MANUAL);
            case CLOCK_SKEW, CREDSSP_FAILED -> rule(cause, CloseCode.ENDED, 502, WARN, MANUAL);
            case LICENSE_REFUSED, LICENSE_FAILED, HOST_DENIED, REDIRECTED ->
                rule(cause, CloseCode.ENDED, 502, WARN, MANUAL);
            case PROTOCOL_ERROR, LIMIT_EXCEEDED, NOT_SUPPORTED -> rule(cause, CloseCode.ENDED, 502, WARN, MANUAL);
            case TOO_MANY_SESSIONS -> rule(cause, CloseCode.TOO_MANY, 503, WARN, MANUAL);
            case NOT_ALLOWED -> rule(cause, CloseCode.NO_SUCH_DESKTOP, 403, WARN, NEVER);
            case SHUTTING_DOWN -> rule(cause, CloseCode.GOING_AWAY, 503, INFO, AUTO);
            case INTERNAL_ERROR -> rule(cause, CloseCode.INTERNAL, 500, ERROR, MANUAL);
        };
    }

    /** Why the gateway itself refuses a request or a viewer. */
    public static Rule of(Refusal refusal) {
        return switch (refusal) {
            case SIGN_IN_REFUSED, KEY_REFUSED -> rule(refusal, CloseCode.NOT_SIGNED_IN, 401, INFO, MANUAL);
            case NOT_SIGNED_IN -> rule(refusal, CloseCode.NOT_SIGNED_IN, 401, INFO, MANUAL);
            case TOO_MANY_ATTEMPTS -> rule(refusal, CloseCode.NOT_SIGNED_IN, 429, WARN, MANUAL);
            case BUSY -> rule(refusal, CloseCode.TOO_MANY, 503, WARN, AUTO);
            case ORIGIN_REFUSED -> rule(refusal, CloseCode.NOT_SIGNED_IN, 403, WARN, NEVER);
            case NO_SUCH_PAGE -> rule(refusal, CloseCode.NO_SUCH_DESKTOP, 404, INFO, NEVER);
            case BAD_REQUEST -> rule(refusal, CloseCode.MALFORMED, 400, INFO, NEVER);
            case METHOD_NOT_ALLOWED -> rule(refusal, CloseCode.MALFORMED, 405, INFO, NEVER);
            case REQUEST_TOO_LONG -> rule(refusal, CloseCode.TOO_LONG, 413, INFO, NEVER);
            case NO_SUCH_DESKTOP -> rule(refusal, CloseCode.NO_SUCH_DESKTOP, 404, INFO, NEVER);
            case MALFORMED_MESSAGE -> rule(refusal, CloseCode.MALFORMED, 400, WARN, MANUAL);
            case OUT_OF_ORDER -> rule(refusal, CloseCode.OUT_OF_ORDER, 400, WARN, MANUAL);
            case HELLO_MISSING -> rule(refusal, CloseCode.OUT_OF_ORDER, 408, INFO, MANUAL);
            case VERSION_NOT_SUPPORTED -> rule(refusal, CloseCode.VERSION, 400, INFO, NEVER);
            case TAKEN_OVER -> rule(refusal, CloseCode.TAKEN_OVER, 409, INFO, MANUAL);
            case TOO_SLOW -> rule(refusal, CloseCode.TOO_SLOW, 408, INFO, AUTO);
            case TOO_MANY_VIEWERS -> rule(refusal, CloseCode.TOO_MANY, 503, WARN, MANUAL);
        };
    }

    /** The name of an enum constant as it stands in messages, metrics and the catalogue. */
    public static String id(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Rule rule(Enum<?> constant, CloseCode closeCode, int status, Level level, Retry retry) {
        return new Rule(id(constant), closeCode, status, level, retry);
    }
}
