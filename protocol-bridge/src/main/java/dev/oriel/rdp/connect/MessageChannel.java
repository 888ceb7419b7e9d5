package dev.oriel.rdp.connect;

import dev.oriel.rdp.autodetect.AutoDetectRequest;
import dev.oriel.rdp.autodetect.AutoDetectRequest.BandwidthPayload;
import dev.oriel.rdp.autodetect.AutoDetectRequest.BandwidthStart;
import dev.oriel.rdp.autodetect.AutoDetectRequest.BandwidthStop;
import dev.oriel.rdp.autodetect.AutoDetectRequest.NetworkCharacteristics;
import dev.oriel.rdp.autodetect.AutoDetectRequest.RttRequest;
import dev.oriel.rdp.autodetect.AutoDetectResponse;
import dev.oriel.rdp.autodetect.AutoDetectResponse.BandwidthResults;
import dev.oriel.rdp.autodetect.MultitransportRequest;
import dev.oriel.rdp.autodetect.MultitransportResponse;
import dev.oriel.rdp.security.standard.SecurityHeader;
import dev.oriel.rdp.security.standard.SecurityLayer;
import dev.oriel.rdp.transport.FrameWriter;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * Answers the host's measurements, while connecting and later: [MS-RDPBCGR] 3.2.5.16 and 3.2.5.15. Hosts built on FreeRDP
 * wait for the answers before they go on.
 */
final class MessageChannel {
    private final FrameWriter frames;
    private final OptionalInt channel;

    private long startedAt;
    /** Bytes since the start of a measurement. */
    private long counted;
    /** Bytes of payload since the start of a measurement. */
    private long payload;

    MessageChannel(FrameWriter frames, OptionalInt channel) {
        this.frames = frames;
        this.channel = channel;
    }

    /** Counts a frame of any channel. */
    void received(int bytes) {
        counted += bytes;
    }

    void receive(SecurityLayer.Opened opened, long nanoTime) throws DecodeException {
        if (opened.has(SecurityHeader.AUTODETECT_REQ)) {
            measure(AutoDetectRequest.decode(opened.pdu()), nanoTime);
        } else if (opened.has(SecurityHeader.TRANSPORT_REQ)) {
            MultitransportRequest request = MultitransportRequest.decode(opened.pdu());
            send(
                    SecurityHeader.TRANSPORT_RSP,
                    new MultitransportResponse(request.requestId(), MultitransportResponse.E_ABORT));
        }
        // A heartbeat needs no answer: TCP's own tell whether the host is there. Flags that are not known are for
        // others.
    }

    private void measure(AutoDetectRequest request, long nanoTime) {
        switch (request) {
            case RttRequest rtt -> answer(new AutoDetectResponse.RttResponse(rtt.sequenceNumber()));
            case BandwidthStart _ -> {
                startedAt = nanoTime;
                counted = 0;
                payload = 0;
            }
            case BandwidthPayload data -> payload += data.payload().length();
            case BandwidthStop stop -> answer(results(stop, nanoTime));
            case NetworkCharacteristics _, AutoDetectRequest.Unknown _ -> {}
        }
    }

    private BandwidthResults results(BandwidthStop stop, long nanoTime) {
        boolean connecting = stop.requestType() == BandwidthStop.CONNECT_TIME;
        long bytes = connecting ? payload + stop.payload().length() : counted;
        // Hosts divide by the time.
        long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanoTime - startedAt));
        return new BandwidthResults(
                stop.sequenceNumber(),
                connecting ? BandwidthResults.CONNECT_TIME : BandwidthResults.CONTINUOUS,
                Math.min(millis, 0xFFFF_FFFFL),
                Math.min(bytes, 0xFFFF_FFFFL));
    }

    private void answer(AutoDetectResponse response) {
        send(SecurityHeader.AUTODETECT_RSP, response);
    }

    private void send(int flags, Pdu pdu) {
        channel.ifPresent(id -> frames.channel(id, flags, pdu));
    }
}
