package dev.oriel.rdp.autodetect;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * The host measures the network, behind a security header with SEC_AUTODETECT_REQ: [MS-RDPBCGR] 2.2.14.1.
 *
 * <pre>{@code
 *  0              1              2                4             6
 * +--------------+--------------+----------------+-------------+------+
 * | headerLength | headerTypeId | sequenceNumber | requestType | body |
 * +--------------+--------------+----------------+-------------+------+
 * }</pre>
 */
public sealed interface AutoDetectRequest extends Pdu {
    /** headerTypeId. */
    int TYPE_ID = 0x00;

    /** In bytes; without the fields of a body. */
    int HEADER_SIZE = 6;

    int sequenceNumber();

    int requestType();

    private static void encodeHeader(WireWriter out, AutoDetectRequest request, int headerLength) {
        out.u8(headerLength).u8(TYPE_ID).u16le(request.sequenceNumber()).u16le(request.requestType());
    }

    static AutoDetectRequest decode(WireReader in) throws DecodeException {
        in.require(HEADER_SIZE, "autoDetectReqData");
        int headerLength = in.u8();
        int typeId = in.u8();
        if (typeId != TYPE_ID) {
            throw DecodeException.invalid("headerTypeId", 1, typeId);
        }
        int sequence = in.u16le();
        int type = in.u16le();
        return switch (type) {
            case RttRequest.CONTINUOUS, RttRequest.CONNECT_TIME -> new RttRequest(sequence, type);
            case BandwidthStart.RELIABLE, BandwidthStart.LOSSY, BandwidthStart.CONNECT_TIME ->
                new BandwidthStart(sequence, type);
            case BandwidthPayload.REQUEST_TYPE -> new BandwidthPayload(sequence, payload(in));
            case BandwidthStop.CONNECT_TIME -> new BandwidthStop(sequence, type, payload(in));
            case BandwidthStop.RELIABLE, BandwidthStop.LOSSY -> new BandwidthStop(sequence, type, Bytes.EMPTY);
            case NetworkCharacteristics.BASE_AND_AVERAGE,
                    NetworkCharacteristics.BANDWIDTH_AND_AVERAGE,
                    NetworkCharacteristics.ALL -> NetworkCharacteristics.decodeBody(sequence, type, in);
            default -> new Unknown(headerLength, sequence, type, in.rest());
        };
    }

    private static Bytes payload(WireReader in) throws DecodeException {
        in.require(2, "payloadLength");
        return in.view(in.u16le(), "payload");
    }

    /** To be answered at once: 2.2.14.1.1 RTT Measure Request. */
    record RttRequest(int sequenceNumber, int requestType) implements AutoDetectRequest {
        public static final int CONTINUOUS = 0x0001;
        public static final int CONNECT_TIME = 0x1001;

        public RttRequest {
            Range.u16("sequenceNumber", sequenceNumber);
            checkType(requestType, CONTINUOUS, CONNECT_TIME);
        }

        @Override
        public int size() {
            return HEADER_SIZE;
        }

        @Override
        public void encode(WireWriter out) {
            encodeHeader(out, this, HEADER_SIZE);
        }
    }

    /** Bytes are counted from here on: 2.2.14.1.2 Bandwidth Measure Start. */
    record BandwidthStart(int sequenceNumber, int requestType) implements AutoDetectRequest {
        public static final int RELIABLE = 0x0014;
        public static final int LOSSY = 0x0114;
        public static final int CONNECT_TIME = 0x1014;

        public BandwidthStart {
            Range.u16("sequenceNumber", sequenceNumber);
            checkType(requestType, RELIABLE, LOSSY, CONNECT_TIME);
        }

        @Override
        public int size() {
            return HEADER_SIZE;
        }

        @Override
        public void encode(WireWriter out) {
            encodeHeader(out, this, HEADER_SIZE);
        }
    }

    /**
     * Bytes to be counted, while connecting: 2.2.14.1.3 Bandwidth Measure Payload.
     *
     * @param payload random; after decoding a view, valid as long as the buffer that was read
     */
    record BandwidthPayload(int sequenceNumber, Bytes payload) implements AutoDetectRequest {
        static final int REQUEST_TYPE = 0x0002;

        public BandwidthPayload {
            Range.u16("sequenceNumber", sequenceNumber);
            Range.length("payload", payload, 0xFFFF);
        }

