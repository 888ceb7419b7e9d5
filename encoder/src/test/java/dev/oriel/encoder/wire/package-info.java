/** Tests of the message codecs, beside the golden vectors. */
@NullMarked
package dev.oriel.encoder.wire;

import org.jspecify.annotations.NullMarked;
