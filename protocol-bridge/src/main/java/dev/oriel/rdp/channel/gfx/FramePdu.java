package dev.oriel.rdp.channel.gfx;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/** Messages that mark frames and acknowledge them. */
public sealed interface FramePdu extends GfxPdu {
    int START_FRAME = 0x000B;
    int END_FRAME = 0x000C;
    int FRAME_ACKNOWLEDGE = 0x000D;
    int QOE_FRAME_ACKNOWLEDGE = 0x0016;

    /**
     * [MS-RDPEGFX] 2.2.2.11 RDPGFX_START_FRAME_PDU.
     *
     * @param timestamp hours, minutes, seconds and milliseconds in 5, 6, 6 and 10 bits from bit 22 down; 0 if unknown
     */
    record StartFrame(long timestamp, long frameId) implements FramePdu {
        public StartFrame {
            Range.u32("timestamp", timestamp);
            Range.u32("frameId", frameId);
        }

        @Override
        public int cmdId() {
            return START_FRAME;
        }

        @Override
        public int bodySize() {
            return 8;
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u32le(timestamp).u32le(frameId);
        }

        static StartFrame decodeBody(WireReader in) throws DecodeException {
            in.require(8, "RDPGFX_START_FRAME_PDU");
            return new StartFrame(in.u32le(), in.u32le());
        }
    }

    /** [MS-RDPEGFX] 2.2.2.12 RDPGFX_END_FRAME_PDU. */
    record EndFrame(long frameId) implements FramePdu {
        public EndFrame {
            Range.u32("frameId", frameId);
        }

        @Override
        public int cmdId() {
            return END_FRAME;
        }

        @Override
        public int bodySize() {
            return 4;
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u32le(frameId);
        }

        static EndFrame decodeBody(WireReader in) throws DecodeException {
            return new EndFrame(in.u32le());
        }
    }

    /**
     * [MS-RDPEGFX] 2.2.2.13 RDPGFX_FRAME_ACKNOWLEDGE_PDU.
     *
     * @param queueDepth bytes that wait to be decoded; {@link #UNAVAILABLE} or {@link #SUSPEND}
     * @param totalFramesDecoded since the connection began
     */
    record FrameAcknowledge(long queueDepth, long frameId, long totalFramesDecoded) implements FramePdu {
        /** QUEUE_DEPTH_UNAVAILABLE */
        public static final long UNAVAILABLE = 0;

        /** SUSPEND_FRAME_ACKNOWLEDGEMENT: the host shall not wait for further ones. */
        public static final long SUSPEND = 0xFFFFFFFFL;

        public FrameAcknowledge {
            Range.u32("queueDepth", queueDepth);
            Range.u32("frameId", frameId);
            Range.u32("totalFramesDecoded", totalFramesDecoded);
        }

        @Override
        public int cmdId() {
            return FRAME_ACKNOWLEDGE;
        }

        @Override
        public int bodySize() {
            return 12;
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u32le(queueDepth).u32le(frameId).u32le(totalFramesDecoded);
        }

        static FrameAcknowledge decodeBody(WireReader in) throws DecodeException {
            in.require(12, "RDPGFX_FRAME_ACKNOWLEDGE_PDU");
            return new FrameAcknowledge(in.u32le(), in.u32le(), in.u32le());
        }
    }

    /**
     * [MS-RDPEGFX] 2.2.2.21 RDPGFX_QOE_FRAME_ACKNOWLEDGE_PDU.
     *
     * @param timestamp of the start of decoding, in milliseconds
     * @param timeDiffSe from there to the end of the frame's last message, in milliseconds
     * @param timeDiffEdr from there to the frame's appearance, in milliseconds
     */
    record QoeFrameAcknowledge(long frameId, long timestamp, int timeDiffSe, int timeDiffEdr) implements FramePdu {
        public QoeFrameAcknowledge {
            Range.u32("frameId", frameId);
            Range.u32("timestamp", timestamp);
            Range.u16("timeDiffSE", timeDiffSe);
            Range.u16("timeDiffEDR", timeDiffEdr);
        }

        @Override
        public int cmdId() {
            return QOE_FRAME_ACKNOWLEDGE;
        }

        @Override
        public int bodySize() {
            return 12;
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.u32le(frameId).u32le(timestamp).u16le(timeDiffSe).u16le(timeDiffEdr);
        }

        static QoeFrameAcknowledge decodeBody(WireReader in) throws DecodeException {
            in.require(12, "RDPGFX_QOE_FRAME_ACKNOWLEDGE_PDU");
            return new QoeFrameAcknowledge(in.u32le(), in.u32le(), in.u16le(), in.u16le());
        }
    }
}
