/** TPKT and X.224 class 0, over which everything but the fast path runs: [RFC2126], [X224], [MS-RDPBCGR] 2.2.1.1. */
@NullMarked
package dev.oriel.rdp.x224;

import org.jspecify.annotations.NullMarked;
