package dev.oriel.server.config;

import dev.oriel.bridge.Secret;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes settings records from {@link Node}s. A component {@code keyLifetime} is the key {@code key-lifetime}; its
 * value comes from the environment, else from the file, else from {@link Default}. A component without any of them is
 * required, unless it is an {@link Optional}, a list or a record of its own.
 *
 * <p>A setting outside lists can be set by an environment variable: its path in capitals with every separator an
 * underscore, {@code listen.port} by {@code ORIEL_LISTEN_PORT}.
 */
final class Binder {
    private static final Location BUILT_IN = new Location.BuiltIn();
    private static final String PREFIX = "ORIEL_";

    private final Map<String, String> environment;

    Binder(Map<String, String> environment) {
        this.environment = environment;
    }

    /** @param type of a record whose components are settings or further such records */
    <R extends Record> R bind(Class<R> type, Node.Mapping root) {
        requireKnownVariables(type);
        return type.cast(bindRecord(type, root, "", true));
    }

    /** Every environment variable that sets something, with the key's path. */
    static Map<String, String> variables(Class<? extends Record> type) {
        Map<String, String> variables = new LinkedHashMap<>();
        collectVariables(type, "", variables);
        return variables;
    }

    static String key(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private Object bindRecord(Class<?> type, Node.Mapping node, String path, boolean environmentApplies) {
        RecordComponent[] components = type.getRecordComponents();
        requireKnownKeys(node, path, Arrays.stream(components).map(Binder::key).toList());
        Map<String, Location> origins = new LinkedHashMap<>();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String key = key(components[i]);
            String childPath = path.isEmpty() ? key : path + "." + key;
            Node child = source(components[i], node, key, childPath, environmentApplies);
            origins.put(key, child.location());
            values[i] = component(components[i], child, childPath, environmentApplies);
        }
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InvalidSetting invalid) {
                Location location = origins.getOrDefault(invalid.key(), node.location());
                String at = path.isEmpty() ? invalid.key() : path + "." + invalid.key();
                throw ConfigException.at(
                        location instanceof Location.BuiltIn ? node.location() : location, at, invalid.problem());
            }
            throw new IllegalStateException("settings record " + type.getName(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("settings record " + type.getName(), e);
        }
    }

    /** The node that decides: environment, file, default, or nothing. */
    private Node source(
            RecordComponent component, Node.Mapping node, String key, String path, boolean environmentApplies) {
        String variable = variable(path);
        String set = environmentApplies && isLeaf(component) ? environment.get(variable) : null;
        if (set != null) {
            return scalarOrList(component, set, new Location.InEnvironment(variable));
        }
        Node written = node.entries().get(key);
        if (written != null && !(written instanceof Node.Empty)) {
            return written;
        }
        Default preset = component.getAnnotation(Default.class);
        return preset == null
                ? new Node.Empty(written == null ? node.location() : written.location())
                : scalarOrList(component, preset.value(), BUILT_IN);
    }

