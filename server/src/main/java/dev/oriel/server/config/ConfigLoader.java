package dev.oriel.server.config;

import dev.oriel.bridge.Secret;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the configuration: defaults, then the file, then the environment. */
public final class ConfigLoader {
    private final Map<String, String> environment;

    public ConfigLoader(Map<String, String> environment) {
        this.environment = environment;
    }

    /** @throws ConfigException where the file cannot be read or says something that cannot be */
    public GatewayConfig load(Path file) {
        return parse(file.toString(), read(file), file.toAbsolutePath().getParent());
    }

    /** The configuration without a file. */
    public GatewayConfig defaults() {
        return parse("default", "", null);
    }

    /** @param folder against which relative file names are resolved */
    public GatewayConfig parse(String fileName, String text, @Nullable Path folder) {
        Node.Mapping root = YamlTree.read(fileName, text);
        GatewayConfig config = new Binder(environment).bind(GatewayConfig.class, root);
        requireUnique(
                root,
                "users",
                "name",
                config.users().stream().map(GatewayConfig.User::name).toList());
        requireUnique(
                root,
                "desktops",
                "id",
                config.desktops().stream().map(DesktopConfig::id).toList());
        requireKnownDesktops(root, config);
        return withPasswords(root, config, folder);
    }

    /** Fetches the passwords that stand in files and environment variables. */
    private GatewayConfig withPasswords(Node.Mapping root, GatewayConfig config, @Nullable Path folder) {
        List<DesktopConfig> desktops = new ArrayList<>();
        for (int i = 0; i < config.desktops().size(); i++) {
            DesktopConfig desktop = config.desktops().get(i);
            Optional<Secret> password = desktop.password();
            if (desktop.passwordEnv().isPresent()) {
                String variable = desktop.passwordEnv().get();
                String value = environment.get(variable);
                if (value == null) {
                    throw fail(root, "desktops", i, "password-env", "environment variable " + variable + " is not set");
                }
                password = Optional.of(Secret.of(value));
            } else if (desktop.passwordPath().isPresent()) {
                Path path = desktop.passwordPath().get();
                password = Optional.of(firstLine(root, i, folder == null ? path : folder.resolve(path)));
            }
            desktops.add(desktop.withPassword(password));
        }
        return config.withDesktops(desktops);
    }

    private static Secret firstLine(Node.Mapping root, int index, Path path) {
        try {
            return Secret.of(Files.readString(path).lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw fail(root, "desktops", index, "password-file", "cannot read " + path + ": " + reason(e));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ConfigException(file + ": cannot read: " + reason(e));
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "no such file";
            case CharacterCodingException coding -> "not UTF-8";
            default -> String.valueOf(e.getMessage());
        };
    }

    private static void requireUnique(Node.Mapping root, String list, String key, List<String> values) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            Integer first = seen.putIfAbsent(values.get(i), i);
            if (first != null) {
                throw fail(root, list, i, key, "\"" + values.get(i) + "\" is also " + list + "[" + first + "]");
            }
        }
    }

    private static void requireKnownDesktops(Node.Mapping root, GatewayConfig config) {
        List<String> ids = config.desktops().stream().map(DesktopConfig::id).toList();
        for (int i = 0; i < config.users().size(); i++) {
            for (String id : config.users().get(i).desktops()) {
                if (!id.equals(GatewayConfig.User.ALL_DESKTOPS) && !ids.contains(id)) {
                    throw fail(
                            root,
                            "users",
                            i,
                            "desktops",
                            "no desktop has the id \"" + id + "\"" + Suggestion.among(id, ids));
                }
            }
        }
    }

    /** An error at a key of one item of a list, with the line of what was written there. */
    private static ConfigException fail(Node.Mapping root, String list, int index, String key, String problem) {
        Location location = root.location();
        if (root.entries().get(list) instanceof Node.Sequence sequence
                && sequence.items().get(index) instanceof Node.Mapping item) {
            Node value = item.entries().get(key);
            location = value == null ? item.location() : value.location();
        }
        return ConfigException.at(location, list + "[" + index + "]." + key, problem);
    }
}
