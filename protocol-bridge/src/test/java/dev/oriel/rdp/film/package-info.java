/** A scripted host that plays a film by H.264, for measurements and for tests with real browsers. */
@NullMarked
package dev.oriel.rdp.film;

import org.jspecify.annotations.NullMarked;
