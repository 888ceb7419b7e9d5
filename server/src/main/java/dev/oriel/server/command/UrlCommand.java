package dev.oriel.server.command;

import dev.oriel.server.control.ControlClient;
import dev.oriel.server.runtime.CacheFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "url",
        description = "Prints a fresh URL that signs in once to the gateway that runs here.",
        mixinStandardHelpOptions = true)
final class UrlCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Option(names = "--user", paramLabel = "NAME", description = "whom it signs in; needed where there are several")
    private String user = "";

    @Option(names = "--port", paramLabel = "PORT", description = "of the gateway; needed where several run")
    private @Nullable Integer port;

    @Spec
    private @Nullable CommandSpec spec;

    UrlCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        ControlClient client = new ControlClient(CacheFolder.of(environment));
        List<String> answers = new ArrayList<>();
        List<Integer> alive = new ArrayList<>();
        for (int candidate : port == null ? client.ports() : List.of(port)) {
            Optional<String> answer = client.ask(candidate, ControlRequests.url(user));
            if (answer.isPresent()) {
                answers.add(answer.get());
                alive.add(candidate);
            }
        }
        if (answers.isEmpty()) {
            throw new OrielCommand.FailedException(
                    "no gateway of this user runs here" + (port == null ? "" : " on port " + port));
        } else if (answers.size() > 1) {
            throw new OrielCommand.FailedException(
                    "several gateways run here, on ports " + alive + ": say which by --port");
        }
        Output.of(spec).println(ControlRequests.url(answers.getFirst(), alive.getFirst()));
        return 0;
    }
}
