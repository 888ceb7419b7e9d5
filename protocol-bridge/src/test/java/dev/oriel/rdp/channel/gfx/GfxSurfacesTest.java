package dev.oriel.rdp.channel.gfx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.display.Rect;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class GfxSurfacesTest {
    private final GfxSurfaces surfaces = new GfxSurfaces(Limits.DEFAULT);

    private void create(int id, int width, int height) throws DecodeException {
        surfaces.create(new SurfacePdu.CreateSurface(id, width, height, GfxPixelFormat.XRGB_8888));
    }

    private static void refuses(String field, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DecodeException.class, e -> assertThat(e.field()).isEqualTo(field));
    }

    @Test
    void aNumberIsGivenOnceAndAgainWhenItsSurfaceIsGone() throws DecodeException {
        create(7, 10, 10);
        refuses("surfaceId", () -> create(7, 20, 20));
        surfaces.delete(surfaces.find(7));
        refuses("surfaceId", () -> surfaces.find(7));
        create(7, 20, 20);
        assertThat(surfaces.find(7).visible()).isEqualTo(new Rect(0, 0, 20, 20));
    }

    @Test
    void refusesSurfacesWithoutPixelsAndMoreThanAHostNeeds() throws DecodeException {
        refuses("width", () -> create(0, 0, 10));
        refuses("height", () -> create(0, 10, 0));
        for (int id = 0; id < 256; id++) {
            create(id, 1, 1);
        }
        refuses("number of surfaces", () -> create(256, 1, 1));
        surfaces.deleteAll();
        create(256, 1, 1);
    }

    @Test
    void whatIsToBeDrawnOnIsNotBlankAnyMore() throws DecodeException {
        create(1, 10, 10);
        assertThat(surfaces.find(1).isBlank()).isTrue();
        assertThat(surfaces.target(1).isBlank()).isFalse();
    }

    @Test
    void aSurfaceIsAloneUntilAnotherOneIsMapped() throws DecodeException {
        create(1, 10, 10);
        create(2, 10, 10);
        surfaces.find(1).map(new Rect(0, 0, 10, 10));
        assertThat(surfaces.isAlone(surfaces.find(1))).isTrue();
        surfaces.find(2).map(new Rect(50, 50, 10, 10));
        assertThat(surfaces.isAlone(surfaces.find(1))).isFalse();
    }
}
