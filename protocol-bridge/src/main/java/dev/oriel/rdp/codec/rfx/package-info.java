/**
 * RemoteFX, [MS-RDPRFX]: entropy decoding, dequantization, inverse wavelet transform and colour conversion of 64×64
 * tiles, and the messages that carry them. The steps are public: the progressive codec is made of the same ones.
 */
@NullMarked
package dev.oriel.rdp.codec.rfx;

import org.jspecify.annotations.NullMarked;
