/** The caches that secondary orders fill, bounded by what was negotiated: [MS-RDPEGDI] 3.1.1.1. */
@NullMarked
package dev.oriel.rdp.order.cache;

import org.jspecify.annotations.NullMarked;
