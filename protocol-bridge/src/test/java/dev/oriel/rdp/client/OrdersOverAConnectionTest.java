package dev.oriel.rdp.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.bridge.HostSettings.Graphics;
import dev.oriel.rdp.capability.BitmapCacheCapability;
import dev.oriel.rdp.capability.CapabilitySet;
import dev.oriel.rdp.capability.GlyphCacheCapability;
import dev.oriel.rdp.capability.OffscreenCacheCapability;
import dev.oriel.rdp.capability.OrderCapability;
import dev.oriel.rdp.order.OrderStory;
import dev.oriel.rdp.share.ConfirmActive;
import dev.oriel.rdp.share.DataPdu;
import dev.oriel.rdp.share.PlaySound;
import dev.oriel.rdp.share.ShareData;
import dev.oriel.rdp.testing.GoodHost;
import dev.oriel.rdp.testing.ScriptedHost;
import dev.oriel.rdp.wire.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A host that draws with every order there is, over a connection from its first byte on. */
class OrdersOverAConnectionTest {
    private final SessionRecorder recorder = new SessionRecorder();
    private final CompletableFuture<List<CapabilitySet>> offered = new CompletableFuture<>();

    private void play(GoodHost host, OrderStory story) throws Exception {
        host.negotiate().protect().settings().attach().join().commence().license();
        host.demand();
        offered.complete(host.end().readShare(ConfirmActive.class).capabilities());
        for (int i = 0; i < 4; i++) {
            host.end().readShare(ShareData.class);
        }
        host.finish();
        for (Bytes update : story.updates()) {
            host.end()
                    .write(
                            GoodHost.IO_CHANNEL,
                            0,
                            ShareData.of(GoodHost.USER, GoodHost.SHARE_ID, DataPdu.UPDATE, update));
        }
        host.end().write(GoodHost.IO_CHANNEL, 0, GoodHost.data(new PlaySound(100, 440)));
        host.drain();
    }

    @Test
    void showsWhatEveryOrderDraws() throws Exception {
        OrderStory story = new OrderStory(640, 480);
        try (ScriptedHost host = ScriptedHost.start(end -> play(GoodHost.plain(end), story));
                RdpDesktop desktop = Desktops.connect(Desktops.drawing(host.port(), Graphics.ORDERS), recorder)) {
            recorder.await("bell 440"::equals);
            desktop.surface().lock().lock();
            try {
                assertThat(desktop.surface().pixels()).isEqualTo(story.picture());
            } finally {
                desktop.surface().lock().unlock();
            }
            assertThat(host.failures()).isEmpty();
        }
    }

    @Test
    void offersTheOrdersAndCachesThatThereAre() throws Exception {
        OrderStory story = new OrderStory(640, 480);
        try (ScriptedHost host = ScriptedHost.start(end -> play(GoodHost.plain(end), story));
                RdpDesktop _ = Desktops.connect(Desktops.drawing(host.port(), Graphics.ORDERS), recorder)) {
            List<CapabilitySet> sets = offered.get(10, TimeUnit.SECONDS);
            OrderCapability orders = find(sets, OrderCapability.class);
            // DstBlt, PatBlt, ScrBlt, MemBlt, Mem3Blt; LineTo; SaveBitmap, Multi…; FastIndex, Polyline; FastGlyph,
            // GlyphIndex
            assertThat(orders.orderSupport())
                    .isEqualTo(Bytes.ofHex("0101010101000000 0100000100000001 0101010100000100 0100000100000000"));
            assertThat(find(sets, BitmapCacheCapability.class)
                            .caches()
                            .getFirst()
                            .entries())
                    .isPositive();
            assertThat(find(sets, GlyphCacheCapability.class).glyphSupportLevel())
                    .isEqualTo(3);
            assertThat(find(sets, OffscreenCacheCapability.class).offscreenSupportLevel())
                    .isEqualTo(1);
        }
    }

    private static <S extends CapabilitySet> S find(List<CapabilitySet> sets, Class<S> type) {
        Optional<S> found = CapabilitySet.find(sets, type);
        return found.orElseThrow();
    }
}
