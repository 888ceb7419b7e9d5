package dev.oriel.server.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes, such as {@code 32MiB}. */
public record DataSize(long bytes) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,12}) ?(|B|KiB|MiB|GiB)");

    public static DataSize parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("is not a size such as 512KiB or 32MiB");
        }
        int shift = switch (form.group(2)) {
            case "KiB" -> 10;
            case "MiB" -> 20;
            case "GiB" -> 30;
            default -> 0;
        };
        return new DataSize(Long.parseLong(form.group(1)) << shift);
    }

    /** For settings whose record allows no more than {@link Integer#MAX_VALUE}. */
    public int intBytes() {
        return Math.toIntExact(bytes);
    }

    @Override
    public String toString() {
        return bytes % (1 << 20) == 0
                ? String.format(Locale.ROOT, "%dMiB", bytes >> 20)
                : String.format(Locale.ROOT, "%dB", bytes);
    }
}
