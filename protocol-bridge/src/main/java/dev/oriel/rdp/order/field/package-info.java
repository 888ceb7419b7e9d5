/** Encodings that several kinds of drawing orders share: [MS-RDPEGDI] 2.2.2.2.1.1.1 and 2.2.2.2.1.2.1. */
@NullMarked
package dev.oriel.rdp.order.field;

import org.jspecify.annotations.NullMarked;
