package dev.oriel.server.command;

import dev.oriel.bridge.Secret;
import java.util.Map;
import java.util.Optional;

/** Asks for passwords: by a variable of the environment, else on the terminal, without showing what is typed. */
final class Console {
    static final String PASSWORD_VARIABLE = "ORIEL_PASSWORD";

    private Console() {}

    static Secret password(Map<String, String> environment, String prompt) {
        String set = environment.get(PASSWORD_VARIABLE);
        return set == null ? ask(prompt) : Secret.of(set);
    }

    private static Secret ask(String prompt) {
        char[] typed = Optional.ofNullable(System.console())
                .filter(java.io.Console::isTerminal)
                .map(console -> console.readPassword("%s: ", prompt))
                .orElseThrow(() -> new OrielCommand.FailedException(
                        "there is no terminal to ask for the password: set " + PASSWORD_VARIABLE));
        return Secret.wrap(typed);
    }
}
