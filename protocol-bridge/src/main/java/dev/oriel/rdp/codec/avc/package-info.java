/**
 * H.264 as far as a gateway needs it: which access units can be decoded from, a decoder where the library for it is
 * installed, and pixels from what it gives. [MS-RDPEGFX] 2.2.4.4 to 2.2.4.6, 3.3.8.3.
 */
@NullMarked
package dev.oriel.rdp.codec.avc;

import org.jspecify.annotations.NullMarked;
