/**
 * What the user does, as PDUs: input events on the slow and on the fast path, and the choice between them by what the
 * host has announced ([MS-RDPBCGR] 2.2.8.1).
 */
@NullMarked
package dev.oriel.rdp.input;

import org.jspecify.annotations.NullMarked;
