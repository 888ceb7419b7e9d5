/** What follows from the way a thing ended: close code, HTTP status, log level, retry rule and the words for the user. */
@NullMarked
package dev.oriel.server.outcome;

import org.jspecify.annotations.NullMarked;
