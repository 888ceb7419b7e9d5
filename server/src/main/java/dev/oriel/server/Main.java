package dev.oriel.server;

import dev.oriel.server.command.OrielCommand;

/** Where the jar begins. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        int status = OrielCommand.run(System.getenv(), arguments);
        System.exit(status);
    }
}
