package dev.oriel.server.config;

/** A value that a settings record refuses. The binder adds file, line and the key's whole path. */
final class InvalidSetting extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String problem;

    /** @param key of the record's component, as it stands in the file */
    InvalidSetting(String key, String problem) {
        super(problem);
        this.key = key;
        this.problem = problem;
    }

    String key() {
        return key;
    }

    String problem() {
        return problem;
    }

    static void requireBetween(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new InvalidSetting(key, value + " is not in " + least + ".." + most);
        }
    }

    static void requireText(String key, String value) {
        if (value.isBlank()) {
            throw new InvalidSetting(key, "must not be empty");
        }
    }
}
