package dev.oriel.rdp.connect;

import dev.oriel.bridge.HostSettings;
import dev.oriel.rdp.session.ActiveSession;
import dev.oriel.rdp.session.SessionChannels;
import dev.oriel.rdp.share.AutoReconnectCookie;
import dev.oriel.rdp.transport.FrameWriter;
import dev.oriel.rdp.wire.Limits;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/**
 * What every state of a connection may need.
 *
 * @param settings what is wanted of the host
 * @param clientAddress of this end, as text, for the host's log
 * @param cookie of an earlier connection to the same session, to come back without a log-on
 * @param limits for what the host sends
 * @param clock for time zones and for CredSSP
 * @param random for keys
 * @param frames to the host
 * @param path of the session's own PDUs
 * @param session that takes over once the share is active; it sees every data PDU, since bulk compression runs through
 *     all of them
 * @param dynamicChannels graphics pipeline and display control
 */
record Context(
        HostSettings settings,
        String clientAddress,
        Optional<AutoReconnectCookie> cookie,
        Limits limits,
        Clock clock,
        SecureRandom random,
        FrameWriter frames,
        SharePath path,
        ActiveSession session,
        SessionChannels dynamicChannels) {}
