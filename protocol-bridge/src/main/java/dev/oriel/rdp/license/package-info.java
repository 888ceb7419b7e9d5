/**
 * Licensing: [MS-RDPELE], and what [MS-RDPBCGR] 2.2.1.12 says of it. Most hosts say at once that the client is valid; a
 * Windows terminal server makes the client answer a challenge and issues a licence. The PDUs, and the client's half of
 * the exchange: bytes in, bytes out.
 */
@NullMarked
package dev.oriel.rdp.license;

import org.jspecify.annotations.NullMarked;
