/**
 * RDP's own protection, without TLS: [MS-RDPBCGR] 5.3. Keys from two random numbers, RC4 or 3DES for every PDU, and a
 * signature. Both ends: {@link SecurityHandshake} is the client's side of the agreement.
 */
@NullMarked
package dev.oriel.rdp.security.standard;

import org.jspecify.annotations.NullMarked;
