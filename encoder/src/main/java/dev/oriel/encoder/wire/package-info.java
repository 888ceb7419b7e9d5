/**
 * The binary messages of the browser protocol ({@code docs/wire-protocol.md}): every one as a type that encodes and
 * decodes, because tests, the gateway and the client model speak both halves with the same code.
 *
 * <p>Everything that a peer sends is checked in full before it is used; what is wrong throws
 * {@link dev.oriel.encoder.wire.MalformedMessageException} and nothing else.
 */
@NullMarked
package dev.oriel.encoder.wire;

import org.jspecify.annotations.NullMarked;
