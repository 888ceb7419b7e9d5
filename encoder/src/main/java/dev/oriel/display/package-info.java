/** The picture of a desktop: pixels, rectangles and regions, shared by those who paint and those who encode. */
@NullMarked
package dev.oriel.display;

import org.jspecify.annotations.NullMarked;
