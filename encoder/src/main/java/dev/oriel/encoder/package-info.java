/**
 * What of a picture a viewer must be sent: tiles, cache, codecs and pacing. No sockets, no threads, no clock.
 *
 * <p>A desktop has one {@link dev.oriel.display.Surface}; each of its viewers has a
 * {@link dev.oriel.encoder.ViewerEncoder}, and the process has one {@link dev.oriel.encoder.Workspaces}.
 *
 * <pre>{@code
 * // the host's thread, while it holds the surface's lock:
 * viewer.painted(rect);            // or copied, filled, resized
 * // the host's thread at the end of the host's frame, and whoever receives input or acknowledgements:
 * viewer.userActed(prompt, now);   // for every input message
 * viewer.acknowledged(id, queue, now);
 * // then, and at the time that a NotBefore has named, whoever schedules the viewer:
 * switch (viewer.next(now)) {
 *     case Decision.Cut() -> ...          // let a thread of the pool call cut(surface, echo, now) and send the message
 *     case Decision.NotBefore(long t) -> ...  // ask again at t
 *     case Decision.AwaitAck(), Decision.Nothing() -> ...  // something else will happen first
 * }
 * }</pre>
 *
 * <p>All of this may be called from any thread. Only one {@code cut} of a viewer runs at a time, and what it has returned
 * is valid until the next: so the next is made only when the message before has been handed to the socket in full. No
 * caller waits for another for longer than a few microseconds, but for a second {@code cut}. Nothing here takes the
 * surface's lock but {@code cut}, and it holds it only to compare and copy what has changed.
 *
 * <p>A viewer whose line was cut has lost its picture and its cache: it is given a new {@code ViewerEncoder}.
 */
@NullMarked
package dev.oriel.encoder;

import org.jspecify.annotations.NullMarked;
