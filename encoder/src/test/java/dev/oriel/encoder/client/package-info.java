/** Tests of the client model. */
@NullMarked
package dev.oriel.encoder.client;

import org.jspecify.annotations.NullMarked;
