/** Primary drawing orders: [MS-RDPEGDI] 2.2.2.2.1.1. */
@NullMarked
package dev.oriel.rdp.order.primary;

import org.jspecify.annotations.NullMarked;
