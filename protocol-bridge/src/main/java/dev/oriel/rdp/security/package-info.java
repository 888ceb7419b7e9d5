/** What the kinds of protection share: digests, the RC4 stream, raw RSA. The protocols themselves are in the packages below. */
@NullMarked
package dev.oriel.rdp.security;

import org.jspecify.annotations.NullMarked;
