package dev.oriel.rdp.session;

import dev.oriel.bridge.DesktopListener;
import dev.oriel.rdp.codec.color.PixelFormat;
import dev.oriel.rdp.update.BitmapData;
import dev.oriel.rdp.update.SurfaceCommand;
import java.util.HashSet;
import java.util.Set;

/** The ways in which a host has drawn bitmaps outside the graphics pipeline, each told to the listener once. */
final class Techniques {
    private final DesktopListener listener;
    private final Set<String> told = new HashSet<>();

    Techniques(DesktopListener listener) {
        this.listener = listener;
    }

    void used(BitmapData bitmap) {
        tell(nameOf(bitmap));
    }

    void used(SurfaceCommand.Bits bits) {
        tell(
                switch (bits.codecId()) {
                    case SurfaceCodecs.REMOTEFX -> "surface bits: remotefx";
                    case SurfaceCodecs.NSCODEC -> "surface bits: nscodec";
                    default -> "surface bits: uncompressed";
                });
    }

    void usedOrders() {
        tell("drawing orders");
    }

    private static String nameOf(BitmapData bitmap) {
        if (!bitmap.isCompressed()) {
            return "bitmap updates: uncompressed";
        }
        return bitmap.bitsPerPixel() == PixelFormat.BGRX_32.bitsPerPixel()
                ? "bitmap updates: planar"
                : "bitmap updates: interleaved rle";
    }

    private void tell(String technique) {
        if (told.add(technique)) {
            listener.drawsWith(technique);
        }
    }
}
