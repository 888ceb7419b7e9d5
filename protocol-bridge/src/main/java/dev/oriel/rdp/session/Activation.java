package dev.oriel.rdp.session;

import dev.oriel.rdp.input.InputSupport;

/**
 * What was agreed on in the capability exchange, as far as the active session depends on it.
 *
 * @param width of the desktop in pixels, from the host's Bitmap Capability Set
 * @param height of the desktop in pixels, likewise
 * @param input what the host takes
 * @param refreshRect the host takes Refresh Rect PDUs: General Capability Set, refreshRectSupport
 * @param suppressOutput the host takes Suppress Output PDUs: General Capability Set, suppressOutputSupport
 * @param frameAcknowledge the host wants frames of surface commands acknowledged: [MS-RDPRFX] 2.2.1.3
 * @param colorDepth of the session in bits a pixel, from the host's Bitmap Capability Set
 */
public record Activation(
        int width,
        int height,
        InputSupport input,
        boolean refreshRect,
        boolean suppressOutput,
        boolean frameAcknowledge,
        int colorDepth) {
    private static final int TRUE_COLOR = 32;

    /** At 32 bits a pixel. */
    public Activation(
            int width,
            int height,
            InputSupport input,
            boolean refreshRect,
            boolean suppressOutput,
            boolean frameAcknowledge) {
        this(width, height, input, refreshRect, suppressOutput, frameAcknowledge, TRUE_COLOR);
    }
}
