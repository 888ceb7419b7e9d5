/** The gateway: the one process between browsers and session hosts. */
@NullMarked
package dev.oriel.server;

import org.jspecify.annotations.NullMarked;
