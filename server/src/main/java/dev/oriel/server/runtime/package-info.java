/** Threads, timers and the clock of the process. Every thread is made here. */
@NullMarked
package dev.oriel.server.runtime;

import org.jspecify.annotations.NullMarked;
