/** Pictures of screens, and what differs between two of them. */
@NullMarked
package dev.oriel.e2e.picture;

import org.jspecify.annotations.NullMarked;
