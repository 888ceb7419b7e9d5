/** What the tests of codecs share: pictures to encode, and how far two of them are apart. */
@NullMarked
package dev.oriel.rdp.codec.testing;

import org.jspecify.annotations.NullMarked;
