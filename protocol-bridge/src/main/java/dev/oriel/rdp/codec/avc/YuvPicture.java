package dev.oriel.rdp.codec.avc;

/** A decoded picture in YUV 4:2:0: three planes of bytes. Its memory is kept for the next picture. */
final class YuvPicture {
    /** In whole blocks. */
    int width;

    int height;
    /** What of the width is meant to be seen: views that are packed side by side are halves of it. */
    int visibleWidth;

    /** Bytes from one row of luma to the next. */
    int lumaStride;
    /** Bytes from one row of U or V to the next. */
    int chromaStride;

    byte[] y = new byte[0];
    byte[] u = new byte[0];
    byte[] v = new byte[0];

    boolean isEmpty() {
        return width == 0;
    }

    /** Makes room; the planes hold exactly as many rows as the picture has. */
    void resize(int newWidth, int newHeight, int newLumaStride, int newChromaStride) {
        width = newWidth;
        height = newHeight;
        lumaStride = newLumaStride;
        chromaStride = newChromaStride;
        y = atLeast(y, lumaStride * height);
        u = atLeast(u, chromaStride * ((height + 1) / 2));
        v = atLeast(v, chromaStride * ((height + 1) / 2));
    }

    private static byte[] atLeast(byte[] plane, int length) {
        return plane.length < length ? new byte[length] : plane;
    }
}
