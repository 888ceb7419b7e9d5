package dev.oriel.rdp.channel.gfx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

class GfxOfferTest {
    @Test
    void picturesAloneRefuseH264WhereverItCanBeRefused() {
        assertThat(GfxOffer.PICTURES.capabilities())
                .noneMatch(set -> set.version() == GfxCapability.VERSION_10_1)
                .allMatch(set -> set.version() == GfxCapability.VERSION_8
                        || set.version() == GfxCapability.VERSION_8_1
                        || (set.flags() & GfxCapability.AVC_DISABLED) != 0)
                .noneMatch(set -> (set.flags() & GfxCapability.AVC420_ENABLED) != 0
                        && set.version() == GfxCapability.VERSION_8_1);
    }

    @Test
    void videoIn420LeavesNoVersionThatHasAnotherMode() {
        assertThat(GfxOffer.VIDEO_420.capabilities())
                .extracting(GfxCapability::version, set -> (set.flags() & GfxCapability.AVC420_ENABLED) != 0)
                .containsExactly(tuple(GfxCapability.VERSION_8, false), tuple(GfxCapability.VERSION_8_1, true));
    }

    @Test
    void videoOffersEveryVersion() {
        assertThat(GfxOffer.VIDEO.capabilities())
                .hasSize(10)
                .noneMatch(set -> (set.flags() & GfxCapability.AVC_DISABLED) != 0);
    }
}
