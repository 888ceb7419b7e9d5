/** Bulk compression of whole PDUs, MPPC at 8K (RDP 4.0) and 64K (RDP 5.0): [MS-RDPBCGR] 3.1.8. */
@NullMarked
package dev.oriel.rdp.codec.bulk;

import org.jspecify.annotations.NullMarked;
