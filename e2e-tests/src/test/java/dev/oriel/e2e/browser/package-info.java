/** Real browsers at the gateway's pages. */
@NullMarked
package dev.oriel.e2e.browser;

import org.jspecify.annotations.NullMarked;
