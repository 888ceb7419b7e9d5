package dev.oriel.rdp.session;

import dev.oriel.rdp.capability.BitmapCapability;
import dev.oriel.rdp.capability.GeneralCapability;
import dev.oriel.rdp.capability.InputCapability;
import dev.oriel.rdp.capability.LargePointerCapability;
import dev.oriel.rdp.codec.bulk.BulkDecompressor;

/**
 * What a client may announce for the active session to understand the answer. Advertise only what can be decoded: hosts
 * use what they are offered.
 */
public final class SupportedCapabilities {
    /** extraFlags of the General Capability Set that concern output; the driver adds its own. */
    public static final int GENERAL_EXTRA_FLAGS =
            GeneralCapability.FASTPATH_OUTPUT_SUPPORTED | GeneralCapability.NO_BITMAP_COMPRESSION_HDR;

    /**
     * drawingFlags of the Bitmap Capability Set. Colour loss and chroma subsampling are decoded where they come, but not
     * asked for: the picture is to be the host's.
     */
    public static final int DRAWING_FLAGS = BitmapCapability.DRAW_ALLOW_SKIP_ALPHA;

    /** inputFlags of the Input Capability Set: everything that {@link dev.oriel.rdp.input.InputSender} can send. */
    public static final int INPUT_FLAGS = InputCapability.SCANCODES
            | InputCapability.MOUSEX
            | InputCapability.FASTPATH_INPUT
            | InputCapability.UNICODE
            | InputCapability.FASTPATH_INPUT2
            | InputCapability.MOUSE_RELATIVE
            | InputCapability.MOUSE_HWHEEL;

    /** Size of both caches of the Pointer Capability Set: they share their entries here. */
    public static final int POINTER_CACHE_SIZE = 32;

    /** largePointerSupportFlags of the Large Pointer Capability Set. */
    public static final int LARGE_POINTER_FLAGS =
            LargePointerCapability.UP_TO_96X96 | LargePointerCapability.UP_TO_384X384;

    /**
     * MaxRequestSize of the Multifragment Update Capability Set, in bytes. Pointers of 384 pixels need 608,299; the rest
     * is room for bitmaps of a large desktop.
     */
    public static final int MAX_REQUEST_SIZE = 4 << 20;

    /** Highest type of bulk compression, for the Info Packet's CompressionType ([MS-RDPBCGR] 2.2.1.11.1.1). */
    public static final int BULK_COMPRESSION_TYPE = BulkDecompressor.TYPE_64K;

    private SupportedCapabilities() {}
}
