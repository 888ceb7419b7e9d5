package dev.oriel.server.viewer;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.oriel.bridge.ConnectStage;
import dev.oriel.server.config.DesktopConfig;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** A JSON message from the gateway; fields are named as in the protocol. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
sealed interface GatewayText {
    JsonMapper JSON = JsonMapper.builder().build();

    /** What this gateway understands beyond the first edition of the protocol. */
    static List<String> features(DesktopConfig desktop) {
        return desktop.resize() == DesktopConfig.Resize.OFF
                ? List.of("ping", "video")
                : List.of("ping", "video", "resize", "monitors");
    }

    /**
     * @param cacheBytes granted to the tile cache
     * @param keptTiles how many of those that the client has offered, from the first on, the cache begins with
     * @param offerTiles how many the client may offer when it greets the gateway again
     * @param storeBytes how many bytes of tiles it may store beyond the page's life
     * @param keyboardLayout Windows layout that the host keeps, whatever the user's is; 0 where it takes the user's
     */
    @JsonTypeName("welcome")
    record Welcome(
            int session,
            Desktop desktop,
            boolean resumed,
            int cacheBytes,
            int keptTiles,
            int offerTiles,
            int storeBytes,
            boolean lossless,
            int keyboardLayout,
            List<String> features)
            implements GatewayText {
        record Desktop(String id, String name) {}
    }

    /** @param stage in lower case */
    @JsonTypeName("stage")
    record Stage(String stage) implements GatewayText {
        static Stage of(ConnectStage reached) {
            return new Stage(reached.name().toLowerCase(Locale.ROOT));
        }
    }

    /** @param relative whether the host takes moves by a distance */
    @JsonTypeName("mouse")
    record Mouse(boolean relative) implements GatewayText {}

    @JsonTypeName("locks")
    record Locks(int flags) implements GatewayText {}

    /**
     * @param frequency in hertz
     * @param duration in milliseconds
     */
    @JsonTypeName("bell")
    record Bell(int frequency, int duration) implements GatewayText {}

    /**
     * @param rtt in milliseconds
     * @param hitRate 0..1, of the tile cache
     */
    @JsonTypeName("stats")
    record Stats(int rtt, int fps, int kbps, double hitRate) implements GatewayText {}

    /** The answer to {@link ClientText.Ping}. */
    @JsonTypeName("pong")
    record Pong() implements GatewayText {}

    @JsonTypeName("credentials")
    record CredentialsNeeded(String user, String domain) implements GatewayText {}

    /**
     * @param stage in lower case
     * @param code the host's own, in hexadecimal; empty where it gave none
     */
    @JsonTypeName("ended")
    record Ended(
            String outcome,
            String stage,
            String title,
            String message,
            String next,
            String retry,
            String detail,
            String code)
            implements GatewayText {}

    default String json() {
        return JSON.writeValueAsString(this);
    }
}
