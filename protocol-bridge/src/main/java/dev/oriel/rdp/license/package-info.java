/** Licensing PDUs: [MS-RDPELE] 2.2.2 and [MS-RDPBCGR] 2.2.1.12. */
@NullMarked
package dev.oriel.rdp.license;

import org.jspecify.annotations.NullMarked;
