/** RDP 8.0 bulk compression: [MS-RDPEGFX] 3.1.9.1, and its small variant of [MS-RDPEDYC] 3.1.5.1.4. */
@NullMarked
package dev.oriel.rdp.codec.zgfx;

import org.jspecify.annotations.NullMarked;
