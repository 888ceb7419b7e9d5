/**
 * The browser's half of the protocol in plain Java: what a client shows and keeps after each frame. It is the reference
 * for what a frame means, strict about every rule, and what the encoder is tested against.
 */
@NullMarked
package dev.oriel.encoder.client;

import org.jspecify.annotations.NullMarked;