    private static Node scalarOrList(RecordComponent component, String text, Location location) {
        if (component.getType() != List.class) {
            return new Node.Scalar(text, location);
        }
        List<Node> items = new ArrayList<>();
        Stream.of(text.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .forEach(item -> items.add(new Node.Scalar(item, location)));
        return new Node.Sequence(items, location);
    }

    private Object component(RecordComponent component, Node node, String path, boolean environmentApplies) {
        Class<?> type = component.getType();
        if (type == Optional.class) {
            return node instanceof Node.Empty
                    ? Optional.empty()
                    : Optional.of(scalar((Class<?>) argument(component.getGenericType()), node, path));
        }
        if (type == List.class) {
            return list((Class<?>) argument(component.getGenericType()), node, path);
        }
        if (type.isRecord() && !hasParse(type)) {
            return switch (node) {
                case Node.Mapping mapping -> bindRecord(type, mapping, path, environmentApplies);
                case Node.Empty empty ->
                    bindRecord(
                            type, new Node.Mapping(new LinkedHashMap<>(), empty.location()), path, environmentApplies);
                case Node.Scalar scalar -> throw expected("keys and values", scalar, path);
                case Node.Sequence sequence -> throw expected("keys and values, not a list", sequence, path);
            };
        }
        if (node instanceof Node.Empty) {
            throw ConfigException.at(node.location(), path, "is required");
        }
        return scalar(type, node, path);
    }

    private List<?> list(Class<?> itemType, Node node, String path) {
        return switch (node) {
            case Node.Empty empty -> List.of();
            case Node.Mapping mapping -> throw expected("a list", mapping, path);
            case Node.Scalar scalar -> throw expected("a list such as [" + scalar.text() + "]", scalar, path);
            case Node.Sequence sequence -> {
                List<Object> items = new ArrayList<>();
                for (Node item : sequence.items()) {
                    String itemPath = path + "[" + items.size() + "]";
                    if (!itemType.isRecord() || hasParse(itemType)) {
                        items.add(scalar(itemType, item, itemPath));
                    } else if (item instanceof Node.Mapping mapping) {
                        items.add(bindRecord(itemType, mapping, itemPath, false));
                    } else {
                        throw expected("keys and values", item, itemPath);
                    }
                }
                yield List.copyOf(items);
            }
        };
    }

    private static Object scalar(Class<?> type, Node node, String path) {
        if (!(node instanceof Node.Scalar scalar)) {
            throw expected("one value", node, path);
        }
        String text = scalar.text();
        try {
            if (type == String.class) {
                return text;
            } else if (type == Secret.class) {
                return Secret.of(text);
            } else if (type == int.class || type == Integer.class) {
                return integer(text);
            } else if (type == boolean.class) {
                return bool(text);
            } else if (type == Duration.class) {
                return Durations.parse(text);
            } else if (type.isEnum()) {
                return enumConstant(type, text);
            }
            return parse(type, text);
        } catch (IllegalArgumentException e) {
            String shown = type == Secret.class ? "***" : "\"" + text + "\"";
            throw ConfigException.at(scalar.location(), path, shown + " " + e.getMessage());
        }
    }

    private static int integer(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("is not a whole number", e);
        }
    }

    private static boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("is not true or false");
        };
    }

    private static Object enumConstant(Class<?> type, String text) {
        List<String> names = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            String name = constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
            if (name.equals(text)) {
                return constant;
            }
            names.add(name);
        }
        throw new IllegalArgumentException("is not one of " + String.join(", ", names));
    }

    /** A type of our own that knows its text form. */
    private static Object parse(Class<?> type, String text) {
        try {
            return type.getMethod("parse", String.class).invoke(null, text);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException problem) {
                throw problem;
            }
            throw new IllegalStateException(type.getName() + ".parse", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + ".parse", e);
        }
    }

    private static boolean hasParse(Class<?> type) {
        for (Method method : type.getMethods()) {
            if (method.getName().equals("parse") && method.getParameterCount() == 1) {
                return true;
            }
        }
        return false;
    }

    private static ConfigException expected(String what, Node node, String path) {
        return ConfigException.at(node.location(), path, "expected " + what);
    }

    private static Type argument(Type generic) {
        return ((ParameterizedType) generic).getActualTypeArguments()[0];
    }

    private static boolean isLeaf(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == List.class) {
            Class<?> item = (Class<?>) argument(component.getGenericType());
            return !item.isRecord() || hasParse(item);
        }
        return !type.isRecord() || hasParse(type);
    }

    private static String variable(String path) {
        return PREFIX + path.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static void collectVariables(Class<?> type, String path, Map<String, String> into) {
        for (RecordComponent component : type.getRecordComponents()) {
            String childPath = path.isEmpty() ? key(component) : path + "." + key(component);
            if (isLeaf(component)) {
                into.put(variable(childPath), childPath);
            } else if (component.getType().isRecord()) {
                collectVariables(component.getType(), childPath, into);
            }
        }
    }

    /** Refuses a misspelt variable of a section that exists; other {@code ORIEL_} names belong to other programs. */
    private void requireKnownVariables(Class<? extends Record> type) {
        Map<String, String> known = variables(type);
        for (RecordComponent section : type.getRecordComponents()) {
            if (!section.getType().isRecord()) {
                continue;
            }
            String prefix = variable(key(section)) + "_";
            for (String name : environment.keySet()) {
                if (name.startsWith(prefix) && !known.containsKey(name)) {
                    throw ConfigException.at(
                            new Location.InEnvironment(name),
                            "",
                            "sets nothing" + Suggestion.among(name, known.keySet()));
                }
            }
        }
    }

    private static void requireKnownKeys(Node.Mapping node, String path, List<String> known) {
        node.entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                String allowed = known.stream().collect(Collectors.joining(", "));
                throw ConfigException.at(
                        value.location(),
                        path.isEmpty() ? key : path + "." + key,
                        "unknown key" + Suggestion.among(key, known) + "; allowed: " + allowed);
            }
        });
    }
}
