package dev.oriel.encoder.vectors;

import dev.oriel.encoder.wire.ClientMessage;
import dev.oriel.encoder.wire.ClientMessage.Ack;
import dev.oriel.encoder.wire.ClientMessage.Button;
import dev.oriel.encoder.wire.ClientMessage.ButtonHere;
import dev.oriel.encoder.wire.ClientMessage.Locks;
import dev.oriel.encoder.wire.ClientMessage.Move;
import dev.oriel.encoder.wire.ClientMessage.MoveBy;
import dev.oriel.encoder.wire.ClientMessage.Release;
import dev.oriel.encoder.wire.ClientMessage.Unicode;
import dev.oriel.encoder.wire.ClientMessage.Wheel;
import dev.oriel.encoder.wire.PointerMessage;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Messages that are short enough to stand in the description as hexadecimal digits. */
final class MessageVectors {
    private MessageVectors() {}

    /** By their bytes. */
    static Map<String, ClientMessage> client() {
        Map<String, ClientMessage> messages = new LinkedHashMap<>();
        messages.put("01 01000000 01 1e", new ClientMessage.Key(1, true, false, false, 0x1E));
        messages.put("01 02000000 00 1e", new ClientMessage.Key(2, false, false, false, 0x1E));
        messages.put("01 03000000 03 1d", new ClientMessage.Key(3, true, true, false, 0x1D));
        messages.put("01 ffffffff 05 1d", new ClientMessage.Key(-1, true, false, true, 0x1D));
        messages.put("01 00000000 02 7f", new ClientMessage.Key(0, false, true, false, 0x7F));
        messages.put("02 05000000 01 ac20", new Unicode(5, true, '€'));
        messages.put("02 06000000 00 3dd8", new Unicode(6, false, '\uD83D'));
        messages.put("03 07000000 0000 ff1f", new Move(7, 0, 8191));
        messages.put("04 08000000 01 01 0001 0200", new Button(8, 1, true, 256, 2));
        messages.put("04 09000000 05 00 ffff ffff", new Button(9, 5, false, 65535, 65535));
        messages.put("05 0a000000 00 7800 0100 0200", new Wheel(10, false, 120, 1, 2));
        messages.put("05 0b000000 01 88ff 0100 0200", new Wheel(11, true, -120, 1, 2));
        messages.put("05 0c000000 00 0080 0000 0000", new Wheel(12, false, -32768, 0, 0));
        messages.put("06 0d000000 0f", new Locks(13, 15));
        messages.put("07 00010000", new Release(256));
        messages.put("08 0e000000 0500 f6ff", new MoveBy(14, 5, -10));
        messages.put("08 0f000000 ff7f 0080", new MoveBy(15, 32767, -32768));
        messages.put("09 10000000 01 01", new ButtonHere(16, 1, true));
        messages.put("09 11000000 03 00", new ButtonHere(17, 3, false));
        messages.put("10 04030201 3412 ffff 02", new Ack(0x01020304, 0x1234, 65535, 2));
        return messages;
    }

    /** By their bytes: why they are refused. */
    static Map<String, String> malformedClient() {
        Map<String, String> messages = new LinkedHashMap<>();
        messages.put("", "a message of no bytes");
        messages.put("00", "kind 0 is not known");
        messages.put("0a 01000000", "kind 10 is not known");
        messages.put("08 01000000 0100 00", "a move by a distance that ends early");
        messages.put("09 01000000 04 01", "button 4 where the pointer is");
        messages.put("09 01000000 01 02", "a button where the pointer is, neither down nor up");
        messages.put("01 01000000 01", "a key that ends early");
        messages.put("01 01000000 01 1e 00", "a key with a byte too many");
        messages.put("01 01000000 08 1e", "flag bit 3 of a key");
        messages.put("01 01000000 07 1e", "a key with both prefixes");
        messages.put("01 01000000 01 00", "scancode 0");
        messages.put("01 01000000 01 80", "scancode 128");
        messages.put("02 01000000 02 4100", "flag bit 1 of a code unit");
        messages.put("03 01000000 0000 00", "a move that ends early");
        messages.put("04 01000000 00 01 0000 0000", "button 0");
        messages.put("04 01000000 06 01 0000 0000", "button 6");
        messages.put("04 01000000 01 02 0000 0000", "a button that is neither down nor up");
        messages.put("05 01000000 02 7800 0000 0000", "wheel axis 2");
        messages.put("06 01000000 10", "lock flag bit 4");
        messages.put("07 010000", "a release that ends early");
        messages.put("10 01000000 0000 0000", "an acknowledgement that ends early");
        return messages;
    }

