/**
 * Fast-path PDUs in both directions: their header, the updates inside an output PDU with compression and fragmentation,
 * and the events inside an input PDU ([MS-RDPBCGR] 2.2.8.1.2 and 2.2.9.1.2).
 */
@NullMarked
package dev.oriel.rdp.fastpath;

import org.jspecify.annotations.NullMarked;
