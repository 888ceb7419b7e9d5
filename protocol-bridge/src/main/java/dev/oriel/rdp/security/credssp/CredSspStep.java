package dev.oriel.rdp.security.credssp;

import dev.oriel.bridge.Outcome;
import dev.oriel.rdp.wire.Bytes;

/** What a CredSSP exchange asks of the one who has the connection. */
public sealed interface CredSspStep {
    /** To be sent; then the other end's answer is to be given. */
    record Send(Bytes bytes) implements CredSspStep {}

    /** A message is not whole yet: more of what the other end sends is to be given. */
    record More() implements CredSspStep {}

    /** To be sent; then the exchange is over and went well. */
    record Done(Bytes bytes) implements CredSspStep {}

    /** The exchange has failed; the connection is to be closed. */
    record Failed(Outcome outcome) implements CredSspStep {}
}
