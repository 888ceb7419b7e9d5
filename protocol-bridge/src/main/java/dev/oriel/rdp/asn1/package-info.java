/** The little of ASN.1's basic and packed encoding rules that [T125] and [T124] need: [X690], [X691]. */
@NullMarked
package dev.oriel.rdp.asn1;

import org.jspecify.annotations.NullMarked;
