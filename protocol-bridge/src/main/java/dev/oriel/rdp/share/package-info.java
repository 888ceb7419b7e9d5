/**
 * Share control and share data PDUs: what travels on the I/O channel once licensing is done. [MS-RDPBCGR] 2.2.8.1.1.1.
 */
@NullMarked
package dev.oriel.rdp.share;

import org.jspecify.annotations.NullMarked;
