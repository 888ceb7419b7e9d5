/** The client info PDU: who logs on, and how the session shall look. [MS-RDPBCGR] 2.2.1.11. */
@NullMarked
package dev.oriel.rdp.info;

import org.jspecify.annotations.NullMarked;
