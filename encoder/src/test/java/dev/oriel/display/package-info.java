/** Tests of the picture's types. */
@NullMarked
package dev.oriel.display;

import org.jspecify.annotations.NullMarked;
