package dev.oriel.server.embedded;

import java.util.List;

/** The embedded desktop needs programs that are not installed. The message says which packages hold them. */
public final class MissingProgramsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingProgramsException(List<String> programs, List<String> packages) {
        super("the embedded desktop needs " + String.join(", ", programs) + "; on Debian and Ubuntu install "
                + String.join(" ", packages) + ", or serve your own hosts with --config or --host");
    }
}
