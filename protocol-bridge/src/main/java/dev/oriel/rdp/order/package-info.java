/** Drawing orders as a whole: [MS-RDPEGDI] 2.2.2.2 Orders Update. */
@NullMarked
package dev.oriel.rdp.order;

import org.jspecify.annotations.NullMarked;
