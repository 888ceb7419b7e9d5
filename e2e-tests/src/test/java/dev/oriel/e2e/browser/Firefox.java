package dev.oriel.e2e.browser;

import dev.oriel.e2e.gateway.Gateway;
import dev.oriel.e2e.picture.Picture;
import dev.oriel.e2e.process.Child;
import dev.oriel.e2e.process.Folder;
import dev.oriel.e2e.process.Programs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The system's Firefox, without a window, driven by {@code firefox/driver.mjs}. */
public final class Firefox implements DesktopView, AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Folder folder = Folder.create("firefox");
    private final Process driver;
    private final BufferedReader replies;
    private final Writer requests;

    private Firefox(Path program) {
        ProcessBuilder builder = new ProcessBuilder(
                        "node",
                        Path.of("firefox", "driver.mjs").toAbsolutePath().toString(),
                        program.toString(),
                        folder.file("profile").toString())
                .redirectError(folder.file("driver.log").toFile());
        builder.environment().put("HOME", folder.path().toString());
        try {
            driver = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        replies = driver.inputReader(StandardCharsets.UTF_8);
        requests = driver.outputWriter(StandardCharsets.UTF_8);
    }

    public static Firefox start() {
        Programs.require("node");
        return new Firefox(Programs.requireOneOf("firefox-esr", "firefox"));
    }

    public Firefox signIn(Gateway gateway) {
        call("signIn", Map.of("url", gateway.url("/").toString(), "name", Gateway.USER, "password", Gateway.PASSWORD));
        return this;
    }

    public Firefox open(URI url) {
        call("open", Map.of("url", url.toString()));
        return this;
    }

    @Override
    public void awaitLive() {
        call("awaitLive", Map.of());
    }

    @Override
    public Picture picture() {
        return Picture.ofPng(
                Base64.getDecoder().decode(call("picture", Map.of()).asString()));
    }

    @Override
    public void type(String text) {
        call("type", Map.of("text", text));
    }

    public void click(int x, int y) {
        call("click", Map.of("x", x, "y", y));
    }

    @Override
    public void screenshot(Path file) {
        call("screenshot", Map.of("path", file.toString()));
    }

    @Override
    public void close() {
        Child.end(Stream.concat(driver.descendants(), Stream.of(driver.toHandle()))
                .toList());
        folder.close();
    }

    private JsonNode call(String command, Map<String, Object> argument) {
        var request = JSON.createObjectNode().put("command", command);
        argument.forEach((name, value) -> request.set(name, JSON.valueToTree(value)));
        try {
            requests.write(request + "\n");
            requests.flush();
            @Nullable String line = replies.readLine();
            if (line == null) {
                throw new AssertionError("Firefox's driver ended: " + Files.readString(folder.file("driver.log")));
            }
            JsonNode reply = JSON.readTree(line);
            if (reply.has("error")) {
                throw new AssertionError(command + ": " + reply.path("error").asString());
            }
            return reply.path("result");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
