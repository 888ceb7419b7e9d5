package dev.oriel.server.config;

import java.util.List;
import java.util.SequencedMap;

/** A piece of the configuration before it has a type, with the place where it stands. */
sealed interface Node {
    Location location();

    record Scalar(String text, Location location) implements Node {}

    record Sequence(List<Node> items, Location location) implements Node {}

    record Mapping(SequencedMap<String, Node> entries, Location location) implements Node {}

    /** A key without a value: the same as no key. */
    record Empty(Location location) implements Node {}
}
