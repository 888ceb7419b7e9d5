/** Encoders of video, for what keeps moving: pixels in, H.264 out. Nothing here knows of viewers or frames. */
@NullMarked
package dev.oriel.encoder.video;

import org.jspecify.annotations.NullMarked;
