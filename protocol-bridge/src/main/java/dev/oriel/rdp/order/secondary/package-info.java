/** Secondary drawing orders, which fill the client's caches: [MS-RDPEGDI] 2.2.2.2.1.2. */
@NullMarked
package dev.oriel.rdp.order.secondary;

import org.jspecify.annotations.NullMarked;
