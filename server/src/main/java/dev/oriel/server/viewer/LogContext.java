package dev.oriel.server.viewer;

import org.slf4j.MDC;

/** Names the viewer and the user in every line of the log that is written while it is open. */
final class LogContext implements AutoCloseable {
    private LogContext() {}

    static LogContext of(int viewer, String user) {
        MDC.put("viewer", Integer.toString(viewer));
        MDC.put("user", user);
        return new LogContext();
    }

    @Override
    public void close() {
        MDC.remove("viewer");
        MDC.remove("user");
    }
}
