/** Fuzz targets: each family of decoders of {@link dev.oriel.rdp.testing.Oracles} has one. */
@NullMarked
package dev.oriel.rdp.fuzz;

import org.jspecify.annotations.NullMarked;
