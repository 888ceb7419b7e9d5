package dev.oriel.rdp.autodetect;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * The client answers a measurement, behind a security header with SEC_AUTODETECT_RSP: [MS-RDPBCGR] 2.2.14.2. The header
 * is that of {@link AutoDetectRequest}.
 */
public sealed interface AutoDetectResponse extends Pdu {
    /** headerTypeId. */
    int TYPE_ID = 0x01;

    int sequenceNumber();

    int responseType();

    private static void encodeHeader(WireWriter out, AutoDetectResponse response) {
        out.u8(response.size()).u8(TYPE_ID);
        out.u16le(response.sequenceNumber()).u16le(response.responseType());
    }

    static AutoDetectResponse decode(WireReader in) throws DecodeException {
        in.require(AutoDetectRequest.HEADER_SIZE, "autoDetectRspData");
        in.skip(1, "headerLength");
        int typeId = in.u8();
        if (typeId != TYPE_ID) {
            throw DecodeException.invalid("headerTypeId", 1, typeId);
        }
        int sequence = in.u16le();
        int type = in.u16le();
        return switch (type) {
            case RttResponse.RESPONSE_TYPE -> new RttResponse(sequence);
            case BandwidthResults.CONNECT_TIME, BandwidthResults.CONTINUOUS ->
                new BandwidthResults(sequence, type, in.u32le(), in.u32le());
            case NetworkSync.RESPONSE_TYPE -> new NetworkSync(sequence, in.u32le(), in.u32le());
            default -> throw DecodeException.invalid("responseType", 4, type);
        };
    }

    /** 2.2.14.2.1 RTT Measure Response. */
    record RttResponse(int sequenceNumber) implements AutoDetectResponse {
        static final int RESPONSE_TYPE = 0x0000;

        public RttResponse {
            Range.u16("sequenceNumber", sequenceNumber);
        }

        @Override
        public int responseType() {
            return RESPONSE_TYPE;
        }

        @Override
        public int size() {
            return AutoDetectRequest.HEADER_SIZE;
        }

        @Override
        public void encode(WireWriter out) {
            encodeHeader(out, this);
        }
    }

    /**
     * 2.2.14.2.2 Bandwidth Measure Results.
     *
     * @param timeDelta from start to stop, in milliseconds
     * @param byteCount received in that time
     */
    record BandwidthResults(int sequenceNumber, int responseType, long timeDelta, long byteCount)
            implements AutoDetectResponse {
        public static final int CONNECT_TIME = 0x0003;
        public static final int CONTINUOUS = 0x000B;

        public BandwidthResults {
            Range.u16("sequenceNumber", sequenceNumber);
            if (responseType != CONNECT_TIME && responseType != CONTINUOUS) {
                throw new IllegalArgumentException("responseType 0x" + Integer.toHexString(responseType));
            }
            Range.u32("timeDelta", timeDelta);
            Range.u32("byteCount", byteCount);
        }

        @Override
        public int size() {
            return AutoDetectRequest.HEADER_SIZE + 8;
        }

        @Override
        public void encode(WireWriter out) {
            encodeHeader(out, this);
            out.u32le(timeDelta).u32le(byteCount);
        }
    }

    /**
     * What an earlier connection has found, to spare a measurement: 2.2.14.2.3 Network Characteristics Sync.
     *
     * @param bandwidth in kilobits a second
     * @param rtt in milliseconds
     */
    record NetworkSync(int sequenceNumber, long bandwidth, long rtt) implements AutoDetectResponse {
        static final int RESPONSE_TYPE = 0x0018;

        public NetworkSync {
            Range.u16("sequenceNumber", sequenceNumber);
            Range.u32("bandwidth", bandwidth);
            Range.u32("rtt", rtt);
        }

        @Override
        public int responseType() {
            return RESPONSE_TYPE;
        }

        @Override
        public int size() {
            return AutoDetectRequest.HEADER_SIZE + 8;
        }

        @Override
        public void encode(WireWriter out) {
            encodeHeader(out, this);
            out.u32le(bandwidth).u32le(rtt);
        }
    }
}
