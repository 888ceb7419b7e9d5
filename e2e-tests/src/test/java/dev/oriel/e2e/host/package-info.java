/** Real session hosts, each started on loopback for a test and ended with it. */
@NullMarked
package dev.oriel.e2e.host;

import org.jspecify.annotations.NullMarked;
