package dev.oriel.rdp.session;

import dev.oriel.rdp.capability.BitmapCodecsCapability;
import dev.oriel.rdp.capability.BitmapCodecsCapability.Codec;
import dev.oriel.rdp.capability.CapabilitySet;
import dev.oriel.rdp.capability.FrameAcknowledgeCapability;
import dev.oriel.rdp.capability.SurfaceCommandsCapability;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.WireWriter;
import java.util.List;

/** What a client announces to get surface commands, and the numbers by which hosts then name the codecs. */
public final class SurfaceCodecs {
    /** Uncompressed. */
    static final int NONE = 0;

    /** Numbers that Windows gives these codecs; hosts take others, but not all of them. */
    static final int NSCODEC = 1;

    static final int REMOTEFX = 3;

    /** Frames that may be on their way to us without an acknowledgement. */
    private static final int FRAMES_IN_FLIGHT = 2;

    private SurfaceCodecs() {}

    public static List<CapabilitySet> capabilities() {
        return List.of(
                new SurfaceCommandsCapability(SurfaceCommandsCapability.SET_SURFACE_BITS
                        | SurfaceCommandsCapability.FRAME_MARKER
                        | SurfaceCommandsCapability.STREAM_SURFACE_BITS),
                new BitmapCodecsCapability(List.of(
                        new Codec(BitmapCodecsCapability.GUID_NSCODEC, NSCODEC, nsCodec()),
                        new Codec(BitmapCodecsCapability.GUID_REMOTEFX, REMOTEFX, remoteFx()))),
                new FrameAcknowledgeCapability(FRAMES_IN_FLIGHT));
    }

    /** [MS-RDPNSC] 2.2.1 TS_NSCODEC_CAPABILITYSET: no loss but that of the colour space, and no subsampling. */
    private static Bytes nsCodec() {
        int dynamicFidelity = 0;
        int subsampling = 0;
        int colorLossLevel = 1;
        return new WireWriter(3)
                .u8(dynamicFidelity)
                .u8(subsampling)
                .u8(colorLossLevel)
                .toBytes();
    }

    /** [MS-RDPRFX] 2.2.1.1 TS_RFX_CLNT_CAPS_CONTAINER: both entropy coders, in video mode. */
    private static Bytes remoteFx() {
        WireWriter out = new WireWriter(49);
        int captureNonCac = 1;
        out.u32le(49).u32le(captureNonCac).u32le(37);
        // TS_RFX_CAPS, TS_RFX_CAPSET
        out.u16le(0xCBC0).u32le(8).u16le(1);
        out.u16le(0xCBC1).u32le(29).u8(1).u16le(0xCFC0).u16le(2).u16le(8);
        // TS_RFX_ICAP twice: version, tile size, flags, colour conversion, transform, entropy
        for (int entropy : new int[] {0x01, 0x04}) {
            out.u16le(0x0100).u16le(64).u8(0).u8(1).u8(1).u8(entropy);
        }
        return out.toBytes();
    }
}
