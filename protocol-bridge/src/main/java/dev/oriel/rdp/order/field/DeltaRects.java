package dev.oriel.rdp.order.field;

import dev.oriel.display.Rect;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Rectangles, each from the one before it: [MS-RDPEGDI] 2.2.2.2.1.1.1.5 Delta-Encoded Rectangles. Four bits for each
 * rectangle say which of left, top, width and height are those of the rectangle before it; the others follow: left and top as
 * deltas, width and height as they are.
 *
 * @param count number of rectangles, at most {@link #MAX}
 * @param coded as on the wire; holds at least that many
 */
public record DeltaRects(int count, Bytes coded) {
    public static final DeltaRects NONE = new DeltaRects(0, Bytes.EMPTY);

    /** As the specification bounds it. */
    public static final int MAX = 45;

    private static final int LEFT_ZERO = 8;
    private static final int TOP_ZERO = 4;
    private static final int WIDTH_ZERO = 2;
    private static final int HEIGHT_ZERO = 1;

    /** Checks that {@code coded} holds {@code count} rectangles. */
    public static DeltaRects decode(int count, Bytes coded) throws DecodeException {
        Limits.check("nDeltaEntries", -1, count, MAX);
        DeltaRects rects = new DeltaRects(count, coded);
        rects.read();
        return rects;
    }

    public static DeltaRects of(List<Rect> rects) {
        WireWriter out = new WireWriter();
        byte[] flags = new byte[(rects.size() + 1) / 2];
        out.skip(flags.length);
        Rect last = new Rect(0, 0, 0, 0);
        for (int i = 0; i < rects.size(); i++) {
            Rect next = rects.get(i);
            int zero = (next.x() == last.x() ? LEFT_ZERO : 0)
                    | (next.y() == last.y() ? TOP_ZERO : 0)
                    | (next.width() == last.width() ? WIDTH_ZERO : 0)
                    | (next.height() == last.height() ? HEIGHT_ZERO : 0);
            flags[i / 2] |= (byte) (i % 2 == 0 ? zero << 4 : zero);
            write(out, (zero & LEFT_ZERO) == 0, next.x() - last.x());
            write(out, (zero & TOP_ZERO) == 0, next.y() - last.y());
            write(out, (zero & WIDTH_ZERO) == 0, next.width());
            write(out, (zero & HEIGHT_ZERO) == 0, next.height());
            last = next;
        }
        for (int i = 0; i < flags.length; i++) {
            out.patchU8(i, flags[i] & 0xFF);
        }
        return new DeltaRects(rects.size(), out.toBytes());
    }

    private static void write(WireWriter out, boolean present, int value) {
        if (present) {
            PackedNumber.writeDelta(out, value);
        }
    }

    /** The rectangles; one of negative size is empty. */
    public List<Rect> rects() {
        try {
            return read();
        } catch (DecodeException e) {
            throw new IllegalStateException("not checked: " + this, e);
        }
    }

    private List<Rect> read() throws DecodeException {
        WireReader in = coded.reader();
        WireReader zeroBits = in.slice((count + 1) / 2, "zeroBits");
        List<Rect> rects = new ArrayList<>(count);
        int left = 0;
        int top = 0;
        int width = 0;
        int height = 0;
        int flags = 0;
        for (int i = 0; i < count; i++) {
            flags = i % 2 == 0 ? zeroBits.u8() : flags << 4;
            int zero = flags >> 4;
            left += (zero & LEFT_ZERO) == 0 ? PackedNumber.readDelta(in) : 0;
            top += (zero & TOP_ZERO) == 0 ? PackedNumber.readDelta(in) : 0;
            width = (zero & WIDTH_ZERO) == 0 ? PackedNumber.readDelta(in) : width;
            height = (zero & HEIGHT_ZERO) == 0 ? PackedNumber.readDelta(in) : height;
            rects.add(new Rect(left, top, Math.max(0, width), Math.max(0, height)));
        }
        return rects;
    }
}
