package dev.oriel.server.config;

import java.util.Collection;

/** "Did you mean …": the nearest of the allowed words, where one is near. */
final class Suggestion {
    private Suggestion() {}

    /** @return a clause to append to an error, or the empty string */
    static String among(String word, Collection<String> allowed) {
        String nearest = "";
        int least = Math.max(2, word.length() / 3) + 1;
        for (String candidate : allowed) {
            int distance = distance(word, candidate);
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest.isEmpty() ? "" : ", did you mean " + nearest + "?";
    }

    /** Levenshtein distance: the least number of letters inserted, removed or replaced. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(previous[j], row[j - 1]));
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
