package dev.oriel.encoder.vectors;

/** Writes JSON of the little that the descriptions need, one item a line. */
final class Json {
    private final StringBuilder text = new StringBuilder();
    private int depth;
    private boolean first = true;
    private boolean afterKey;

    void open(String bracket) {
        begin();
        text.append(bracket);
        depth++;
        first = true;
    }

    void close(String bracket) {
        depth--;
        if (!first) {
            line();
        }
        text.append(bracket);
        first = false;
    }

    void key(String key) {
        begin();
        text.append(quoted(key)).append(": ");
        afterKey = true;
    }

    void field(String key, String value) {
        key(key);
        item(value);
    }

    void field(String key, long value) {
        key(key);
        item(value);
    }

    void field(String key, boolean value) {
        key(key);
        begin();
        text.append(value);
    }

    void item(String value) {
        begin();
        text.append(quoted(value));
    }

    void item(long value) {
        begin();
        text.append(value);
    }

    private void begin() {
        if (afterKey) {
            afterKey = false;
            return;
        }
        if (!first) {
            text.append(',');
        }
        if (depth > 0) {
            line();
        }
        first = false;
    }

    private void line() {
        text.append('\n').append("  ".repeat(depth));
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @Override
    public String toString() {
        return text + "\n";
    }
}
