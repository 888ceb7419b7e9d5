package dev.oriel.rdp.testing;

import dev.oriel.rdp.autodetect.AutoDetectRequest;
import dev.oriel.rdp.autodetect.AutoDetectResponse;
import dev.oriel.rdp.autodetect.Heartbeat;
import dev.oriel.rdp.autodetect.MultitransportRequest;
import dev.oriel.rdp.channel.ChannelChunk;
import dev.oriel.rdp.gcc.ClientBlock;
import dev.oriel.rdp.gcc.ConferenceCreate;
import dev.oriel.rdp.gcc.ServerBlock;
import dev.oriel.rdp.info.ClientInfo;
import dev.oriel.rdp.license.LicensePdu;
import dev.oriel.rdp.mcs.ConnectPdu;
import dev.oriel.rdp.mcs.McsPdu;
import dev.oriel.rdp.x224.X224Pdu;
import java.util.LinkedHashMap;
import java.util.Map;

/** Decoders of the connection sequence, up to the capability exchange. */
final class ConnectOracles {
    private ConnectOracles() {}

    static Map<String, Decoder<?>> decoders() {
        Map<String, Decoder<?>> decoders = new LinkedHashMap<>();
        decoders.put("x224", X224Pdu::decode);
        decoders.put("mcs connect", ConnectPdu::decode);
        decoders.put("mcs", McsPdu::decode);
        decoders.put("gcc request", ConferenceCreate.Request::decode);
        decoders.put("gcc response", ConferenceCreate.Response::decode);
        decoders.put("client block", ClientBlock::decode);
        decoders.put("server block", ServerBlock::decode);
        decoders.put("client info", ClientInfo::decode);
        decoders.put("license", LicensePdu::decode);
        decoders.put("auto-detect request", AutoDetectRequest::decode);
        decoders.put("auto-detect response", AutoDetectResponse::decode);
        decoders.put("heartbeat", Heartbeat::decode);
        decoders.put("multitransport", MultitransportRequest::decode);
        decoders.put("channel chunk", ChannelChunk::decode);
        return decoders;
    }
}
