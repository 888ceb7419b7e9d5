/** Puts the parts together: a gateway that runs. */
@NullMarked
package dev.oriel.server.gateway;

import org.jspecify.annotations.NullMarked;
