package dev.oriel.rdp.autodetect;

import dev.oriel.rdp.autodetect.AutoDetectRequest.BandwidthPayload;
import dev.oriel.rdp.autodetect.AutoDetectRequest.BandwidthStart;
import dev.oriel.rdp.autodetect.AutoDetectRequest.BandwidthStop;
import dev.oriel.rdp.autodetect.AutoDetectRequest.NetworkCharacteristics;
import dev.oriel.rdp.autodetect.AutoDetectRequest.RttRequest;
import dev.oriel.rdp.testing.PduContract;
import dev.oriel.rdp.wire.Bytes;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

class AutoDetectTest {
    @TestFactory
    Stream<DynamicNode> everyRequestHoldsTheContract() {
        return PduContract.of(
                AutoDetectRequest::decode,
                new RttRequest(1, RttRequest.CONNECT_TIME),
                new RttRequest(2, RttRequest.CONTINUOUS),
                new BandwidthStart(3, BandwidthStart.CONNECT_TIME),
                new BandwidthStart(3, BandwidthStart.RELIABLE),
                new BandwidthPayload(4, Bytes.ofHex("01020304")),
                new BandwidthStop(5, BandwidthStop.CONNECT_TIME, Bytes.ofHex("0506")),
                new BandwidthStop(6, BandwidthStop.RELIABLE, Bytes.EMPTY),
                new NetworkCharacteristics(7, NetworkCharacteristics.ALL, 10, 20_000, 12),
                new NetworkCharacteristics(8, NetworkCharacteristics.BASE_AND_AVERAGE, 10, 0, 12),
                new NetworkCharacteristics(9, NetworkCharacteristics.BANDWIDTH_AND_AVERAGE, 0, 20_000, 12));
    }

    @TestFactory
    Stream<DynamicNode> everyResponseHoldsTheContract() {
        return PduContract.of(
                AutoDetectResponse::decode,
                new AutoDetectResponse.RttResponse(1),
                new AutoDetectResponse.BandwidthResults(
                        2, AutoDetectResponse.BandwidthResults.CONNECT_TIME, 30, 65_536),
                new AutoDetectResponse.NetworkSync(3, 20_000, 12));
    }

    @TestFactory
    Stream<DynamicNode> theRestOfTheMessageChannelHoldsTheContract() {
        return Stream.of(
                        PduContract.of(Heartbeat::decode, new Heartbeat(10, 3, 5)),
                        PduContract.of(
                                MultitransportRequest::decode,
                                new MultitransportRequest(7, 1, Bytes.ofHex("000102030405060708090a0b0c0d0e0f"))),
                        PduContract.of(
                                MultitransportResponse::decode,
                                new MultitransportResponse(7, MultitransportResponse.E_ABORT)))
                .flatMap(nodes -> nodes);
    }
}
