package dev.oriel.rdp.client;

import dev.oriel.bridge.InputEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Input on its way to the host, which is kept while a connection is replaced by another one: what a user types meanwhile
 * arrives afterwards, in order. Of a pointer that moves, only the last place counts.
 *
 * <p>Safe for use by several threads: guarded by itself, also while the host's connection takes an event.
 */
final class KeptInput {
    /** More than a user does while a host is connected to. */
    static final int MAX = 1_024;

    private final List<InputEvent> kept = new ArrayList<>();
    private boolean keeping;

    /**
     * Gives an event to the host, or keeps it.
     *
     * @param host takes an event, or tells that it cannot
     * @return whether it was accepted
     */
    synchronized boolean send(InputEvent event, Predicate<InputEvent> host) {
        if (!keeping) {
            return host.test(event);
        }
        if (event instanceof InputEvent.MouseMove
                && !kept.isEmpty()
                && kept.getLast() instanceof InputEvent.MouseMove) {
            kept.removeLast();
        }
        return kept.size() < MAX && kept.add(event);
    }

    /** From now on events are kept. */
    synchronized void keep() {
        keeping = true;
    }

    /**
     * The host takes events again: it gets what was kept.
     *
     * @param width of its desktop now, in pixels: a pointer beyond it is at its edge
     * @param height likewise
     * @return whether all of it was accepted
     */
    synchronized boolean deliver(int width, int height, Predicate<InputEvent> host) {
        keeping = false;
        boolean accepted = true;
        for (InputEvent event : kept) {
            accepted &= host.test(within(event, width - 1, height - 1));
        }
        kept.clear();
        return accepted;
    }

    /** There will be no host that takes what was kept. Returns how many events that are. */
    synchronized int drop() {
        keeping = false;
        int lost = kept.size();
        kept.clear();
        return lost;
    }

    private static InputEvent within(InputEvent event, int right, int bottom) {
        return switch (event) {
            case InputEvent.MouseMove(int x, int y) ->
                new InputEvent.MouseMove(Math.min(x, right), Math.min(y, bottom));
            case InputEvent.MouseButton(int button, boolean down, int x, int y) ->
                new InputEvent.MouseButton(button, down, Math.min(x, right), Math.min(y, bottom));
            case InputEvent.Wheel(boolean horizontal, int delta, int x, int y) ->
                new InputEvent.Wheel(horizontal, delta, Math.min(x, right), Math.min(y, bottom));
            case InputEvent.Key _,
                    InputEvent.Unicode _,
                    InputEvent.MouseMoveBy _,
                    InputEvent.MouseButtonHere _,
                    InputEvent.SyncLocks _ -> event;
        };
    }
}
