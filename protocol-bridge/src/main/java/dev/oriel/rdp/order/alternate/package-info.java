/** Alternate secondary drawing orders: [MS-RDPEGDI] 2.2.2.2.1.3. */
@NullMarked
package dev.oriel.rdp.order.alternate;

import org.jspecify.annotations.NullMarked;
