/**
 * The connection sequence on the client's side, sans I/O: bytes and times in, bytes and events out. [MS-RDPBCGR] 1.3.1.1
 * and 3.2.5.3.
 */
@NullMarked
package dev.oriel.rdp.connect;

import org.jspecify.annotations.NullMarked;
