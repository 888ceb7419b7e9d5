package dev.oriel.rdp.license;

import dev.oriel.bridge.Outcome;
import dev.oriel.rdp.wire.Bytes;

/** What licensing asks of the one who has the connection. */
public sealed interface LicenseStep {
    /** To be sent behind a security header with SEC_LICENSE_PKT; then the host's next message is awaited. */
    record Send(Bytes pdu) implements LicenseStep {}

    /** The host's next message is awaited. */
    record More() implements LicenseStep {}

    /** Licensing is over; the capability exchange follows. */
    record Done() implements LicenseStep {}

    /** The host does not let this client in. */
    record Failed(Outcome outcome) implements LicenseStep {}
}
