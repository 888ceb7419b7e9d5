package dev.oriel.encoder.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
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

    /** Reads all of {@code message}, whose position stays where it is. */
    public static FrameMessage decode(ByteBuffer message) throws MalformedMessageException {
        return decode(message, new History());
    }

    /** @param history of the connection, to which this frame's block is added */
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
        int frameId = reader.varint("frame id");
        int echo = reader.varint("echo");
        int operationBytes = reader.shortLength("operations length", Wire.MAX_OPERATIONS);
        int sentBytes = reader.shortLength("block length", operationBytes + Wire.MAX_DATA);
        int at = reader.position();
        int blockBytes = reader.shortLength("decompressed length", operationBytes + Wire.MAX_DATA);
        if (blockBytes < operationBytes) {
            throw new MalformedMessageException(
                    "decompressed length", at, blockBytes + " is less than the operations' " + operationBytes);
        }
        byte[] sent = reader.bytes(sentBytes, "block");
        byte[] blobs = reader.bytes(reader.remaining(), "blobs");
        byte[] block = block(flags & (Wire.FLAG_COMPRESSED | Wire.FLAG_DEFLATED), sent, blockBytes, history);
        return new FrameMessage(
                frameId,
                echo,
                (flags & Wire.FLAG_COMPLETE) != 0,
                operations(new MessageReader(ByteBuffer.wrap(block, 0, operationBytes))),
                Arrays.copyOfRange(block, operationBytes, blockBytes),
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

    private static byte[] block(int compression, byte[] sent, int length, History history)
            throws MalformedMessageException {
        byte[] block = switch (compression) {
            case Wire.FLAG_COMPRESSED -> Lz4.decompress(sent, length);
            case Wire.FLAG_DEFLATED -> Deflated.decompress(sent, length, history);
            case 0 -> plain(sent, length);
            default -> throw new MalformedMessageException("flags", 1, "name two compressions");
        };
        history.add(block, length);
        return block;
    }

    private static byte[] plain(byte[] block, int length) throws MalformedMessageException {
        if (block.length != length) {
            throw new MalformedMessageException(
                    "decompressed length",
                    0,
                    length + " differs from the " + block.length + " bytes of the plain block");
        }
        return block;
    }
}
