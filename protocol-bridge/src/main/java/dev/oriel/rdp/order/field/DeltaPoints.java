package dev.oriel.rdp.order.field;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Points, each as the distance from the one before it: [MS-RDPEGDI] 2.2.2.2.1.1.1.4 Delta-Encoded Points. Two bits for each
 * point say whether its x or y is that of the point before it; the other deltas follow.
 *
 * @param count number of points
 * @param coded as on the wire; holds at least that many
 */
public record DeltaPoints(int count, Bytes coded) {
    public static final DeltaPoints NONE = new DeltaPoints(0, Bytes.EMPTY);

    private static final int X_ZERO = 2;
    private static final int Y_ZERO = 1;

    /** Checks that {@code coded} holds {@code count} points. */
    public static DeltaPoints decode(int count, Bytes coded) throws DecodeException {
        DeltaPoints points = new DeltaPoints(count, coded);
        points.read(new Point(0, 0));
        return points;
    }

    /** Codes {@code points}, the first of which is reached from {@code start}. */
    public static DeltaPoints of(Point start, List<Point> points) {
        WireWriter out = new WireWriter();
        int zeroBits = out.skip((points.size() + 3) / 4);
        byte[] flags = new byte[(points.size() + 3) / 4];
        Point last = start;
        for (int i = 0; i < points.size(); i++) {
            Point next = points.get(i);
            int zero = (next.x() == last.x() ? X_ZERO : 0) | (next.y() == last.y() ? Y_ZERO : 0);
            flags[i / 4] |= (byte) (zero << (6 - 2 * (i % 4)));
            if (next.x() != last.x()) {
                PackedNumber.writeDelta(out, next.x() - last.x());
            }
            if (next.y() != last.y()) {
                PackedNumber.writeDelta(out, next.y() - last.y());
            }
            last = next;
        }
        for (int i = 0; i < flags.length; i++) {
            out.patchU8(zeroBits + i, flags[i] & 0xFF);
        }
        return new DeltaPoints(points.size(), out.toBytes());
    }

    /** The points, without {@code start}. */
    public List<Point> from(Point start) {
        try {
            return read(start);
        } catch (DecodeException e) {
            throw new IllegalStateException("not checked: " + this, e);
        }
    }

    private List<Point> read(Point start) throws DecodeException {
        WireReader in = coded.reader();
        WireReader zeroBits = in.slice((count + 3) / 4, "zeroBits");
        List<Point> points = new ArrayList<>(count);
        int x = start.x();
        int y = start.y();
        int flags = 0;
        for (int i = 0; i < count; i++) {
            flags = i % 4 == 0 ? zeroBits.u8() : flags << 2;
            if ((flags >> 6 & X_ZERO) == 0) {
                x += PackedNumber.readDelta(in);
            }
            if ((flags >> 6 & Y_ZERO) == 0) {
                y += PackedNumber.readDelta(in);
            }
            points.add(new Point(x, y));
        }
        return points;
    }
}
