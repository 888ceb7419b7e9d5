package dev.oriel.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.display.Surface;
import dev.oriel.encoder.client.ClientModel;
import dev.oriel.encoder.video.VideoEncoders;
import dev.oriel.encoder.wire.FrameMessage;
import dev.oriel.encoder.wire.MalformedMessageException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An encoder and the client at the other end of the line, which acknowledges at once. */
final class TestViewer {
    static final Workspaces WORKSPACES = new Workspaces();

    final ViewerEncoder encoder;
    final ClientModel client;
    /** As the client has taken it apart. */
    @Nullable
    FrameMessage last;

    TestViewer(ViewerOptions options) {
        this(options, VideoEncoders.none());
    }

    TestViewer(ViewerOptions options, VideoEncoders encoders) {
        this(options, encoders, new SharedPhotos(options.hashSeed()));
    }

    TestViewer(ViewerOptions options, VideoEncoders encoders, SharedPhotos shared) {
        encoder = new ViewerEncoder(options, WORKSPACES, encoders, shared);
        client = new ClientModel(options.client().cacheBytes());
    }

    /** Cuts, applies and acknowledges a frame. */
    @Nullable
    EncodedFrame frame(Surface surface, long now) throws MalformedMessageException {
        EncodedFrame frame = encoder.cut(surface, 0, now);
        if (frame != null) {
            last = client.apply(frame.message());
            assertThat(encoder.acknowledged(frame.frameId(), 0, now)).isTrue();
            assertThat(client.cacheBytes()).isEqualTo(encoder.cacheBytes());
        }
        return frame;
    }

    void assertShows(Surface surface, String context) {
        assertThat(client.width()).as(context).isEqualTo(surface.width());
        assertThat(client.height()).as(context).isEqualTo(surface.height());
        int at = Arrays.mismatch(client.pixels(), surface.pixels());
        if (at >= 0) {
            throw new AssertionError("%s: pixel %d,%d is %06x and should be %06x"
                    .formatted(
                            context,
                            at % surface.width(),
                            at / surface.width(),
                            client.pixels()[at],
                            surface.pixels()[at]));
        }
    }
}