    /** By their bytes. */
    static Map<String, PointerMessage> pointers() {
        Map<String, PointerMessage> messages = new LinkedHashMap<>();
        messages.put("02 00", new PointerMessage.Hidden());
        messages.put("02 01", new PointerMessage.SystemDefault());
        messages.put(
                "02 02 0200 0100 0100 0000 112233ff aabbcc80",
                new PointerMessage.Picture(2, 1, 1, 0, new int[] {0xFF112233, 0x80AABBCC}));
        messages.put(
                "02 02 0100 0300 0000 0200 00000000 ffffffff 0000ff01",
                new PointerMessage.Picture(1, 3, 0, 2, new int[] {0, -1, 0x010000FF}));
        messages.put("03 0001 ff1f", new PointerMessage.Position(256, 8191));
        return messages;
    }

    /** By their bytes: why they are refused. */
    static Map<String, String> malformedPointers() {
        Map<String, String> messages = new LinkedHashMap<>();
        messages.put("02", "no shape");
        messages.put("02 03", "shape 3");
        messages.put("02 00 00", "a byte too many");
        messages.put("02 02 0000 0100 0000 0000", "a picture of width 0");
        messages.put("02 02 8101 0100 0000 0000", "a picture of width 385");
        messages.put("02 02 0100 0100 0100 0000 00000000", "a hotspot outside the picture");
        messages.put("02 02 0100 0100 0000 0000 000000", "too few pixels");
        messages.put("02 02 0100 0100 0000 0000 0000000000", "too many pixels");
        messages.put("03 0000 00", "a position that ends early");
        return messages;
    }

    static String clientJson() {
        Json json = new Json();
        json.open("{");
        json.key("messages");
        json.open("[");
        client().forEach((hex, message) -> {
            json.open("{");
            json.field("hex", compact(hex));
            describe(json, message);
            json.close("}");
        });
        json.close("]");
        malformed(json, malformedClient());
        json.close("}");
        return json.toString();
    }

    static String pointersJson() {
        Json json = new Json();
        json.open("{");
        json.key("messages");
        json.open("[");
        pointers().forEach((hex, message) -> {
            json.open("{");
            json.field("hex", compact(hex));
            describe(json, message);
            json.close("}");
        });
        json.close("]");
        malformed(json, malformedPointers());
        json.close("}");
        return json.toString();
    }

    static String compact(String hex) {
        return hex.replace(" ", "");
    }

    private static void malformed(Json json, Map<String, String> messages) {
        json.key("malformed");
        json.open("[");
        messages.forEach((hex, reason) -> {
            json.open("{");
            json.field("hex", compact(hex));
            json.field("error", reason);
            json.close("}");
        });
        json.close("]");
    }

    private static void describe(Json json, ClientMessage message) {
        switch (message) {
            case ClientMessage.Input input -> {
                json.field("kind", input.getClass().getSimpleName().toLowerCase(Locale.ROOT));
                json.field("seq", Integer.toUnsignedLong(input.seq()));
                describe(json, input);
            }
            case Ack ack -> {
                json.field("kind", "ack");
                json.field("frameId", Integer.toUnsignedLong(ack.frameId()));
                json.field("decode", ack.decode());
                json.field("paint", ack.paint());
                json.field("queue", ack.queue());
            }
        }
    }

    private static void describe(Json json, ClientMessage.Input input) {
        switch (input) {
            case ClientMessage.Key key -> {
                json.field("down", key.down());
                json.field("extended", key.extended());
                json.field("extended1", key.extended1());
                json.field("scancode", key.scancode());
            }
            case Unicode unicode -> {
                json.field("down", unicode.down());
                json.field("codeUnit", unicode.codeUnit());
            }
            case Move move -> point(json, move.x(), move.y());
            case Button button -> {
                json.field("button", button.button());
                json.field("down", button.down());
                point(json, button.x(), button.y());
            }
            case Wheel wheel -> {
                json.field("horizontal", wheel.horizontal());
                json.field("delta", wheel.delta());
                point(json, wheel.x(), wheel.y());
            }
            case Locks locks -> json.field("flags", locks.flags());
            case Release _ -> {}
            case MoveBy move -> {
                json.field("dx", move.dx());
                json.field("dy", move.dy());
            }
            case ButtonHere button -> {
                json.field("button", button.button());
                json.field("down", button.down());
            }
        }
    }

    private static void describe(Json json, PointerMessage message) {
        switch (message) {
            case PointerMessage.Hidden _ -> json.field("shape", "hidden");
            case PointerMessage.SystemDefault _ -> json.field("shape", "default");
            case PointerMessage.Picture picture -> {
                json.field("shape", "picture");
                json.field("width", picture.width());
                json.field("height", picture.height());
                json.field("hotspotX", picture.hotspotX());
                json.field("hotspotY", picture.hotspotY());
                json.key("argb");
                json.open("[");
                for (int pixel : picture.argb()) {
                    json.item("%08x".formatted(pixel));
                }
                json.close("]");
            }
            case PointerMessage.Position position -> {
                json.field("shape", "position");
                point(json, position.x(), position.y());
            }
        }
    }

    private static void point(Json json, int x, int y) {
        json.field("x", x);
        json.field("y", y);
    }
}
