package dev.oriel.encoder;

import java.nio.ByteBuffer;

/**
 * One frame for one viewer.
 *
 * @param frameId unsigned
 * @param echo sequence number of the last input that the host had been sent when the frame was cut, unsigned
 * @param message the whole binary message; valid until the viewer's next {@link ViewerEncoder#cut}
 * @param complete nothing is still to come
 */
public record EncodedFrame(int frameId, int echo, ByteBuffer message, boolean complete, FrameStats stats) {}
