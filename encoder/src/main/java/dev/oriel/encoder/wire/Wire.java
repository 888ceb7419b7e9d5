package dev.oriel.encoder.wire;

/** Bounds of the protocol {@code oriel.v1}. */
public final class Wire {
    /** Largest width or height of a desktop, in pixels. */
    public static final int MAX_SIDE = 8192;
    /** Largest run of operations in a frame, in bytes. */
    public static final int MAX_OPERATIONS = 1 << 24;
    /** Most data of a frame's operations, in bytes. */
    public static final int MAX_DATA = 1 << 26;
    /** Most pixels that a cached tile may have. */
    public static final int MAX_TILE_PIXELS = 65536;
    /** Slots of the tile cache are below this. */
    public static final int MAX_SLOTS = 65536;
    /** The most that a client can grant its cache, in bytes. */
    public static final int MAX_CACHE_BYTES = 1 << 28;

    /** What a frame begins with. */
    static final int KIND_FRAME = 1;

    static final int KIND_POINTER = 2;
    static final int KIND_POINTER_POSITION = 3;

    static final int POINTER_HIDDEN = 0;
    static final int POINTER_DEFAULT = 1;
    static final int POINTER_PICTURE = 2;
    /** A picture to be kept, its pixels deflated. */
    static final int POINTER_PACKED = 3;
    /** A picture that is kept. */
    static final int POINTER_KEPT = 4;

    /** Pictures of the pointer that a browser keeps. */
    static final int POINTER_SLOTS = 16;

    static final int FLAG_COMPRESSED = 1;
    static final int FLAG_COMPLETE = 2;
    static final int FLAG_DEFLATED = 4;

    static final int OP_RESIZE = 0x01;
    static final int OP_COPY = 0x02;
    static final int OP_FILL = 0x03;
    static final int OP_PALETTE = 0x04;
    static final int OP_FILTERED = 0x05;
    static final int OP_JPEG = 0x06;
    static final int OP_CACHED = 0x07;
    static final int OP_STORE = 0x08;
    static final int OP_EVICT = 0x09;
    static final int OP_VIDEO = 0x0A;
    static final int OP_PHOTO = 0x0B;
    static final int OP_CACHED_PART = 0x0C;

    static final int VIDEO_KEY = 1;
    static final int VIEW_PICTURE = 0;
    static final int VIEW_CHROMA = 1;
    static final int VIEW_CHROMA_V2 = 2;

    /** FILTERED without a filter. */
    public static final int FILTER_NONE = 0;
    /** FILTERED by the difference to the left neighbour. */
    public static final int FILTER_LEFT = 1;
    /** FILTERED by the difference to the pixel above. */
    public static final int FILTER_UP = 2;

    /** Most pixels of a PHOTO. */
    public static final int MAX_PHOTO_PIXELS = 1 << 18;
    /** PHOTO by the median of the neighbours to the left and above, and the plane through them. */
    public static final int PREDICT_MEDIAN = 0;
    /** PHOTO by the neighbours' mean and plane. */
    public static final int PREDICT_BLEND = 1;
    /** PHOTO by that plane and how row and column go on. */
    public static final int PREDICT_SLOPE = 2;
    /** PHOTO whose differences of red and blue are less that of green. */
    public static final int PHOTO_LESS_GREEN = 4;

    private Wire() {}
}
