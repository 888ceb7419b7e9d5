/** The multipoint communication service, which divides the connection into channels: [T125], [MS-RDPBCGR] 2.2.1.3 to 2.2.1.9. */
@NullMarked
package dev.oriel.rdp.mcs;

import org.jspecify.annotations.NullMarked;
