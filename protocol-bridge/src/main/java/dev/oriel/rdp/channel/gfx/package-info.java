/**
 * The graphics pipeline, [MS-RDPEGFX]: its PDUs, and the state that they act on. A host draws into surfaces, which are
 * mapped to the output; a frame of it appears at once.
 */
@NullMarked
package dev.oriel.rdp.channel.gfx;

import org.jspecify.annotations.NullMarked;
