package dev.oriel.e2e.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.Map;

/** What Chromium tells a page when a user types on a German keyboard: physical keys, and the characters they give. */
public final class GermanKeyboard implements AutoCloseable {
    private static final int SHIFT = 8; // Input.dispatchKeyEvent's modifiers; AltGr has none there

    private final CDPSession session;

    /**
     * @param code the physical key, named after what the US layout has there
     * @param level what is held down with it
     */
    private record Stroke(String code, Level level) {}

    private enum Level {
        PLAIN,
        SHIFT,
        ALT_GR
    }

    private static final Map<String, Stroke> KEYS = Map.ofEntries(
            Map.entry("ß", new Stroke("Minus", Level.PLAIN)),
            Map.entry("ü", new Stroke("BracketLeft", Level.PLAIN)),
            Map.entry("z", new Stroke("KeyY", Level.PLAIN)),
            Map.entry("y", new Stroke("KeyZ", Level.PLAIN)),
            Map.entry("A", new Stroke("KeyA", Level.SHIFT)),
            Map.entry("/", new Stroke("Digit7", Level.SHIFT)),
            Map.entry("€", new Stroke("KeyE", Level.ALT_GR)),
            Map.entry("@", new Stroke("KeyQ", Level.ALT_GR)),
            Map.entry("{", new Stroke("Digit7", Level.ALT_GR)),
            Map.entry("\\", new Stroke("Minus", Level.ALT_GR)),
            Map.entry("|", new Stroke("IntlBackslash", Level.ALT_GR)));

    public GermanKeyboard(Page page) {
        session = page.context().newCDPSession(page);
    }

    public void type(String text) {
        text.codePoints().mapToObj(Character::toString).forEach(this::typeCharacter);
    }

    private void typeCharacter(String character) {
        if (character.equals("é")) { // the accent's key gives nothing until the letter comes
            press("Equal", "Dead", 0);
            press("KeyE", "é", 0);
            return;
        }
        Stroke stroke = KEYS.get(character);
        if (stroke == null) {
            throw new IllegalArgumentException("no stroke for " + character);
        }
        switch (stroke.level()) {
            case PLAIN -> press(stroke.code(), character, 0);
            case SHIFT -> {
                key("rawKeyDown", "ShiftLeft", "Shift", SHIFT);
                press(stroke.code(), character, SHIFT);
                key("keyUp", "ShiftLeft", "Shift", 0);
            }
            case ALT_GR -> {
                key("rawKeyDown", "AltRight", "AltGraph", 0);
                press(stroke.code(), character, 0);
                key("keyUp", "AltRight", "AltGraph", 0);
            }
        }
    }

    private void press(String code, String key, int modifiers) {
        key("rawKeyDown", code, key, modifiers);
        key("keyUp", code, key, modifiers);
    }

    private void key(String type, String code, String key, int modifiers) {
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.addProperty("code", code);
        event.addProperty("key", key);
        event.addProperty("modifiers", modifiers);
        session.send("Input.dispatchKeyEvent", event);
    }

    @Override
    public void close() {
        session.detach();
    }
}
