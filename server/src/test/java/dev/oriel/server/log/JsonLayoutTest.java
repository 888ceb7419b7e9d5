package dev.oriel.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonLayoutTest {
    private static LoggingEvent event(String message, Throwable failure, Object... arguments) {
        LoggerContext context = new LoggerContext();
        LoggingEvent event = new LoggingEvent(
                JsonLayoutTest.class.getName(),
                context.getLogger("dev.oriel.Test"),
                Level.WARN,
                message,
                failure,
                arguments);
        event.setMDCPropertyMap(Map.of("viewer", "7"));
        event.setInstant(Instant.parse("2026-01-02T03:04:05.678Z"));
        event.setThreadName("encode-1");
        return event;
    }

    @Test
    void writesOneObjectALineWithStableKeys() {
        LoggingEvent event = event("session {} said\n\"x\"", new IllegalStateException("broken"), 3);
        event.addKeyValuePair(new KeyValuePair("session", 3));
        String line = new JsonLayout().doLayout(event);
        assertThat(line.strip()).doesNotContain("\n");
        JsonNode json = JsonMapper.builder().build().readTree(line);
        assertThat(json.propertyNames())
                .containsExactly("time", "level", "logger", "thread", "message", "viewer", "session", "error");
        assertThat(json.get("time").stringValue()).isEqualTo("2026-01-02T03:04:05.678Z");
        assertThat(json.get("level").stringValue()).isEqualTo("warn");
        assertThat(json.get("message").stringValue()).isEqualTo("session 3 said\n\"x\"");
        assertThat(json.get("session").stringValue()).isEqualTo("3");
        assertThat(json.get("error").stringValue()).contains("IllegalStateException: broken");
    }
}
