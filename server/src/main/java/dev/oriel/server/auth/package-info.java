/** Who may come in: password hashes, sign-ins, one-time keys and the limit on failed attempts. Knows no HTTP. */
@NullMarked
package dev.oriel.server.auth;

import org.jspecify.annotations.NullMarked;
