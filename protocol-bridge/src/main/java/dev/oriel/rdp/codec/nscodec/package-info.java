/** NSCodec bitmaps, [MS-RDPNSC]. */
@NullMarked
package dev.oriel.rdp.codec.nscodec;

import org.jspecify.annotations.NullMarked;
