/** RDP 6.0 planar bitmap compression, the one of 32 bpp: [MS-RDPEGDI] 2.2.2.5.1 and 3.1.9. */
@NullMarked
package dev.oriel.rdp.codec.planar;

import org.jspecify.annotations.NullMarked;
