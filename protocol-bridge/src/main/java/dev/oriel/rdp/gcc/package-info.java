/** Settings that client and host tell each other in the MCS connect PDUs: [MS-RDPBCGR] 2.2.1.3 and 2.2.1.4, [T124]. */
@NullMarked
package dev.oriel.rdp.gcc;

import org.jspecify.annotations.NullMarked;
