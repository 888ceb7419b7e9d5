package dev.oriel.server.command;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Standard output, as picocli gives it to commands. */
final class Output {
    private Output() {}

    static PrintWriter of(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("picocli has not set the command's specification");
        }
        return spec.commandLine().getOut();
    }
}
