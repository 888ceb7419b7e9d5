package dev.oriel.server.config;

/** Where a setting was made. */
sealed interface Location {
    /** @param line counts from 1 */
    record InFile(String file, int line) implements Location {
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    record InEnvironment(String variable) implements Location {
        @Override
        public String toString() {
            return "environment variable " + variable;
        }
    }

    /** The default that the program brings. */
    record BuiltIn() implements Location {
        @Override
        public String toString() {
            return "default";
        }
    }
}
