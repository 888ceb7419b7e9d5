/** The part of ASN.1's distinguished encoding that CredSSP, SPNEGO and certificates need, with every length bounded. */
@NullMarked
package dev.oriel.rdp.security.der;

import org.jspecify.annotations.NullMarked;