        @Override
        public int requestType() {
            return REQUEST_TYPE;
        }

        @Override
        public int size() {
            return HEADER_SIZE + 2 + payload.length();
        }

        @Override
        public void encode(WireWriter out) {
            encodeHeader(out, this, HEADER_SIZE + 2);
            out.u16le(payload.length()).bytes(payload);
        }
    }

    /**
     * The count is to be told: 2.2.14.1.4 Bandwidth Measure Stop.
     *
     * @param payload to be counted too, while connecting only; after decoding a view, valid as long as the buffer that
     *     was read
     */
    record BandwidthStop(int sequenceNumber, int requestType, Bytes payload) implements AutoDetectRequest {
        public static final int CONNECT_TIME = 0x002B;
        public static final int RELIABLE = 0x0429;
        public static final int LOSSY = 0x0629;

        public BandwidthStop {
            Range.u16("sequenceNumber", sequenceNumber);
            checkType(requestType, CONNECT_TIME, RELIABLE, LOSSY);
            Range.length("payload", payload, requestType == CONNECT_TIME ? 0xFFFF : 0);
        }

        @Override
        public int size() {
            return HEADER_SIZE + (requestType == CONNECT_TIME ? 2 + payload.length() : 0);
        }

        @Override
        public void encode(WireWriter out) {
            if (requestType == CONNECT_TIME) {
                encodeHeader(out, this, HEADER_SIZE + 2);
                out.u16le(payload.length()).bytes(payload);
            } else {
                encodeHeader(out, this, HEADER_SIZE);
            }
        }
    }

    /**
     * What the host has found: 2.2.14.1.5 Network Characteristics Result. Fields that the type leaves out are 0.
     *
     * @param baseRtt lowest round trip, in milliseconds
     * @param bandwidth in kilobits a second
     * @param averageRtt in milliseconds
     */
    record NetworkCharacteristics(int sequenceNumber, int requestType, long baseRtt, long bandwidth, long averageRtt)
            implements AutoDetectRequest {
        public static final int BASE_AND_AVERAGE = 0x0840;
        public static final int BANDWIDTH_AND_AVERAGE = 0x0880;
        public static final int ALL = 0x08C0;

        public NetworkCharacteristics {
            Range.u16("sequenceNumber", sequenceNumber);
            checkType(requestType, BASE_AND_AVERAGE, BANDWIDTH_AND_AVERAGE, ALL);
            Range.check("baseRTT", baseRtt, requestType == BANDWIDTH_AND_AVERAGE ? 0 : 0xFFFF_FFFFL);
            Range.check("bandwidth", bandwidth, requestType == BASE_AND_AVERAGE ? 0 : 0xFFFF_FFFFL);
            Range.u32("averageRTT", averageRtt);
        }

        @Override
        public int size() {
            return HEADER_SIZE + (requestType == ALL ? 12 : 8);
        }

        @Override
        public void encode(WireWriter out) {
            encodeHeader(out, this, size());
            if (requestType != BANDWIDTH_AND_AVERAGE) {
                out.u32le(baseRtt);
            }
            if (requestType != BASE_AND_AVERAGE) {
                out.u32le(bandwidth);
            }
            out.u32le(averageRtt);
        }

        private static NetworkCharacteristics decodeBody(int sequence, int type, WireReader in) throws DecodeException {
            return new NetworkCharacteristics(
                    sequence,
                    type,
                    type == BANDWIDTH_AND_AVERAGE ? 0 : in.u32le(),
                    type == BASE_AND_AVERAGE ? 0 : in.u32le(),
                    in.u32le());
        }
    }

    /** A request of a type that is not known here: passed over. */
    record Unknown(int headerLength, int sequenceNumber, int requestType, Bytes body) implements AutoDetectRequest {
        public Unknown {
            Range.u8("headerLength", headerLength);
            Range.u16("sequenceNumber", sequenceNumber);
            Range.u16("requestType", requestType);
        }

        @Override
        public int size() {
            return HEADER_SIZE + body.length();
        }

        @Override
        public void encode(WireWriter out) {
            encodeHeader(out, this, headerLength);
            out.bytes(body);
        }
    }

    private static void checkType(int type, int... allowed) {
        for (int one : allowed) {
            if (one == type) {
                return;
            }
        }
        throw new IllegalArgumentException("requestType 0x" + Integer.toHexString(type) + " is of another request");
    }
}
