/**
 * RemoteFX progressive, [MS-RDPEGFX] 2.2.4.2 and 3.2.8.1: tiles that are sent coarsely first and refined later, so that
 * the decoder keeps their coefficients.
 */
@NullMarked
package dev.oriel.rdp.codec.progressive;

import org.jspecify.annotations.NullMarked;
