/**
 * Dynamic virtual channels, [MS-RDPEDYC]: the PDUs on the static channel {@code drdynvc}, and the manager that opens
 * channels as the host asks for them and puts their messages together.
 */
@NullMarked
package dev.oriel.rdp.channel.dynamic;

import org.jspecify.annotations.NullMarked;
