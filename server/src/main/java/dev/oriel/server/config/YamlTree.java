package dev.oriel.server.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads YAML into {@link Node}s that remember their lines. Anchors, tags and further documents are not configuration. */
final class YamlTree {
    private static final YAMLFactory YAML = new YAMLFactory();

    private final String file;
    private final YAMLParser parser;

    private YamlTree(String file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    static Node.Mapping read(String file, String text) {
        try (YAMLParser parser = (YAMLParser) YAML.createParser(ObjectReadContext.empty(), text)) {
            return new YamlTree(file, parser).document();
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw ConfigException.at(
                    new Location.InFile(file, line), "", "not valid YAML: " + firstLine(e.getOriginalMessage()));
        }
    }

    private Node.Mapping document() {
        if (parser.nextToken() == null) {
            return new Node.Mapping(new LinkedHashMap<>(), new Location.InFile(file, 1));
        }
        Node root = node("");
        if (parser.nextToken() != null) {
            throw ConfigException.at(here(), "", "a second YAML document is not allowed");
        }
        return switch (root) {
            case Node.Mapping mapping -> mapping;
            case Node.Empty empty -> new Node.Mapping(new LinkedHashMap<>(), empty.location());
            case Node.Scalar scalar -> throw ConfigException.at(scalar.location(), "", "expected keys and values");
            case Node.Sequence list -> throw ConfigException.at(list.location(), "", "expected keys and values");
        };
    }

    private Node node(String path) {
        Location location = here();
        if (parser.isCurrentAlias()) {
            throw ConfigException.at(location, path, "YAML aliases are not supported");
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> mapping(path, location);
            case START_ARRAY -> sequence(path, location);
            case VALUE_NULL -> new Node.Empty(location);
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                new Node.Scalar(parser.getString(), location);
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw ConfigException.at(location, path, "unexpected " + token);
        };
    }

    private Node.Mapping mapping(String path, Location location) {
        SequencedMap<String, Node> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Location keyLocation = here();
            String childPath = path.isEmpty() ? key : path + "." + key;
            parser.nextToken();
            if (entries.put(key, node(childPath)) != null) {
                throw ConfigException.at(keyLocation, childPath, "the key stands here twice");
            }
        }
        return new Node.Mapping(entries, location);
    }

    private Node.Sequence sequence(String path, Location location) {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(path + "[" + items.size() + "]"));
        }
        return new Node.Sequence(items, location);
    }

    private Location here() {
        return new Location.InFile(
                file, Math.max(1, parser.currentTokenLocation().getLineNr()));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse(text);
    }
}
