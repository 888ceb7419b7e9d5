package dev.oriel.server.http;

import dev.oriel.server.outcome.Catalogue.Text;
import dev.oriel.server.outcome.Rule;
import java.util.Locale;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** JSON of the HTTP interface. */
final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxStringLength(16_384)
                            .build())
                    .build())
            .build();

    /** Why something was refused, or how a session ended. */
    record Failure(String outcome, String title, String message, String next, String retry) {
        static Failure of(Rule rule, Text text) {
            return new Failure(
                    rule.id(),
                    text.title(),
                    text.message(),
                    text.next(),
                    rule.retry().name().toLowerCase(Locale.ROOT));
        }
    }

    private Json() {}

    static String error(Rule rule, Text text) {
        return MAPPER.writeValueAsString(Failure.of(rule, text));
    }
}
