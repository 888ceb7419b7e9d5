/** Capability sets, with which both sides say what they can do: [MS-RDPBCGR] 2.2.7. */
@NullMarked
package dev.oriel.rdp.capability;

import org.jspecify.annotations.NullMarked;
