/** The gateway's entry point. */
@NullMarked
package dev.oriel.server;

import org.jspecify.annotations.NullMarked;
