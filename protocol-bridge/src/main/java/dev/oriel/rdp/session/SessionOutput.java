package dev.oriel.rdp.session;

import dev.oriel.rdp.input.FastPathInput;
import dev.oriel.rdp.wire.Pdu;

/**
 * Where the active session's PDUs go: the driver adds headers, encryption and transport. Calls come one at a time, in
 * the order of sending, from any thread, under a lock of the session: they do not wait for the host.
 */
public interface SessionOutput {
    /** The events of a fast-path input PDU: [MS-RDPBCGR] 2.2.8.1.2. */
    void fastPathInput(FastPathInput input);

    /**
     * A PDU that goes into a share data PDU: [MS-RDPBCGR] 2.2.8.1.1.1.2.
     *
     * @param body what follows the share data header
     */
    void shareData(int pduType2, Pdu body);
}
