package dev.oriel.server.command;

import dev.oriel.server.config.ConfigException;
import dev.oriel.server.embedded.MissingProgramsException;
import dev.oriel.server.runtime.Version;
import java.io.IOException;
import java.util.Map;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command {@code oriel} itself; what it does stands in its subcommands. */
@Command(
        name = "oriel",
        description = "A remote desktop in any browser.",
        mixinStandardHelpOptions = true,
        versionProvider = OrielCommand.Versions.class,
        synopsisSubcommandLabel = "COMMAND")
public final class OrielCommand {
    /** Bad usage and bad configuration, as for picocli. */
    static final int BAD_USAGE = CommandLine.ExitCode.USAGE;

    static final int FAILED = CommandLine.ExitCode.SOFTWARE;

    private OrielCommand() {}

    static final class Versions implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"oriel " + Version.text(), "Java " + Runtime.version()};
        }
    }

    /** A command cannot do what it was asked for; the message is all there is to say. */
    static final class FailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FailedException(String message) {
            super(message);
        }
    }

    /** @return the exit status: 0 done, 1 failed, 2 bad usage or configuration */
    public static int run(Map<String, String> environment, String... arguments) {
        CommandLine line = new CommandLine(new OrielCommand());
        line.addSubcommand(new RunCommand(environment));
        line.addSubcommand(new UrlCommand(environment));
        line.addSubcommand(new HashPasswordCommand(environment));
        line.addSubcommand(new CheckConfigCommand(environment));
        line.setExecutionExceptionHandler((failure, command, _) -> {
            command.getErr().println("oriel: " + failure.getMessage());
            return switch (failure) {
                case ConfigException _ -> BAD_USAGE;
                case FailedException _, MissingProgramsException _, IOException _ -> FAILED;
                default -> {
                    LoggerFactory.getLogger(OrielCommand.class).error("{} failed", command.getCommandName(), failure);
                    yield FAILED;
                }
            };
        });
        if (arguments.length == 0) {
            line.usage(line.getErr());
            return BAD_USAGE;
        }
        return line.execute(arguments);
    }
}
