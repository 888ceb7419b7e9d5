/** Processes, ports and waiting, for everything that a test starts. */
@NullMarked
package dev.oriel.e2e.process;

import org.jspecify.annotations.NullMarked;
