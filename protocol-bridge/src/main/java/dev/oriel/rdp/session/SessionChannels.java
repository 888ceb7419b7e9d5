package dev.oriel.rdp.session;

import dev.oriel.bridge.DesktopLayout;
import dev.oriel.bridge.DesktopListener;
import dev.oriel.bridge.HostSettings.Graphics;
import dev.oriel.display.Surface;
import dev.oriel.rdp.channel.ChannelChunk;
import dev.oriel.rdp.channel.ChunkAssembler;
import dev.oriel.rdp.channel.display.DisplayControl;
import dev.oriel.rdp.channel.dynamic.DynamicChannel;
import dev.oriel.rdp.channel.dynamic.DynamicChannels;
import dev.oriel.rdp.channel.gfx.GfxCache;
import dev.oriel.rdp.channel.gfx.GfxOffer;
import dev.oriel.rdp.channel.gfx.GraphicsPipeline;
import dev.oriel.rdp.codec.avc.VideoDecoder;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The dynamic channels of a session: the graphics pipeline, and display control. Without I/O: chunks of the static channel
 * in and out.
 *
 * <p>Confined to the connection's thread, but for {@link #resize}, {@link #decodeVideo} and {@link #holdFrames}.
 */
public final class SessionChannels {
    private static final long NO_FLAGS = 0;

    private final ChunkAssembler assembler;
    private final DynamicChannels channels;
    /** Confined to the connection's thread. */
    private int buffered;

    private final Object sizing = new Object();
    /** Guarded by {@link #sizing}; null while the host has not opened it. */
    private @Nullable DisplayControl display;
    /** Guarded by {@link #sizing}: what the host is to be asked for once it can be. */
    private @Nullable DesktopLayout wanted;

    /** As {@link #display}. */
    private volatile @Nullable GraphicsPipeline graphics;

    private volatile boolean decodingVideo;

    /** Of a desktop's first connection. */
    public SessionChannels(
            Surface surface,
            DesktopListener listener,
            Limits limits,
            Graphics graphics,
            Consumer<ChannelChunk> output) {
        this(surface, listener, limits, graphics, new GfxCache(), output);
    }

    /**
     * @param graphics how the host may draw
     * @param kept what the graphics pipeline of the desktop's earlier connection has left in its cache
     * @param output takes chunks for the static channel
     */
    public SessionChannels(
            Surface surface,
            DesktopListener listener,
            Limits limits,
            Graphics graphics,
            GfxCache kept,
            Consumer<ChannelChunk> output) {
        this.assembler = new ChunkAssembler(limits.maxPduLength());
        this.channels = new DynamicChannels(
                limits,
                message -> ChannelChunk.split(message, ChannelChunk.DEFAULT_SIZE, NO_FLAGS)
                        .forEach(output));
        if (graphics.compareTo(Graphics.PIPELINE) >= 0) {
            Optional<VideoDecoder.Factory> video =
                    graphics.compareTo(Graphics.VIDEO_420) >= 0 ? VideoDecoder.installed() : Optional.empty();
            GfxOffer offer = graphics == Graphics.VIDEO_420 ? GfxOffer.VIDEO_420 : GfxOffer.VIDEO;
            channels.listen(GraphicsPipeline.CHANNEL, channel -> {
                GraphicsPipeline opened = new GraphicsPipeline(
                        limits, surface, listener, video, offer, kept, channel::send, () -> buffered);
                this.graphics = opened;
                opened.decodeVideo(decodingVideo);
                opened.start();
                return opened;
            });
        }
        channels.listen(DisplayControl.CHANNEL, this::openDisplay);
    }

    private DynamicChannel.Receiver openDisplay(DynamicChannel channel) {
        DisplayControl opened = new DisplayControl(channel);
        synchronized (sizing) {
            display = opened;
            if (wanted != null) {
                opened.resize(wanted);
            }
        }
        return opened;
    }

    /**
     * Tells how much the host has sent that comes after the chunk that is given next: hosts slow down by what waits here.
     *
     * @param bytes received and not yet decoded
     */
    public void buffered(int bytes) {
        buffered = bytes;
    }

    /** Takes a chunk of the static channel. */
    public void receive(ChannelChunk chunk) throws DecodeException {
        if (chunk.has(ChannelChunk.FIRST)
                && chunk.has(ChannelChunk.LAST)
                && !chunk.has(ChannelChunk.PACKET_COMPRESSED)) {
            channels.receive(chunk.data());
            return;
        }
        Optional<Bytes> message = assembler.add(chunk);
        if (message.isPresent()) {
            channels.receive(message.get());
        }
    }

    /**
     * Asks the host for a desktop of another size, as soon as it can be asked. Any thread.
     *
     * @return whether the host can be asked now
     */
    public boolean resize(DesktopLayout layout) {
        synchronized (sizing) {
            wanted = layout;
            if (display == null) {
                return false;
            }
            display.resize(layout);
            return true;
        }
    }

    /** Whether the surface is to have the pixels of H.264. Any thread that does not hold the surface's lock. */
    public void decodeVideo(boolean on) {
        decodingVideo = on;
        GraphicsPipeline opened = graphics;
        if (opened != null) {
            opened.decodeVideo(on);
        }
    }

    /** Whether the host is to wait with further frames. Any thread. */
    public void holdFrames(boolean on) {
        GraphicsPipeline opened = graphics;
        if (opened != null) {
            opened.holdFrames(on);
        }
    }

    /** The connection has ended. */
    public void end() {
        synchronized (sizing) {
            display = null;
        }
        graphics = null;
        channels.end();
    }
}
