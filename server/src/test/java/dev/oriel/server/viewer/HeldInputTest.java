package dev.oriel.server.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.bridge.InputEvent;
import org.junit.jupiter.api.Test;

class HeldInputTest {
    private final HeldInput held = new HeldInput();

    @Test
    void releasesKeysInReverseThenButtonsWhereThePointerIs() {
        held.note(new InputEvent.Key(0x1D, false, false, true));
        held.note(new InputEvent.Key(0x38, true, false, true));
        held.note(new InputEvent.Unicode('x', true));
        held.note(new InputEvent.MouseButton(1, true, 10, 10));
        held.note(new InputEvent.MouseMove(30, 40));
        assertThat(held.release())
                .containsExactly(
                        new InputEvent.Unicode('x', false),
                        new InputEvent.Key(0x38, true, false, false),
                        new InputEvent.Key(0x1D, false, false, false),
                        new InputEvent.MouseButton(1, false, 30, 40));
        assertThat(held.release()).isEmpty();
    }

    @Test
    void forgetsWhatIsReleased() {
        held.note(new InputEvent.Key(0x1D, false, false, true));
        held.note(new InputEvent.Key(0x1D, true, false, true));
        held.note(new InputEvent.Key(0x1D, false, false, false));
        held.note(new InputEvent.MouseButton(2, true, 1, 1));
        held.note(new InputEvent.MouseButton(2, false, 1, 1));
        assertThat(held.release()).containsExactly(new InputEvent.Key(0x1D, true, false, false));
    }

    @Test
    void holdsARepeatedKeyOnce() {
        held.note(new InputEvent.Key(0x1E, false, false, true));
        held.note(new InputEvent.Key(0x1E, false, false, true));
        assertThat(held.release()).hasSize(1);
    }
}
