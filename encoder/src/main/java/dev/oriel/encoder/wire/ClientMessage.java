package dev.oriel.encoder.wire;

import java.nio.ByteBuffer;

/** A binary message from the client: input with its sequence number, or the acknowledgement of a frame. */
public sealed interface ClientMessage {
    /** Longest of all, in bytes. */
    int MAX_BYTES = 12;

    /** What a user does. The sequence number counts up from 1 and wraps; it is to be read as unsigned. */
    sealed interface Input extends ClientMessage {
        int seq();
    }

    /**
     * @param extended prefixed with E0
     * @param extended1 prefixed with E1
     * @param scancode of set 1, 1..127
     */
    record Key(int seq, boolean down, boolean extended, boolean extended1, int scancode) implements Input {}

    record Unicode(int seq, boolean down, char codeUnit) implements Input {}

    record Move(int seq, int x, int y) implements Input {}

    /** @param button 1 left, 2 right, 3 middle, 4 back, 5 forward */
    record Button(int seq, int button, boolean down, int x, int y) implements Input {}

    /** @param delta 120 a notch, -32768..32767; positive is away from the user, or to the right */
    record Wheel(int seq, boolean horizontal, int delta, int x, int y) implements Input {}

    /** @param flags 1 scroll, 2 num, 4 caps, 8 kana */
    record Locks(int seq, int flags) implements Input {}

    record Release(int seq) implements Input {}

    /**
     * The pointer by so much, for applications that hold it in place.
     *
     * @param dx to the right, -32768..32767
     * @param dy down, -32768..32767
     */
    record MoveBy(int seq, int dx, int dy) implements Input {}

    /**
     * A button where the pointer is.
     *
     * @param button 1 left, 2 right, 3 middle
     */
    record ButtonHere(int seq, int button, boolean down) implements Input {}

    /**
     * @param frameId unsigned
     * @param decode time in tenths of a millisecond
     * @param paint time in tenths of a millisecond
     * @param queue frames received and not yet painted, 0..255
     */
    record Ack(int frameId, int decode, int paint, int queue) implements ClientMessage {}

    /** Reads all of {@code message}, whose position stays where it is. */
    static ClientMessage decode(ByteBuffer message) throws MalformedMessageException {
        MessageReader reader = new MessageReader(message);
        int kind = reader.u8("kind");
        ClientMessage decoded = switch (kind) {
            case 1 -> key(reader);
            case 2 -> unicode(reader);
            case 3 -> new Move(reader.u32("seq"), reader.u16("x"), reader.u16("y"));
            case 4 ->
                new Button(
                        reader.u32("seq"),
                        within(reader, "button", 1, 5),
                        within(reader, "down", 0, 1) == 1,
                        reader.u16("x"),
                        reader.u16("y"));
            case 5 ->
                new Wheel(
                        reader.u32("seq"),
                        within(reader, "axis", 0, 1) == 1,
                        reader.i16("delta"),
                        reader.u16("x"),
                        reader.u16("y"));
            case 6 -> new Locks(reader.u32("seq"), within(reader, "flags", 0, 0xF));
            case 7 -> new Release(reader.u32("seq"));
            case 8 -> new MoveBy(reader.u32("seq"), reader.i16("dx"), reader.i16("dy"));
            case 9 ->
                new ButtonHere(reader.u32("seq"), within(reader, "button", 1, 3), within(reader, "down", 0, 1) == 1);
            case 16 ->
                new Ack(
                        reader.u32("frame id"),
                        reader.u16("decode time"),
                        reader.u16("paint time"),
                        reader.u8("queue"));
            default -> throw new MalformedMessageException("kind", 0, kind + " is not known");
        };
        reader.end("message of kind " + kind);
        return decoded;
    }

    /** Appends the message to {@code out}. */
    default void encode(ByteSink out) {
        switch (this) {
            case Key key -> {
                input(out, 1, key);
                out.u8((key.down ? 1 : 0) | (key.extended ? 2 : 0) | (key.extended1 ? 4 : 0));
                out.u8(key.scancode);
            }
            case Unicode unicode -> {
                input(out, 2, unicode);
                out.u8(unicode.down ? 1 : 0);
                out.u16(unicode.codeUnit);
            }
            case Move move -> {
                input(out, 3, move);
                point(out, move.x, move.y);
            }
            case Button button -> {
                input(out, 4, button);
                out.u8(button.button);
                out.u8(button.down ? 1 : 0);
                point(out, button.x, button.y);
            }
            case Wheel wheel -> {
                input(out, 5, wheel);
                out.u8(wheel.horizontal ? 1 : 0);
                out.u16(wheel.delta);
                point(out, wheel.x, wheel.y);
            }
            case Locks locks -> {
                input(out, 6, locks);
                out.u8(locks.flags);
            }
            case Release release -> input(out, 7, release);
            case MoveBy move -> {
                input(out, 8, move);
                point(out, move.dx, move.dy);
            }
            case ButtonHere button -> {
                input(out, 9, button);
                out.u8(button.button);
                out.u8(button.down ? 1 : 0);
            }
            case Ack ack -> {
                out.u8(16);
                out.u32(ack.frameId);
                out.u16(ack.decode);
                out.u16(ack.paint);
                out.u8(ack.queue);
            }
        }
    }

    private static Key key(MessageReader reader) throws MalformedMessageException {
        int seq = reader.u32("seq");
        int at = reader.position();
        int flags = within(reader, "flags", 0, 7);
        if ((flags & 6) == 6) {
            throw new MalformedMessageException("flags", at, "a key has both prefixes, E0 and E1");
        }
        return new Key(seq, (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0, within(reader, "scancode", 1, 0x7F));
    }

    private static Unicode unicode(MessageReader reader) throws MalformedMessageException {
        return new Unicode(reader.u32("seq"), within(reader, "flags", 0, 1) == 1, (char) reader.u16("code unit"));
    }

    private static void input(ByteSink out, int kind, Input input) {
        out.u8(kind);
        out.u32(input.seq());
    }

    private static void point(ByteSink out, int x, int y) {
        out.u16(x);
        out.u16(y);
    }

    private static int within(MessageReader reader, String field, int min, int max) throws MalformedMessageException {
        int at = reader.position();
        int value = reader.u8(field);
        if (value < min || value > max) {
            throw new MalformedMessageException(field, at, value + " is not in " + min + ".." + max);
        }
        return value;
    }
}
