/** Static virtual channels: [MS-RDPBCGR] 2.2.6 and 3.1.5.2. Channels of one purpose have a package each below. */
@NullMarked
package dev.oriel.rdp.channel;

import org.jspecify.annotations.NullMarked;
