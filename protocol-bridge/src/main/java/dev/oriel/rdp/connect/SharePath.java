package dev.oriel.rdp.connect;

import dev.oriel.rdp.channel.ChannelChunk;
import dev.oriel.rdp.input.FastPathInput;
import dev.oriel.rdp.session.SessionOutput;
import dev.oriel.rdp.share.ShareData;
import dev.oriel.rdp.transport.FrameWriter;
import dev.oriel.rdp.wire.Pdu;

/** The way of the session's PDUs to the host. Any thread. */
final class SharePath implements SessionOutput {
    /** Names a share and both its ends. */
    private record Share(int io, int user, long shareId) {}

    private final FrameWriter frames;
    private volatile Share share = new Share(0, 0, 0);
    /** MCS channel id of the static channel of dynamic channels; 0 where there is none. */
    private volatile int dynamic;

    SharePath(FrameWriter frames) {
        this.frames = frames;
    }

    /** The share that is about to be active. The session sends nothing before it is, and nothing between two. */
    void begin(Channels channels, long shareId) {
        share = new Share(channels.io(), channels.user(), shareId);
    }

    /** The channels stand. */
    void join(Channels channels) {
        dynamic = channels.dynamic().orElse(0);
    }

    /** Sends a part of a message on the static channel of dynamic channels. */
    void dynamicChannel(ChannelChunk chunk) {
        int channel = dynamic;
        if (channel != 0) {
            frames.channel(channel, 0, chunk);
        }
    }

    @Override
    public void fastPathInput(FastPathInput input) {
        frames.fastPath(input);
    }

    @Override
    public void shareData(int pduType2, Pdu body) {
        Share now = share;
        frames.share(now.io, ShareData.of(now.user, now.shareId, pduType2, body.toBytes()));
    }
}
