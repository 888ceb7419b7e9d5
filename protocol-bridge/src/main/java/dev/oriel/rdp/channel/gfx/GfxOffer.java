package dev.oriel.rdp.channel.gfx;

import dev.oriel.rdp.wire.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Which capability sets a host is offered, [MS-RDPEGFX] 2.2.3, by what it may draw with. */
public enum GfxOffer {
    /** no H.264 */
    PICTURES,
    /** H.264 in 4:2:0: the version that has it and no other mode */
    VIDEO_420,
    /** H.264 in all modes */
    VIDEO;

    /** All but 10.1, which has no flag to refuse H.264 by. */
    private static final List<Long> VERSIONS_10 = List.of(
            GfxCapability.VERSION_10,
            GfxCapability.VERSION_10_2,
            GfxCapability.VERSION_10_3,
            GfxCapability.VERSION_10_4,
            GfxCapability.VERSION_10_5,
            GfxCapability.VERSION_10_6,
            GfxCapability.VERSION_10_7);

    List<GfxCapability> capabilities() {
        List<GfxCapability> sets = new ArrayList<>();
        sets.add(GfxCapability.of(GfxCapability.VERSION_8, GfxCapability.SMALL_CACHE));
        sets.add(GfxCapability.of(
                GfxCapability.VERSION_8_1,
                GfxCapability.SMALL_CACHE | (this == PICTURES ? 0 : GfxCapability.AVC420_ENABLED)));
        if (this == VIDEO_420) {
            return List.copyOf(sets);
        }
        int flags = GfxCapability.SMALL_CACHE | (this == VIDEO ? 0 : GfxCapability.AVC_DISABLED);
        for (long version : VERSIONS_10) {
            boolean scales = version == GfxCapability.VERSION_10_7;
            sets.add(GfxCapability.of(version, flags | (scales ? GfxCapability.SCALED_MAP_DISABLE : 0)));
        }
        if (this == VIDEO) {
            sets.add(new GfxCapability(GfxCapability.VERSION_10_1, Bytes.wrap(new byte[16])));
        }
        return List.copyOf(sets);
    }
}
