/** Tests of the encoder, and the desktops that they paint. */
@NullMarked
package dev.oriel.encoder;

import org.jspecify.annotations.NullMarked;
