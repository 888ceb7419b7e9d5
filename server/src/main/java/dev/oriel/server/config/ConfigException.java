package dev.oriel.server.config;

/** The configuration cannot be used. The message names file, line, key and what would be allowed. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConfigException(String message) {
        super(message);
    }

    static ConfigException at(Location location, String path, String problem) {
        return new ConfigException(location + ": " + (path.isEmpty() ? "" : path + ": ") + problem);
    }
}
