package dev.oriel.server.viewer;

import dev.oriel.bridge.DesktopLayout;
import dev.oriel.bridge.HostSettings.Credentials;
import dev.oriel.bridge.Secret;
import dev.oriel.display.Rect;
import dev.oriel.encoder.wire.MalformedMessageException;
import dev.oriel.encoder.wire.TileOffer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON message from the client. */
sealed interface ClientText {
    /**
     * @param room that the page has
     * @param follow whether the desktop is to fill that room when a session is resumed, and follow {@link Resize}
     * @param cacheBytes 0..268435456
     * @param offer what the client has kept of earlier pictures
     * @param features optional decoders that the client has
     * @param keyboardLayout Windows layout; 0 where the client does not know
     * @param locale IETF tag
     */
    record Hello(
            int version,
            String desktop,
            DesktopLayout room,
            boolean follow,
            int cacheBytes,
            Optional<TileOffer> offer,
            Set<String> features,
            int keyboardLayout,
            String timeZone,
            String locale,
            Optional<Credentials> credentials,
            boolean takeover)
            implements ClientText {
        /** To be kept: secrets are not. */
        Hello withoutCredentials() {
            return new Hello(
                    version,
                    desktop,
                    room,
                    follow,
                    cacheBytes,
                    offer,
                    features,
                    keyboardLayout,
                    timeZone,
                    locale,
                    Optional.empty(),
                    takeover);
        }
    }

    record Disconnect() implements ClientText {}

    record Refresh() implements ClientText {}

    /** The page has another room now; empty: the desktop is to keep its size. */
    record Resize(Optional<DesktopLayout> room) implements ClientText {}

    record Lossless(boolean on) implements ClientText {}

    /** Asks for {@link GatewayText.Pong}, at once. */
    record Ping() implements ClientText {}

    record Visibility(boolean visible) implements ClientText {}

    /**
     * Whether the client goes on decoding H.264.
     *
     * @param reason for the administrator; may be empty
     */
    record Video(boolean on, String reason) implements ClientText {}

