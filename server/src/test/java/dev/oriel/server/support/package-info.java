/** Stand-ins for tests: a desktop, a browser, a clock. */
@NullMarked
package dev.oriel.server.support;

import org.jspecify.annotations.NullMarked;
