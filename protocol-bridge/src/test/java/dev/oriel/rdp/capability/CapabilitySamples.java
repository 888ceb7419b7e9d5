package dev.oriel.rdp.capability;

import dev.oriel.rdp.wire.Bytes;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** One of each capability set, with values that differ from field to field. */
public final class CapabilitySamples {
    private CapabilitySamples() {}

    public static List<CapabilitySet> all() {
        return List.of(
                new GeneralCapability(1, 3, GeneralCapability.PROTOCOL_VERSION, 0x041D, 1, 1),
                new BitmapCapability(32, 1, 1, 1, 1920, 1080, 1, 1, 0, 8, 1),
                OrderCapability.none(),
                new OrderCapability(
                        Bytes.wrap(new byte[16]), 1, 2, 0xAA, Bytes.wrap(new byte[32]), 3, 4, 230400, 0x4E4),
                new BitmapCacheCapability(
                        List.of(new CellCache(200, 256), new CellCache(600, 1024), new CellCache(1000, 4096))),
                new BitmapCacheV2Capability(
                        BitmapCacheV2Capability.PERSISTENT_KEYS_EXPECTED,
                        List.of(
                                new BitmapCacheV2Capability.Cell(120, false),
                                new BitmapCacheV2Capability.Cell(2553, true))),
                new BitmapCacheHostSupportCapability(1),
                new ControlCapability(0, 0, 2, 2),
                new ActivationCapability(0, 1, 2, 3),
                new PointerCapability(1, 20, OptionalInt.of(21)),
                new PointerCapability(1, 20, OptionalInt.empty()),
                new ShareCapability(0x03EA),
                new ColorCacheCapability(6),
                new SoundCapability(SoundCapability.BEEPS),
                new InputCapability(0x0175, 0x409, 4, 0, 12, "imm.dll"),
                new FontCapability(OptionalInt.of(FontCapability.FONT_LIST)),
                new FontCapability(OptionalInt.empty()),
                new BrushCapability(2),
                GlyphCacheCapability.none(),
                new GlyphCacheCapability(Collections.nCopies(10, new CellCache(254, 4)), new CellCache(256, 256), 3),
                new OffscreenCacheCapability(1, 7680, 100),
                new VirtualChannelCapability(1, OptionalLong.of(1600)),
                new VirtualChannelCapability(0, OptionalLong.empty()),
                new DrawNineGridCapability(2, 2560, 256),
                new DrawGdiPlusCapability(1, 2, 3, Bytes.ofHex("0a0009000800070006000500040003000200010000000900")),
                new RemoteProgramsCapability(1),
                new WindowListCapability(2, 3, 12),
                new DesktopCompositionCapability(1),
                new MultifragmentUpdateCapability(0x3F8000),
                new LargePointerCapability(3),
                new SurfaceCommandsCapability(0x52),
                new BitmapCodecsCapability(List.of(
                        new BitmapCodecsCapability.Codec(BitmapCodecsCapability.GUID_NSCODEC, 1, Bytes.ofHex("010103")),
                        new BitmapCodecsCapability.Codec(BitmapCodecsCapability.GUID_REMOTEFX, 3, Bytes.EMPTY))),
                new FrameAcknowledgeCapability(2),
                new CapabilitySet.Unknown(0x1F, Bytes.ofHex("0102030405")));
    }
}
