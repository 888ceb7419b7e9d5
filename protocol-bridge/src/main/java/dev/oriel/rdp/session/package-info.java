/**
 * The active session, sans I/O: what the host sends is painted into a surface and told to a listener, what the user does
 * goes out as PDUs ([MS-RDPBCGR] 1.3.1.3 and 3.2.5).
 */
@NullMarked
package dev.oriel.rdp.session;

import org.jspecify.annotations.NullMarked;
