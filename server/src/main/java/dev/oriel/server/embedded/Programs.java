package dev.oriel.server.embedded;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the programs that the embedded desktop needs, and those that it offers where they are installed. */
final class Programs {
    private final List<Path> folders;

    /** @param searchPath as the variable {@code PATH} */
    Programs(String searchPath) {
        folders = Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(searchPath)
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList();
    }

    /**
     * What the embedded desktop cannot do without.
     *
     * @param setpriv ends a child when the gateway dies
     * @param shadow FreeRDP's server that shares an X display
     */
    record Required(Path setpriv, Path xvfb, Path openbox, Path xterm, Path shadow, int shadowVersion) {}

    /** @param program as in a menu */
    record MenuItem(String label, Path program) {}

    /** @throws MissingProgramsException which names the packages */
    Required required() {
        List<String> missing = new ArrayList<>();
        List<String> packages = new ArrayList<>();
        Path setpriv = require("setpriv", "util-linux", missing, packages);
        Path xvfb = require("Xvfb", "xvfb", missing, packages);
        Path openbox = require("openbox", "openbox", missing, packages);
        Path xterm = require("xterm", "xterm", missing, packages);
        Optional<Path> shadow2 = find("freerdp-shadow-cli");
        Optional<Path> shadow = shadow2.or(() -> find("freerdp-shadow-cli3"));
        if (shadow.isEmpty()) {
            missing.add("freerdp-shadow-cli");
            packages.add("freerdp2-shadow-x11 (or freerdp3-shadow-x11)");
        }
        if (!missing.isEmpty()) {
            throw new MissingProgramsException(missing, packages);
        }
        return new Required(setpriv, xvfb, openbox, xterm, shadow.orElseThrow(), shadow2.isPresent() ? 2 : 3);
    }

    /** The programs of the menu beside the terminal, of each kind the first that is installed. */
    List<MenuItem> menu() {
        List<MenuItem> items = new ArrayList<>();
        add(items, "Editor", "mousepad", "gedit", "gnome-text-editor", "kate", "featherpad", "xedit");
        add(items, "Files", "thunar", "pcmanfm", "nautilus", "dolphin", "xfe");
        add(items, "Web browser", "firefox", "firefox-esr", "chromium", "epiphany-browser");
        add(items, "Calculator", "gnome-calculator", "galculator", "kcalc", "xcalc");
        add(items, "Clock", "xclock");
        return items;
    }

    Optional<Path> find(String name) {
        return folders.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private void add(List<MenuItem> items, String label, String... names) {
        for (String name : names) {
            Optional<Path> program = find(name);
            if (program.isPresent()) {
                items.add(new MenuItem(label, program.get()));
                return;
            }
        }
    }

    private Path require(String name, String debianPackage, List<String> missing, List<String> packages) {
        Optional<Path> program = find(name);
        if (program.isEmpty()) {
            missing.add(name);
            packages.add(debianPackage);
        }
        return program.orElse(Path.of(name));
    }
}
