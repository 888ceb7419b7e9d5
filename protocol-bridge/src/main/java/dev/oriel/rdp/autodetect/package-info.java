/** Measuring the network, and what else travels on the message channel: [MS-RDPBCGR] 2.2.14 to 2.2.16. */
@NullMarked
package dev.oriel.rdp.autodetect;

import org.jspecify.annotations.NullMarked;
