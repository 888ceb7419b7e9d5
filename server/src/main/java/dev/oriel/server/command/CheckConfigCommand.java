package dev.oriel.server.command;

import dev.oriel.server.config.ConfigLoader;
import dev.oriel.server.config.GatewayConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check-config",
        description = "Says whether a configuration can be used; exit status 2 where it cannot.",
        mixinStandardHelpOptions = true)
final class CheckConfigCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Parameters(paramLabel = "FILE", description = "the configuration")
    private @Nullable Path file;

    @Spec
    private @Nullable CommandSpec spec;

    CheckConfigCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        if (file == null) {
            throw new IllegalStateException("picocli has not set the file");
        }
        GatewayConfig config = new ConfigLoader(environment).load(file);
        Output.of(spec)
                .printf(
                        "%s is good: %d users, %d desktops%n",
                        file, config.users().size(), config.desktops().size());
        return 0;
    }
}
