@NullMarked
package dev.oriel.encoder.video;

import org.jspecify.annotations.NullMarked;
