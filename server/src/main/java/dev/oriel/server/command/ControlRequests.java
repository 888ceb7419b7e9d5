package dev.oriel.server.command;

import dev.oriel.server.gateway.Gateway;
import java.util.Optional;

/** What the command line and a gateway that runs say to each other: one line there, one line back. */
final class ControlRequests {
    private static final String URL = "url ";
    private static final String OK = "ok ";
    private static final String ERROR = "error ";

    private ControlRequests() {}

    /**
     * Asks for a sign-in URL.
     *
     * @param user empty where there is only one
     */
    static String url(String user) {
        return URL + user;
    }

    /** The URL in an answer. */
    static String url(String answer, int port) {
        if (answer.startsWith(OK)) {
            return answer.substring(OK.length());
        }
        throw new OrielCommand.FailedException("the gateway on port " + port + " answers: "
                + (answer.startsWith(ERROR) ? answer.substring(ERROR.length()) : answer));
    }

    /** The gateway's answer to a request. */
    static String answer(Gateway gateway, String request) {
        if (!request.startsWith(URL)) {
            return ERROR + "unknown request";
        }
        String user = request.substring(URL.length());
        if (user.isEmpty()) {
            if (gateway.accountNames().size() != 1) {
                return ERROR + "there are several users: say which by --user";
            }
            user = gateway.accountNames().iterator().next();
        }
        Optional<String> url = gateway.signInUrl(user);
        return url.map(found -> OK + found).orElse(ERROR + "no user \"" + user + "\"");
    }
}
