/**
 * The little of ASN.1's encoding rules that RDP needs, with every length bounded: basic rules [X690] for MCS's connect PDUs,
 * for CredSSP, SPNEGO and certificates, written in the distinguished form; packed ones [X691] for the rest of MCS and GCC.
 */
@NullMarked
package dev.oriel.rdp.asn1;

import org.jspecify.annotations.NullMarked;
