package dev.oriel.rdp.x224;

import java.nio.charset.StandardCharsets;

/**
 * A line in the connection request by which a load balancer chooses the host: [MS-RDPBCGR] 2.2.1.1 routingToken or
 * cookie. In ISO 8859-1, ended by CR LF.
 */
public sealed interface Routing {
    /** Largest line without CR LF: the rest of the header has to fit into LI as well. */
    int MAX_LENGTH = 180;

    /** The whole line without CR LF. */
    String line();

    /** @param identifier usually the user's name, cut to nine characters */
    record Cookie(String identifier) implements Routing {
        static final String PREFIX = "Cookie: mstshash=";

        public Cookie {
            check(PREFIX + identifier);
        }

        @Override
        public String line() {
            return PREFIX + identifier;
        }
    }

    /** Any other line, as a balancer or a redirection gave it. */
    record Token(String line) implements Routing {
        public Token {
            check(line);
            if (line.startsWith(Cookie.PREFIX)) {
                throw new IllegalArgumentException("a routing token that is a cookie");
            }
            if (!line.isEmpty() && line.charAt(0) == NegotiationRequest.TYPE) {
                throw new IllegalArgumentException("a routing token that looks like a negotiation request");
            }
        }
    }

    /** The cookie or token that a line is. */
    static Routing of(String line) {
        return line.startsWith(Cookie.PREFIX) ? new Cookie(line.substring(Cookie.PREFIX.length())) : new Token(line);
    }

    private static void check(String text) {
        if (text.length() > MAX_LENGTH
                || text.contains("\r\n")
                || !StandardCharsets.ISO_8859_1.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("routing line of " + text.length() + " characters cannot be sent");
        }
    }
}
