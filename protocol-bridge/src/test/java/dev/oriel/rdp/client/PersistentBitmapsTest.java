package dev.oriel.rdp.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.bridge.HostSettings.Graphics;
import dev.oriel.display.Surface;
import dev.oriel.rdp.capability.BitmapCacheV2Capability;
import dev.oriel.rdp.capability.BitmapCacheV2Capability.Cell;
import dev.oriel.rdp.capability.CapabilitySet;
import dev.oriel.rdp.order.primary.Area;
import dev.oriel.rdp.order.primary.BlitOrder;
import dev.oriel.rdp.order.primary.Primary;
import dev.oriel.rdp.order.primary.PrimaryHistory;
import dev.oriel.rdp.order.secondary.BitmapBits;
import dev.oriel.rdp.order.secondary.CacheBitmapV2;
import dev.oriel.rdp.share.AutoReconnectCookie;
import dev.oriel.rdp.share.ConfirmActive;
import dev.oriel.rdp.share.DataPdu;
import dev.oriel.rdp.share.ExtendedLogonInfo;
import dev.oriel.rdp.share.FontList;
import dev.oriel.rdp.share.PersistentKeyList;
import dev.oriel.rdp.share.PlaySound;
import dev.oriel.rdp.share.SaveSessionInfo;
import dev.oriel.rdp.share.ShareData;
import dev.oriel.rdp.testing.GoodHost;
import dev.oriel.rdp.testing.HostEnd;
import dev.oriel.rdp.testing.ScriptedHost;
import dev.oriel.rdp.update.GraphicsUpdate;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireWriter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** A host that need not send a bitmap again after the line has broken. */
class PersistentBitmapsTest {
    private static final AutoReconnectCookie COOKIE =
            new AutoReconnectCookie(9, Bytes.ofHex("a8027daee281e61b0c1cb4cd2b7c8c2e"));
    private static final long KEY = 0x1122334455667788L;
    private static final int SIDE = 20;

    private final SessionRecorder recorder = new SessionRecorder();
    private final BlockingQueue<List<CapabilitySet>> offered = new LinkedBlockingQueue<>();
    private final BlockingQueue<PersistentKeyList> told = new LinkedBlockingQueue<>();

    private GoodHost serve(HostEnd end) throws Exception {
        GoodHost host = GoodHost.plain(end).withPersistentCaches();
        host.negotiate().protect().settings().attach().join().commence().license();
        finalizeShare(host);
        return host;
    }

    private void finalizeShare(GoodHost host) throws Exception {
        host.demand();
        offered.add(host.end().readShare(ConfirmActive.class).capabilities());
        DataPdu last;
        do {
            ShareData data = host.end().readShare(ShareData.class);
            last = DataPdu.decode(data.pduType2(), data.payload().reader());
            if (last instanceof PersistentKeyList keys) {
                told.add(keys);
            }
        } while (!(last instanceof FontList));
        host.finish();
    }

    private static void draw(GoodHost host, Pdu... orders) throws IOException {
        WireWriter out = new WireWriter();
        PrimaryHistory history = new PrimaryHistory();
        for (Pdu order : orders) {
            if (order instanceof Primary primary) {
                history.encode(primary, out);
            } else {
                order.encode(out);
            }
        }
        Bytes update = new GraphicsUpdate.Orders(orders.length, out.toBytes()).toBytes();
        host.end()
                .write(GoodHost.IO_CHANNEL, 0, ShareData.of(GoodHost.USER, GoodHost.SHARE_ID, DataPdu.UPDATE, update));
    }

    /** Of one colour, so that nothing but the order tells which one is shown. */
    private static CacheBitmapV2 bitmap(int cacheId, int index, OptionalLong key, int rgb) {
        WireWriter pixels = new WireWriter();
        for (int i = 0; i < SIDE * SIDE; i++) {
            pixels.i32le(rgb + i);
        }
        return CacheBitmapV2.of(cacheId, 32, key, SIDE, SIDE, index, BitmapBits.raw(pixels.toBytes()));
    }

    private static Primary show(int index, int x, int y) {
        return Primary.of(new BlitOrder.MemBlt(2, new Area(x, y, SIDE, SIDE), 0xCC, 0, 0, index));
    }

    private void first(HostEnd end) throws Exception {
        GoodHost host = serve(end);
        draw(
                host,
                bitmap(2, 3, OptionalLong.empty(), 0x400000),
                bitmap(2, 40, OptionalLong.of(KEY), 0x800000),
                bitmap(1, 5, OptionalLong.of(5), 0xC00000),
                bitmap(2, CacheBitmapV2.WAITING_LIST, OptionalLong.of(6), 0xE00000),
                show(40, 0, 0));
        end.write(
                GoodHost.IO_CHANNEL,
                0,
                GoodHost.data(new SaveSessionInfo(new ExtendedLogonInfo(Optional.of(COOKIE), Optional.empty()))));
        end.write(GoodHost.IO_CHANNEL, 0, GoodHost.data(new PlaySound(1, 1)));
        recorder.await("bell 1"::equals);
        end.reset();
    }

    private void second(HostEnd end) throws Exception {
        GoodHost host = serve(end);
        draw(host, show(0, 100, 50), show(40, 200, 50));
        end.write(GoodHost.IO_CHANNEL, 0, GoodHost.data(new PlaySound(1, 2)));
        host.drain();
    }

    @Test
    void tellsTheHostWhatIsStillThereAndShowsIt() throws Exception {
        try (ScriptedHost host = ScriptedHost.start(this::first, this::second);
                RdpDesktop desktop = Desktops.connect(Desktops.drawing(host.port(), Graphics.ORDERS), recorder)) {
            recorder.await("bell 2"::equals);
            BitmapCacheV2Capability cache = CapabilitySet.find(offered.take(), BitmapCacheV2Capability.class)
                    .orElseThrow();
            assertThat(cache.cacheFlags()).isEqualTo(3);
            assertThat(cache.cells()).extracting(Cell::persistent).containsExactly(false, false, true);

            assertThat(told.take().totals()).as("at first").containsOnly(0);
            PersistentKeyList keys = told.take();
            assertThat(keys.caches()).containsExactly(List.of(), List.of(), List.of(KEY), List.of(), List.of());
            assertThat(keys.totals()).containsExactly(0, 0, 1, 0, 0);
            assertThat(keys.bitMask()).isEqualTo(PersistentKeyList.FIRST | PersistentKeyList.LAST);
            assertThat(told).isEmpty();

            assertShown(desktop.surface());
            assertThat(host.failures()).isEmpty();
        }
    }

    private static void assertShown(Surface surface) {
        surface.lock().lock();
        try {
            for (int i = 0; i < SIDE * SIDE; i++) {
                int row = SIDE - 1 - i / SIDE; // bitmaps come from the bottom up
                int at = (50 + row) * surface.width() + 100 + i % SIDE;
                assertThat(surface.pixels()[at]).isEqualTo(0x800000 + i);
                assertThat(surface.pixels()[at + 100])
                        .as("where the host has put nothing")
                        .isZero();
            }
        } finally {
            surface.lock().unlock();
        }
    }
}
