/** The gateway under test, run from its jar as a user runs it. */
@NullMarked
package dev.oriel.e2e.gateway;

import org.jspecify.annotations.NullMarked;
