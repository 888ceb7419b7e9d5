/** The command line. */
@NullMarked
package dev.oriel.server.command;

import org.jspecify.annotations.NullMarked;
