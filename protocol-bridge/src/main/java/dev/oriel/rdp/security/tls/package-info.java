/**
 * TLS over the host's TCP connection ([MS-RDPBCGR] 5.4 Enhanced RDP Security), whom to trust, and what to say when it
 * fails.
 */
@NullMarked
package dev.oriel.rdp.security.tls;

import org.jspecify.annotations.NullMarked;