    /** The message breaks a rule of the protocol. */
    final class MalformedTextException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedTextException(String message) {
            super(message);
        }
    }

    /** @throws MalformedTextException which never quotes the message: it may hold a password */
    static ClientText parse(String json) throws MalformedTextException {
        JsonNode node;
        try {
            node = Parser.JSON.readTree(json);
        } catch (JacksonException e) {
            throw new MalformedTextException("not a JSON object");
        }
        if (node == null || !node.isObject()) {
            throw new MalformedTextException("not a JSON object");
        }
        Parser fields = new Parser(node, "");
        String type = fields.text("type", 32);
        return switch (type) {
            case "hello" -> fields.hello();
            case "disconnect" -> new Disconnect();
            case "refresh" -> new Refresh();
            case "resize" -> new Resize(fields.followed() ? Optional.of(fields.room()) : Optional.empty());
            case "ping" -> new Ping();
            case "lossless" -> new Lossless(fields.bool("on"));
            case "visibility" -> new Visibility(fields.bool("visible"));
            case "video" ->
                new Video(fields.bool("on"), fields.has("reason") ? fields.text("reason", Parser.MAX_TEXT) : "");
            default -> throw new MalformedTextException("type: not known");
        };
    }

    /** Fields of one object, each checked before it is used. */
    final class Parser {
        private static final int MAX_TEXT = 512;
        private static final int MAX_FEATURES = 32;
        private static final int KEY_DIGITS = 16;
        private static final int MAX_TILES_TEXT = TileOffer.MAX_TILES * TileOffer.TILE_BYTES / 3 * 4 + 4;
        private static final int MAX_FACTOR = 100;
        private static final int MAX_CACHE_BYTES = 268_435_456;
        private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(8)
                                .maxNumberLength(32)
                                .build())
                        .build())
                .build();

        private final JsonNode object;
        private final String path;

        private Parser(JsonNode object, String path) {
            this.object = object;
            this.path = path;
        }

        private Hello hello() throws MalformedTextException {
            int version = number("version", 0, Integer.MAX_VALUE);
            return new Hello(
                    version,
                    text("desktop", 64),
                    room(),
                    has("follow") && bool("follow"),
                    number("cacheBytes", 0, MAX_CACHE_BYTES),
                    offer(),
                    features(),
                    has("keyboardLayout") ? number("keyboardLayout", 0, Integer.MAX_VALUE) : 0,
                    has("timeZone") ? text("timeZone", 64) : "",
                    has("locale") ? text("locale", 64) : "",
                    credentials(),
                    has("takeover") && bool("takeover"));
        }

        private boolean followed() throws MalformedTextException {
            return !has("follow") || bool("follow");
        }

        private DesktopLayout room() throws MalformedTextException {
            int width = number("width", DesktopLayout.MIN_SIDE, DesktopLayout.MAX_SIDE);
            int height = number("height", DesktopLayout.MIN_SIDE, DesktopLayout.MAX_SIDE);
            int scale = has("scale") ? percent("scale") : DesktopLayout.MIN_SCALE;
            if (!has("monitors")) {
                return DesktopLayout.of(width, height, scale);
            }
            List<Rect> monitors = monitors();
            try {
                return new DesktopLayout(width, height, scale, monitors);
            } catch (IllegalArgumentException e) {
                throw wrong("monitors", String.valueOf(e.getMessage()));
            }
        }

        private List<Rect> monitors() throws MalformedTextException {
            JsonNode list = object.get("monitors");
            if (!list.isArray() || list.size() > DesktopLayout.MAX_MONITORS) {
                throw wrong("monitors", "not a list of at most " + DesktopLayout.MAX_MONITORS);
            }
            List<Rect> monitors = new ArrayList<>();
            for (JsonNode node : list) {
                Parser fields = new Parser(node, "monitors.");
                monitors.add(new Rect(
                        fields.number("x", 0, DesktopLayout.MAX_SIDE),
                        fields.number("y", 0, DesktopLayout.MAX_SIDE),
                        fields.number("width", DesktopLayout.MIN_SIDE, DesktopLayout.MAX_SIDE),
                        fields.number("height", DesktopLayout.MIN_SIDE, DesktopLayout.MAX_SIDE)));
            }
            return monitors;
        }

        /** A factor, in percent: what no host takes is brought into its bounds. */
        private int percent(String name) throws MalformedTextException {
            JsonNode value = object.get(name);
            if (!value.isNumber() || !(value.doubleValue() > 0 && value.doubleValue() <= MAX_FACTOR)) {
                throw wrong(name, "not a number above 0, at most " + MAX_FACTOR);
            }
            return Math.clamp(Math.round(value.doubleValue() * 100), DesktopLayout.MIN_SCALE, DesktopLayout.MAX_SCALE);
        }

        private Optional<Credentials> credentials() throws MalformedTextException {
            if (!has("credentials")) {
                return Optional.empty();
            }
            JsonNode node = object.get("credentials");
            if (!node.isObject()) {
                throw wrong("credentials", "not an object");
            }
            Parser fields = new Parser(node, "credentials.");
            return Optional.of(new Credentials(
                    fields.text("user", MAX_TEXT),
                    Secret.of(fields.text("password", MAX_TEXT)),
                    fields.has("domain") ? fields.text("domain", MAX_TEXT) : ""));
        }

        private Optional<TileOffer> offer() throws MalformedTextException {
            if (!has("kept")) {
                return Optional.empty();
            }
            JsonNode node = object.get("kept");
            if (!node.isObject()) {
                throw wrong("kept", "not an object");
            }
            Parser fields = new Parser(node, "kept.");
            String key = fields.text("key", KEY_DIGITS);
            String tiles = fields.text("tiles", MAX_TILES_TEXT);
            try {
                if (key.length() != KEY_DIGITS) {
                    throw fields.wrong("key", "not " + KEY_DIGITS + " hexadecimal digits");
                }
                byte[] bytes = Base64.getDecoder().decode(tiles);
                return Optional.of(TileOffer.decode(HexFormat.fromHexDigitsToLong(key), ByteBuffer.wrap(bytes)));
            } catch (MalformedMessageException e) {
                throw fields.wrong("tiles", String.valueOf(e.getMessage()));
            } catch (IllegalArgumentException e) {
                throw wrong("kept", "not hexadecimal and base64");
            }
        }

        private Set<String> features() throws MalformedTextException {
            Set<String> features = new HashSet<>();
            if (has("features")) {
                JsonNode list = object.get("features");
                if (!list.isArray() || list.size() > MAX_FEATURES) {
                    throw wrong("features", "not a list of at most " + MAX_FEATURES);
                }
                for (JsonNode feature : list) {
                    if (!feature.isString()) {
                        throw wrong("features", "not a list of texts");
                    }
                    features.add(feature.stringValue());
                }
            }
            return Set.copyOf(features);
        }

        private boolean has(String name) {
            return object.hasNonNull(name);
        }

        private String text(String name, int maxLength) throws MalformedTextException {
            JsonNode value = object.get(name);
            if (value == null || !value.isString()) {
                throw wrong(name, "not a text");
            }
            String text = value.stringValue();
            if (text.length() > maxLength) {
                throw wrong(name, text.length() + " characters, at most " + maxLength + " are allowed");
            }
            return text;
        }

        private int number(String name, int least, int most) throws MalformedTextException {
            JsonNode value = object.get(name);
            if (value == null || !value.isIntegralNumber() || !value.canConvertToInt()) {
                throw wrong(name, "not a whole number");
            }
            int number = value.intValue();
            if (number < least || number > most) {
                throw wrong(name, number + " is not in " + least + ".." + most);
            }
            return number;
        }

        private boolean bool(String name) throws MalformedTextException {
            JsonNode value = object.get(name);
            if (value == null || !value.isBoolean()) {
                throw wrong(name, "not true or false");
            }
            return value.booleanValue();
        }

        private MalformedTextException wrong(String name, String problem) {
            return new MalformedTextException(path + name + ": " + problem);
        }
    }
}
