package dev.oriel.server.viewer;

import dev.oriel.bridge.InputEvent;
import dev.oriel.display.Rect;
import dev.oriel.encoder.wire.ClientMessage;
import java.util.List;

/** Turns input messages of a viewer into events for the host. */
final class Inputs {
    private Inputs() {}

    /**
     * @param held takes note of what is pressed
     * @param bounds of the desktop; a pointer beyond them, sent before a change of size was seen, is at their edge
     */
    static List<InputEvent> events(ClientMessage.Input input, HeldInput held, Rect bounds) {
        return switch (input) {
            case ClientMessage.Key key ->
                noted(held, new InputEvent.Key(key.scancode(), key.extended(), key.extended1(), key.down()));
            case ClientMessage.Unicode unicode ->
                noted(held, new InputEvent.Unicode(unicode.codeUnit(), unicode.down()));
            case ClientMessage.Move move ->
                noted(held, new InputEvent.MouseMove(column(move.x(), bounds), row(move.y(), bounds)));
            case ClientMessage.Button button ->
                noted(
                        held,
                        new InputEvent.MouseButton(
                                button.button(), button.down(), column(button.x(), bounds), row(button.y(), bounds)));
            case ClientMessage.Wheel wheel ->
                noted(
                        held,
                        new InputEvent.Wheel(
                                wheel.horizontal(), wheel.delta(), column(wheel.x(), bounds), row(wheel.y(), bounds)));
            case ClientMessage.Locks locks -> noted(held, new InputEvent.SyncLocks(locks.flags()));
            case ClientMessage.MoveBy move -> noted(held, new InputEvent.MouseMoveBy(move.dx(), move.dy()));
            case ClientMessage.ButtonHere button ->
                noted(held, new InputEvent.MouseButtonHere(button.button(), button.down()));
            case ClientMessage.Release _ -> held.release();
        };
    }

    private static List<InputEvent> noted(HeldInput held, InputEvent event) {
        held.note(event);
        return List.of(event);
    }

    private static int column(int x, Rect bounds) {
        return Math.min(x, bounds.width() - 1);
    }

    private static int row(int y, Rect bounds) {
        return Math.min(y, bounds.height() - 1);
    }
}
