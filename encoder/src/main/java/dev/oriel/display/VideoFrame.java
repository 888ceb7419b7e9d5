package dev.oriel.display;

import java.util.Arrays;
import java.util.List;

/**
 * One access unit of an H.264 stream as the host has made it, and what of its picture is to be shown.
 *
 * @param stream identifies the stream for the life of a connection, 0..65535; its units are to be decoded in order, none
 *     left out
 * @param view what the decoded picture holds
 * @param key whether decoding can begin here
 * @param picture where the decoded picture lies on the desktop: its top left corner, and its size as far as it is inside
 * @param regions the parts to be shown, in pixels of the desktop, inside {@code picture}; they may be empty
 * @param unit NAL units in byte-stream format; the record owns it
 * @param painted whether the surface has these pixels; otherwise they are {@linkplain Surface#missing() missing} there
 */
@SuppressWarnings("ArrayRecordComponent") // shared by all viewers; equality is by content
public record VideoFrame(
        int stream, View view, boolean key, Rect picture, List<Rect> regions, byte[] unit, boolean painted) {

    /** What a decoded picture holds: [MS-RDPEGFX] 2.2.4.4 to 2.2.4.6. */
    public enum View {
        /** a picture in 4:2:0 that can be shown as it is */
        PICTURE,
        /** what the 4:2:0 picture before lacks in colour, as YUV444 mode packs it */
        CHROMA,
        /** the same, as YUV444v2 mode packs it */
        CHROMA_V2
    }

    public VideoFrame {
        if ((stream & ~0xFFFF) != 0) {
            throw new IllegalArgumentException("stream " + stream + " is not in 0..65535");
        }
        regions = List.copyOf(regions);
        for (Rect region : regions) {
            if (region.isEmpty() || !picture.contains(region)) {
                throw new IllegalArgumentException("region " + region + " is empty or not inside " + picture);
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VideoFrame that
                && stream == that.stream
                && view == that.view
                && key == that.key
                && picture.equals(that.picture)
                && regions.equals(that.regions)
                && Arrays.equals(unit, that.unit)
                && painted == that.painted;
    }

    @Override
    public int hashCode() {
        return 31 * stream + Arrays.hashCode(unit);
    }
}
