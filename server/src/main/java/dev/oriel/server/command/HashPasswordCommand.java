package dev.oriel.server.command;

import dev.oriel.bridge.Secret;
import dev.oriel.server.auth.PasswordHash;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "hash-password",
        description = "Asks for a password and prints its hash for the configuration.",
        mixinStandardHelpOptions = true)
final class HashPasswordCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private @Nullable CommandSpec spec;

    HashPasswordCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try (Secret password = Console.password(environment, "Password")) {
            if (password.isEmpty()) {
                throw new OrielCommand.FailedException("the password must not be empty");
            }
            Output.of(spec)
                    .println(PasswordHash.of(password, new SecureRandom()).phc());
        }
        return 0;
    }
}
