package dev.oriel.rdp.share;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * The PDU that carries everything of an active share: [MS-RDPBCGR] 2.2.8.1.1.1.2 TS_SHAREDATAHEADER.
 *
 * <pre>{@code
 *  0         4      5          6                    8          9                11                12
 * +---------+------+----------+--------------------+----------+----------------+-----------------+---------+
 * | shareId | pad1 | streamId | uncompressedLength | pduType2 | compressedType | compressedLength | payload |
 * +---------+------+----------+--------------------+----------+----------------+-----------------+---------+
 * }</pre>
 *
 * @param shareId of the share
 * @param streamId 1 low, 2 medium, 4 high priority; ignored
 * @param uncompressedLength in bytes from pduType2 to the end, before compression
 * @param pduType2 see {@link DataPdu}
 * @param compressedType flags and type of bulk compression, 0 where there is none: 2.2.8.1.1.1.2 compressedType
 * @param compressedLength in bytes with all headers, 0 where there is no compression
 * @param payload what follows the header, compressed or not; after decoding a view, valid as long as the buffer that
 *     was read
 */
public record ShareData(
        int pduSource,
        long shareId,
        int streamId,
        int uncompressedLength,
        int pduType2,
        int compressedType,
        int compressedLength,
        Bytes payload)
        implements ShareControlPdu {
    static final int TYPE = 0x7;

    /** compressedType: the payload is compressed, PACKET_COMPRESSED. */
    public static final int COMPRESSED = 0x20;

    /** Size of the share data header alone, in bytes. */
    public static final int DATA_HEADER_SIZE = 12;

    private static final int STREAM_LOW = 1;

    public ShareData {
        Range.u16("pduSource", pduSource);
        Range.u32("shareId", shareId);
        Range.u8("streamId", streamId);
        Range.u16("uncompressedLength", uncompressedLength);
        Range.u8("pduType2", pduType2);
        Range.u8("compressedType", compressedType);
        Range.u16("compressedLength", compressedLength);
        Range.length("payload", payload, 0xFFFF - HEADER_SIZE - DATA_HEADER_SIZE);
    }

    /** An uncompressed PDU. */
    public static ShareData of(int pduSource, long shareId, int pduType2, Bytes payload) {
        return new ShareData(pduSource, shareId, STREAM_LOW, payload.length() + 4, pduType2, 0, 0, payload);
    }

    /** An uncompressed PDU. */
    public static ShareData of(int pduSource, long shareId, DataPdu pdu) {
        return of(pduSource, shareId, pdu.type(), pdu.toBytes());
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int bodySize() {
        return DATA_HEADER_SIZE + payload.length();
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.u32le(shareId);
        out.zeros(1); // pad1
        out.u8(streamId);
        out.u16le(uncompressedLength);
        out.u8(pduType2);
        out.u8(compressedType);
        out.u16le(compressedLength);
        out.bytes(payload);
    }

    static ShareData decodeBody(int source, WireReader in) throws DecodeException {
        in.require(DATA_HEADER_SIZE, "TS_SHAREDATAHEADER");
        long shareId = in.u32le();
        in.skip(1, "pad1");
        return new ShareData(
                source, shareId, in.u8(), in.u16le(), in.u8(), in.u8(), in.u16le(), in.view(in.remaining(), "payload"));
    }
}
