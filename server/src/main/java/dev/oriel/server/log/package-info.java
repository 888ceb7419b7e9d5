/** How the log is written. */
@NullMarked
package dev.oriel.server.log;

import org.jspecify.annotations.NullMarked;
