package dev.oriel.encoder.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A frame as a client takes it apart: kind 1 of the messages from the gateway.
 *
 * @param frameId unsigned
 * @param echo sequence number of the last input that the host had been sent when the frame was cut, unsigned
 * @param complete nothing is still to come
 * @param data of all operations in their order, decompressed; the record owns it
 * @param blobs of all operations in their order; the record owns it
 */
@SuppressWarnings("ArrayRecordComponent") // made to be applied and dropped, never compared
public record FrameMessage(
        int frameId, int echo, boolean complete, List<FrameOp> operations, byte[] data, byte[] blobs) {

    /** Bytes before the operations. */
    public static final int HEADER_BYTES = 22;

    /** Reads all of {@code message}, whose position stays where it is. */
    public static FrameMessage decode(ByteBuffer message) throws MalformedMessageException {
        return decode(message, new History());
    }

    /** @param history of the connection, to which this frame's data is added */
    public static FrameMessage decode(ByteBuffer message, History history) throws MalformedMessageException {
        MessageReader reader = new MessageReader(message);
        int kind = reader.u8("kind");
        if (kind != Wire.KIND_FRAME) {
            throw new MalformedMessageException("kind", 0, kind + " is not a frame");
        }
        int flags = reader.u8("flags");
        if ((flags & ~(Wire.FLAG_COMPRESSED | Wire.FLAG_COMPLETE | Wire.FLAG_DEFLATED)) != 0) {
            throw new MalformedMessageException("flags", 1, "0x" + Integer.toHexString(flags));
        }
        int frameId = reader.u32("frame id");
        int echo = reader.u32("echo");
        int operationBytes = reader.length("operations length", Wire.MAX_OPERATIONS);
        int blockBytes = reader.length("data block length", Wire.MAX_DATA);
        int dataBytes = reader.length("data length", Wire.MAX_DATA);

        MessageReader operations = reader.slice(operationBytes, "operations");
        byte[] block = reader.bytes(blockBytes, "data block");
        byte[] blobs = reader.bytes(reader.remaining(), "blobs");
        return new FrameMessage(
                frameId,
                echo,
                (flags & Wire.FLAG_COMPLETE) != 0,
                operations(operations),
                data(flags & (Wire.FLAG_COMPRESSED | Wire.FLAG_DEFLATED), block, dataBytes, history),
                blobs);
    }

    private static List<FrameOp> operations(MessageReader reader) throws MalformedMessageException {
        List<FrameOp> operations = new ArrayList<>();
        Stage stage = Stage.UNTOUCHED;
        while (reader.remaining() > 0) {
            int at = reader.position();
            FrameOp op = FrameOp.decode(reader);
            if (op instanceof FrameOp.Resize) {
                if (stage != Stage.UNTOUCHED) {
                    throw new MalformedMessageException("RESIZE", at, "comes after another operation on the picture");
                }
                stage = Stage.DRAWN;
            } else if (op instanceof FrameOp.Copy) {
                if (stage == Stage.DRAWN) {
                    throw new MalformedMessageException("COPY", at, "comes after a RESIZE or a drawing operation");
                }
                stage = Stage.COPIED;
            } else if (op.draws()) {
                stage = Stage.DRAWN;
            }
            operations.add(op);
        }
        return operations;
    }

    /** How far the operations read so far have changed the picture; only copies may follow copies. */
    private enum Stage {
        UNTOUCHED,
        COPIED,
        DRAWN
    }

    private static byte[] data(int compression, byte[] block, int length, History history)
            throws MalformedMessageException {
        byte[] data = switch (compression) {
            case Wire.FLAG_COMPRESSED -> Lz4.decompress(block, length);
            case Wire.FLAG_DEFLATED -> Deflated.decompress(block, length, history);
            case 0 -> plain(block, length);
            default -> throw new MalformedMessageException("flags", 1, "name two compressions");
        };
        history.add(data, length);
        return data;
    }

    private static byte[] plain(byte[] block, int length) throws MalformedMessageException {
        if (block.length != length) {
            throw new MalformedMessageException(
                    "data length", 18, length + " differs from the " + block.length + " bytes of the plain block");
        }
        return block;
    }
}
