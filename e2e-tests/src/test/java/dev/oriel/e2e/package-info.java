/** End-to-end tests: a real browser, the gateway as a process, real session hosts. */
@NullMarked
package dev.oriel.e2e;

import org.jspecify.annotations.NullMarked;
