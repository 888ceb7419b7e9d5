package dev.oriel.server.outcome;

import dev.oriel.bridge.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The words for every outcome, in every language: {@code outcomes.LANGUAGE.json} of the web client's catalogue of
 * texts.
 */
public final class Catalogue {
    private static final String FOLDER = "/META-INF/oriel-i18n/";

    /** The languages there are, as IETF tags. */
    public enum Language {
        ENGLISH("en"),
        SIMPLIFIED_CHINESE("zh-Hans");

        private final String tag;

        Language(String tag) {
            this.tag = tag;
        }

        public String tag() {
            return tag;
        }

        /** @param tag as browsers name it, such as {@code zh-CN}; unknown ones are English */
        public static Language of(String tag) {
            Locale locale = Locale.forLanguageTag(tag);
            return locale.getLanguage().equals("zh") ? SIMPLIFIED_CHINESE : ENGLISH;
        }

        /** The first of the languages of an {@code Accept-Language} header that there is. */
        public static Language ofAcceptLanguage(@Nullable String header) {
            if (header == null) {
                return ENGLISH;
            }
            try {
                for (Locale.LanguageRange range : Locale.LanguageRange.parse(header)) {
                    String language = Locale.forLanguageTag(range.getRange()).getLanguage();
                    if (language.equals("zh") || language.equals("en")) {
                        return of(range.getRange());
                    }
                }
            } catch (IllegalArgumentException e) {
                return ENGLISH; // a header that nobody understands asks for nothing
            }
            return ENGLISH;
        }
    }

    /**
     * What to tell the user.
     *
     * @param title what it is, in a few words
     * @param message what happened
     * @param next what to do
     */
    public record Text(String title, String message, String next) {}

    private final Map<Language, Map<String, Text>> texts;

    private Catalogue(Map<Language, Map<String, Text>> texts) {
        this.texts = texts;
    }

    /** @throws IllegalStateException where the resources are missing: the build is broken */
    public static Catalogue load() {
        JsonMapper json = JsonMapper.builder().build();
        Map<Language, Map<String, Text>> texts = new HashMap<>();
        for (Language language : Language.values()) {
            String name = FOLDER + "outcomes." + language.tag() + ".json";
            try (InputStream in = Catalogue.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IllegalStateException("resource " + name + " is missing");
                }
                texts.put(language, json.readValue(in, new TypeReference<Map<String, Text>>() {}));
            } catch (IOException e) {
                throw new IllegalStateException("resource " + name + " cannot be read", e);
            }
        }
        return new Catalogue(texts);
    }

    public Text text(Outcome.Cause cause, Language language) {
        return text(Rule.id(cause), language);
    }

    public Text text(Refusal refusal, Language language) {
        return text(Rule.id(refusal), language);
    }

    /** Ids of all texts of a language. */
    Set<String> ids(Language language) {
        return Map.copyOf(texts.getOrDefault(language, Map.of())).keySet();
    }

    private Text text(String id, Language language) {
        Text text = texts.getOrDefault(language, Map.of()).get(id);
        if (text == null) {
            throw new IllegalStateException("no " + language.tag() + " text for outcome " + id);
        }
        return text;
    }
}
