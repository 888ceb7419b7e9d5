package dev.oriel.rdp.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.bridge.InputEvent;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.PointerShape;
import dev.oriel.display.Surface;
import dev.oriel.rdp.codec.bulk.BulkDecompressor;
import dev.oriel.rdp.codec.bulk.MppcCompressor;
import dev.oriel.rdp.codec.nscodec.NsCodecEncoder;
import dev.oriel.rdp.codec.planar.PlanarEncoder;
import dev.oriel.rdp.codec.rfx.RfxEncoder;
import dev.oriel.rdp.codec.rfx.Rlgr;
import dev.oriel.rdp.codec.testing.Pictures;
import dev.oriel.rdp.fastpath.FastPathUpdate;
import dev.oriel.rdp.fastpath.Fragmentation;
import dev.oriel.rdp.input.FastPathInput;
import dev.oriel.rdp.input.InputSupport;
import dev.oriel.rdp.session.SessionCounters.Counter;
import dev.oriel.rdp.share.DataPdu;
import dev.oriel.rdp.share.ExtendedLogonInfo;
import dev.oriel.rdp.share.FontMap;
import dev.oriel.rdp.share.FrameAcknowledge;
import dev.oriel.rdp.share.LogonNotification;
import dev.oriel.rdp.share.PlaySound;
import dev.oriel.rdp.share.SaveSessionInfo;
import dev.oriel.rdp.share.SetErrorInfo;
import dev.oriel.rdp.share.SetKeyboardIndicators;
import dev.oriel.rdp.share.ShareData;
import dev.oriel.rdp.share.ShutdownDenied;
import dev.oriel.rdp.share.UserLogonLong;
import dev.oriel.rdp.testing.TestImages;
import dev.oriel.rdp.update.BitmapData;
import dev.oriel.rdp.update.GraphicsUpdate;
import dev.oriel.rdp.update.PointerUpdate;
import dev.oriel.rdp.update.PointerUpdate.PointerMasks;
import dev.oriel.rdp.update.SlowPathPointer;
import dev.oriel.rdp.update.SurfaceCommand;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActiveSessionTest {
    private static final InputSupport INPUT = new InputSupport(true, true, true, true, true);

    private final Surface surface = new Surface(64, 48);
    private final RecordingListener listener = new RecordingListener();
    private final List<Pdu> sent = new ArrayList<>();
    private final List<Integer> sentTypes = new ArrayList<>();
    private final ActiveSession session = new ActiveSession(
            surface,
            listener,
            new SessionOutput() {
                @Override
                public void fastPathInput(FastPathInput input) {
                    sent.add(input);
                }

                @Override
                public void shareData(int pduType2, Pdu body) {
                    sentTypes.add(pduType2);
                    sent.add(body);
                }
            },
            Limits.DEFAULT);

    @BeforeEach
    void activate() {
        session.activate(new Activation(64, 48, INPUT, true, true, true));
        listener.take();
    }

    // painting

    @Test
    void paintsFromTheBottomUp() throws DecodeException {
        slowPath(bitmap(2, 3, 3, 4, 2, 2, 32, 0, "01000000 02000000  03000000 04000000"));
        assertThat(pixel(2, 3)).isEqualTo(3);
        assertThat(pixel(3, 3)).isEqualTo(4);
        assertThat(pixel(2, 4)).isEqualTo(1);
        assertThat(pixel(3, 4)).isEqualTo(2);
        assertThat(listener.take()).containsExactly("painted 2,3 2x2");
    }

    @Test
    void paintsOnlyThePlaceOfAPaddedBitmap() throws DecodeException {
        slowPath(bitmap(10, 10, 11, 10, 4, 2, 8, 0, "09090909 01020303"));
        assertThat(listener.take()).containsExactly("painted 10,10 2x1");
        // 8 bpp without a palette is black, so look at what was not painted
        assertThat(pixel(12, 10)).isZero();
    }

    @Test
    void cutsOffWhatLiesBeyondTheDesktop() throws DecodeException {
        String row = "01000000 02000000 03000000 04000000";
        slowPath(bitmap(62, 47, 65, 48, 4, 2, 32, 0, row + row));
        assertThat(listener.take()).containsExactly("painted 62,47 2x1");
        assertThat(pixel(62, 47)).isEqualTo(1);
        assertThat(pixel(63, 47)).isEqualTo(2);
        slowPath(bitmap(64, 0, 67, 1, 4, 2, 32, 0, row + row));
        assertThat(listener.take()).isEmpty();
    }

    @Test
    void refusesABitmapFarLargerThanTheDesktopBeforeItAllocates() {
        for (int[] size : new int[][] {{65535, 65535}, {8193, 1}, {1, 8193}, {200, 100}}) {
            assertThatThrownBy(() -> slowPath(bitmap(0, 0, 65534, 65534, size[0], size[1], 16, 1 | 0x400, "F0FFFF")))
                    .isInstanceOfSatisfying(
                            DecodeException.class, e -> assertThat(e.kind()).isEqualTo(DecodeException.Kind.TOO_LARGE));
        }
    }

    @Test
    void cutsOffWhatAHostDrawsAtTheSizeThatItIsAboutToTake() throws DecodeException {
        // xrdp, asked for a larger desktop, draws rows of it before it starts the share anew
        String row = "01000000".repeat(64) + "02000000".repeat(936);
        slowPath(bitmap(0, 0, 999, 0, 1000, 1, 32, 0, row));
        assertThat(pixel(63, 0)).isEqualTo(1);
        assertThat(listener.take()).containsExactly("painted 0,0 64x1");
    }

    @Test
    void refusesADepthThatNoFormatHas() {
        assertThatThrownBy(() -> slowPath(bitmap(0, 0, 1, 0, 2, 1, 30, 0, "0000000000000000")))
                .isInstanceOf(DecodeException.class)
                .hasMessage("bitsPerPixel: invalid value 0x1e");
    }

    @Test
    void paintsPlanarBitmapsIntoTheSurfaceRows() throws DecodeException {
        for (TestImages.Image image : TestImages.ofSize(32, 20)) {
            byte[] encoded = new PlanarEncoder(true, false, 0, false, 4).encode(flip(image), 32, 20);
            BitmapData data = new BitmapData(16, 8, 47, 27, 32, 20, 32, 0x401, Optional.empty(), Bytes.wrap(encoded));
            slowPath(new GraphicsUpdate.Bitmap(List.of(data)));
            for (int y = 0; y < 20; y++) {
                for (int x = 0; x < 32; x++) {
                    assertThat(pixel(16 + x, 8 + y)).isEqualTo(image.rgb()[y * 32 + x]);
                }
            }
        }
        assertThat(pixel(15, 8)).isZero();
        assertThat(session.counters().get(Counter.PIXELS)).isEqualTo(9 * 32 * 20);
    }

    @Test
    void looksUpThePaletteInForce() throws DecodeException {
        byte[] entries = new byte[768];
        entries[3] = 0x11;
        entries[4] = 0x22;
        entries[5] = 0x33;
        slowPath(new GraphicsUpdate.Palette(Bytes.wrap(entries)));
        slowPath(bitmap(0, 0, 3, 0, 4, 1, 8, 0, "00010001"));
        entries[3] = 0x44;
        slowPath(new GraphicsUpdate.Palette(Bytes.wrap(entries)));
        slowPath(bitmap(0, 1, 3, 1, 4, 1, 8, 0, "00010001"));
        assertThat(pixel(1, 0)).isEqualTo(0x112233);
        assertThat(pixel(1, 1)).isEqualTo(0x442233);
    }

    // frames

    @Test
    void endsAFrameWhenNothingMoreArrives() throws DecodeException {
        session.drained();
        assertThat(listener.take()).isEmpty();
        slowPath(onePixel());
        session.drained();
        session.drained();
        assertThat(listener.take()).containsExactly("painted 0,0 1x1", "frame");
    }

    @Test
    void holdsAFrameBackUntilItsMark() throws DecodeException {
        fastPath(FastPathUpdate.SURFACE_COMMANDS, new SurfaceCommand.FrameMarker(true, 1).toBytes());
        fastPath(FastPathUpdate.BITMAP, onePixel().toBytes());
        session.drained();
        assertThat(listener.take()).containsExactly("painted 0,0 1x1");
        fastPath(FastPathUpdate.SURFACE_COMMANDS, new SurfaceCommand.FrameMarker(false, 1).toBytes());
        assertThat(listener.take()).containsExactly("frame");
    }

    @Test
    void acknowledgesFramesToAHostThatWantsThem() throws DecodeException {
        session.activate(new Activation(64, 48, INPUT, true, true, true));
        fastPath(FastPathUpdate.SURFACE_COMMANDS, new SurfaceCommand.FrameMarker(true, 7).toBytes());
        assertThat(sent).isEmpty();
        fastPath(FastPathUpdate.SURFACE_COMMANDS, new SurfaceCommand.FrameMarker(false, 7).toBytes());
        assertThat(sent).containsExactly(new FrameAcknowledge(7));

        sent.clear();
        session.activate(new Activation(64, 48, INPUT, true, true, false));
        fastPath(FastPathUpdate.SURFACE_COMMANDS, new SurfaceCommand.FrameMarker(false, 8).toBytes());
        assertThat(sent).isEmpty();
    }

    @Test
    void paintsSurfaceBitsOfEachCodec() throws DecodeException {
        int[] grey = {0x101010, 0x202020, 0x303030, 0x404040};
        Bytes raw = Bytes.ofHex("30303000 40404000 10101000 20202000");
        // the rows of all but RemoteFX come from the bottom up
        int[] bottomUp = {0x303030, 0x404040, 0x101010, 0x202020};
        Bytes nsCodec = Bytes.wrap(NsCodecEncoder.encode(bottomUp, 2, 2, 1, false, false));
        surfaceBits(5, 6, 2, 2, 0, raw);
        surfaceBits(15, 16, 2, 2, 1, nsCodec);
        int[] picture = Pictures.gradient(20, 10, 1);
        WireWriter remoteFx = new WireWriter();
        RfxEncoder.headers(remoteFx, Rlgr.Mode.RLGR3, 20, 10);
        List<RfxEncoder.Box> whole = List.of(new RfxEncoder.Box(0, 0, 20, 10));
        RfxEncoder.frame(remoteFx, Rlgr.Mode.RLGR3, picture, 20, 10, whole, RfxEncoder.finest());
        surfaceBits(30, 30, 20, 10, 3, remoteFx.toBytes());

        for (int i = 0; i < 4; i++) {
            assertThat(pixel(5 + i % 2, 6 + i / 2)).isEqualTo(grey[i]);
            assertThat(pixel(15 + i % 2, 16 + i / 2)).isEqualTo(grey[i]);
        }
        int[] shown = new int[200];
        Arrays.setAll(shown, i -> pixel(30 + i % 20, 30 + i / 20));
        assertThat(Pictures.psnr(picture, shown)).isGreaterThan(44);
        assertThat(listener.take()).containsExactly("painted 5,6 2x2", "painted 15,16 2x2", "painted 30,30 20x10");
    }

    @Test
    void cutsSurfaceBitsOffAtTheEdges() throws DecodeException {
        surfaceBits(63, 47, 2, 2, 0, Bytes.ofHex("30303000 40404000 10101000 20202000"));
        assertThat(pixel(63, 47)).isEqualTo(0x101010);
        assertThat(listener.take()).containsExactly("painted 63,47 1x1");
    }

    private void surfaceBits(int x, int y, int width, int height, int codec, Bytes data) throws DecodeException {
        Pdu bits = new SurfaceCommand.Bits(
                true, x, y, x + width, y + height, 32, codec, width, height, Optional.empty(), data);
        fastPath(FastPathUpdate.SURFACE_COMMANDS, bits.toBytes());
    }

    // compression and fragments

    @Test
    void sharesOneHistoryBetweenBothPaths() throws DecodeException {
        MppcCompressor compressor = new MppcCompressor(true);
        Bytes update = onePixel().toBytes();
        for (int i = 0; i < 3; i++) {
            MppcCompressor.Packet first = compressor.compress(update.toArray());
            assertThat(first.flags() & BulkDecompressor.COMPRESSED).isNotZero();
            session.fastPath(new FastPathUpdate(
                            FastPathUpdate.BITMAP, Fragmentation.SINGLE, first.flags(), Bytes.wrap(first.data()))
                    .toBytes()
                    .reader());
            MppcCompressor.Packet second = compressor.compress(update.toArray());
            Bytes payload = Bytes.wrap(second.data());
            session.shareData(new ShareData(
                    1002, 7, 1, update.length() + 4, DataPdu.UPDATE, second.flags(), payload.length() + 18, payload));
        }
        assertThat(session.counters().get(Counter.BITMAPS)).isEqualTo(6);
        assertThat(session.counters().get(Counter.BULK_BYTES_OUT)).isEqualTo(6L * update.length());
    }

    @Test
    void joinsFragmentsThatWereCompressedOneByOne() throws DecodeException {
        MppcCompressor compressor = new MppcCompressor(false);
        byte[] update =
                bitmap(0, 0, 31, 31, 32, 32, 32, 0, "00".repeat(4096)).toBytes().toArray();
        int cut = 1000;
        Fragmentation[] order = {Fragmentation.FIRST, Fragmentation.NEXT, Fragmentation.NEXT, Fragmentation.LAST};
        for (int i = 0; i < order.length; i++) {
            int to = i == order.length - 1 ? update.length : (i + 1) * cut;
            MppcCompressor.Packet packet = compressor.compress(java.util.Arrays.copyOfRange(update, i * cut, to));
            session.fastPath(
                    new FastPathUpdate(FastPathUpdate.BITMAP, order[i], packet.flags(), Bytes.wrap(packet.data()))
                            .toBytes()
                            .reader());
        }
        assertThat(listener.take()).containsExactly("painted 0,0 32x32");
    }

    @Test
    void takesSeveralUpdatesInOnePdu() throws DecodeException {
        WireWriter out = new WireWriter();
        for (int i = 0; i < 3; i++) {
            new FastPathUpdate(
                            FastPathUpdate.BITMAP,
                            Fragmentation.SINGLE,
                            FastPathUpdate.NOT_COMPRESSED,
                            onePixel().toBytes())
                    .encode(out);
        }
        new FastPathUpdate(FastPathUpdate.SYNCHRONIZE, Fragmentation.SINGLE, FastPathUpdate.NOT_COMPRESSED, Bytes.EMPTY)
                .encode(out);
        session.fastPath(out.toBytes().reader());
        assertThat(listener.take()).hasSize(3);
    }

    // what is passed over

    @Test
    void countsWhatItPassesOver() throws DecodeException {
        // a windowing order, a MemBlt from an empty cache, and a nine grid
        slowPath(new GraphicsUpdate.Orders(2, Bytes.ofHex("2E 0700 11223344  09 0D 3A00 0100 0500 0500 CC")));
        fastPath(FastPathUpdate.ORDERS, Bytes.ofHex("0100 09 07 10 0100"));
        slowPath(new GraphicsUpdate.Unknown(0x77, Bytes.EMPTY));
        slowPath(new GraphicsUpdate.Synchronize());
        fastPath(0x7, Bytes.ofHex("FF"));
        fastPath(0xF, Bytes.EMPTY);
        Pdu bits = new SurfaceCommand.Bits(false, 0, 0, 1, 1, 32, 77, 1, 1, Optional.empty(), Bytes.ofHex("00"));
        fastPath(FastPathUpdate.SURFACE_COMMANDS, bits.toBytes());
        session.shareData(ShareData.of(1002, 7, 0xEE, Bytes.ofHex("01")));
        SessionCounters counters = session.counters();
        assertThat(counters.get(Counter.ORDERS_SKIPPED)).isEqualTo(3);
        assertThat(counters.get(Counter.UPDATES_UNKNOWN)).isEqualTo(3);
        assertThat(counters.get(Counter.SURFACE_BITS_SKIPPED)).isEqualTo(1);
        assertThat(counters.get(Counter.PDUS_UNKNOWN)).isEqualTo(1);
        assertThat(listener.take()).isEmpty();
    }

    // orders: see OrderPainterTest for what they paint

    @Test
    void paintsOrdersOfBothPathsAtTheColoursOfTheSession() throws DecodeException {
        session.activate(new Activation(64, 48, INPUT, true, true, true, 16));
        listener.take();
        // an OpaqueRect at 10,20 of 5x6 in full red of 16 bits; then from the other path 1 lower, in blue, 2 to the
        // right
        slowPath(new GraphicsUpdate.Orders(1, Bytes.ofHex("09 0A 7F 0A00 1400 0500 0600 00 F8 00")));
        fastPath(FastPathUpdate.ORDERS, Bytes.ofHex("0100 11 33 02 01 1F 00"));
        session.drained();
        assertThat(pixel(10, 20)).isEqualTo(0xFF0000);
        assertThat(pixel(16, 26)).isEqualTo(0x0000FF);
        assertThat(session.counters().get(Counter.ORDERS)).isEqualTo(2);
        assertThat(listener.take()).containsExactly("filled", "filled", "frame");
    }

    @Test
    void reportsACopyOnTheDesktopAsOne() throws DecodeException {
        slowPath(onePixel());
        listener.take();
        // ScrBlt of 8x8 from 0,0 to 20,10
        fastPath(FastPathUpdate.ORDERS, Bytes.ofHex("0100 09 02 7F 1400 0A00 0800 0800 CC 0000 0000"));
        assertThat(listener.take()).containsExactly("copied");
        assertThat(pixel(20, 10)).isEqualTo(pixel(0, 0)).isNotZero();
    }

    @Test
    void holdsAFrameOfOrdersBackUntilItsMark() throws DecodeException {
        fastPath(FastPathUpdate.ORDERS, Bytes.ofHex("0200 36 00000000 09 0A 7F 0A00 1400 0500 0600 00 F8 00"));
        session.drained();
        assertThat(listener.take()).containsExactly("filled");
        fastPath(FastPathUpdate.ORDERS, Bytes.ofHex("0100 36 01000000"));
        assertThat(listener.take()).containsExactly("frame");
    }

    @Test
    void tellsOrdersFromNothingInANewShare() throws DecodeException {
        slowPath(new GraphicsUpdate.Orders(1, Bytes.ofHex("09 0A 7F 0A00 1400 0500 0600 00 F8 00")));
        session.deactivate();
        session.activate(new Activation(64, 48, INPUT, true, true, true));
        listener.take();
        // the same kind with its width and height alone: left, top and colour are zero again
        slowPath(new GraphicsUpdate.Orders(1, Bytes.ofHex("09 0A 0C 0200 0300")));
        assertThat(listener.take()).containsExactly("filled");
        assertThat(pixel(1, 2)).isZero();
        assertThat(pixel(10, 20)).isNotZero();
    }

    @Test
    void refusesOrdersThatEndTooSoon() {
        assertThatThrownBy(() -> slowPath(new GraphicsUpdate.Orders(2, Bytes.ofHex("09 0A 01 0A00"))))
                .isInstanceOf(DecodeException.class);
    }

    // pointers

    @Test
    void remembersPointersByTheirSlot() throws DecodeException {
        PointerMasks masks = new PointerMasks(31, 0, 0, 1, 1, Bytes.ofHex("FFFFFF00"), Bytes.ofHex("0000"));
        pointer(new PointerUpdate.Color(masks));
        pointer(new PointerUpdate.Hidden());
        fastPath(FastPathUpdate.POINTER_CACHED, new PointerUpdate.Cached(31).toBytes());
        fastPath(FastPathUpdate.POINTER_POSITION, new PointerUpdate.Position(5, 6).toBytes());
        fastPath(FastPathUpdate.POINTER_DEFAULT, Bytes.EMPTY);
        assertThat(listener.take())
                .containsExactly(
                        "pointer Image", "pointer Hidden", "pointer Image", "pointer at 5,6", "pointer SystemDefault");
        assertThat(listener.pointers.get(0)).isEqualTo(new PointerShape.Image(1, 1, 0, 0, new int[] {-1}));
        assertThat(listener.pointers.get(2)).isSameAs(listener.pointers.get(0));
    }

    @Test
    void takesALargePointerInFragments() throws DecodeException {
        PointerMasks masks = new PointerMasks(
                0, 10, 20, 384, 384, Bytes.wrap(new byte[384 * 384 * 4]), Bytes.wrap(new byte[48 * 384]));
        byte[] update = new PointerUpdate.Large(32, masks).toBytes().toArray();
        int cut = 16_000;
        for (int at = 0; at < update.length; at += cut) {
            Fragmentation part =
                    at == 0 ? Fragmentation.FIRST : at + cut < update.length ? Fragmentation.NEXT : Fragmentation.LAST;
            Bytes data = Bytes.copyOf(update, at, Math.min(cut, update.length - at));
            session.fastPath(new FastPathUpdate(FastPathUpdate.POINTER_LARGE, part, FastPathUpdate.NOT_COMPRESSED, data)
                    .toBytes()
                    .reader());
        }
        assertThat(listener.take()).containsExactly("pointer Image");
    }

    @Test
    void keepsThePointerWhereTheSlotIsEmptyAndRefusesASlotThatIsNotThere() throws DecodeException {
        pointer(new PointerUpdate.Cached(5));
        assertThat(listener.take()).isEmpty();
        assertThat(session.counters().get(Counter.POINTERS_MISSING)).isEqualTo(1);
        assertThatThrownBy(() -> pointer(new PointerUpdate.Cached(SupportedCapabilities.POINTER_CACHE_SIZE)))
                .isInstanceOf(DecodeException.class)
                .hasMessage("cacheIndex: 32 exceeds the limit of 31");
    }

    // the session

    @Test
    void takesTheSizeOfAReactivation() throws DecodeException {
        slowPath(onePixel());
        session.deactivate();
        assertThat(session.send(new InputEvent.MouseMove(1, 1))).isFalse();
        session.activate(new Activation(100, 50, INPUT, false, false, false));
        assertThat(listener.take()).containsExactly("painted 0,0 1x1", "resized 100x50", "active 100x50");
        assertThat(surface.width()).isEqualTo(100);
        assertThat(session.send(new InputEvent.MouseMove(1, 1))).isTrue();
        slowPath(bitmap(99, 49, 99, 49, 1, 1, 32, 0, "01000000"));
        assertThat(pixel(99, 49)).isEqualTo(1);
    }

    @Test
    void forgetsHalfAnUpdateWhenTheShareIsLeft() throws DecodeException {
        session.fastPath(new FastPathUpdate(
                        FastPathUpdate.BITMAP, Fragmentation.FIRST, FastPathUpdate.NOT_COMPRESSED, Bytes.ofHex("01"))
                .toBytes()
                .reader());
        session.deactivate();
        session.activate(new Activation(64, 48, INPUT, true, true, true));
        fastPath(FastPathUpdate.BITMAP, onePixel().toBytes());
        assertThat(listener.take()).contains("painted 0,0 1x1");
    }

    @Test
    void tellsWhatTheHostTells() throws DecodeException {
        share(new SetKeyboardIndicators(0, 0x06));
        share(new PlaySound(250, 440));
        share(new SaveSessionInfo(new UserLogonLong("OFFICE", "ada", 3)));
        assertThat(listener.take()).containsExactly("locks 6", "bell 440 Hz 250 ms", "logged on ada");
    }

    @Test
    void asksForAShutdownWhileTheShareIsActive() throws DecodeException {
        List<String> answers = new ArrayList<>();
        assertThat(session.requestShutdown(() -> answers.add("denied"))).isTrue();
        assertThat(answers).isEmpty();
        share(new ShutdownDenied());
        share(new ShutdownDenied());
        assertThat(answers).containsExactly("denied");
        assertThat(session.requestShutdown(() -> answers.add("ended"))).isTrue();
        session.deactivate();
        assertThat(answers).containsExactly("denied", "ended");
        assertThat(session.requestShutdown(() -> answers.add("never"))).isFalse();
    }

    @Test
    void leavesToItsCallerWhatIsNotItsOwn() throws DecodeException {
        assertThat(session.shareData(ShareData.of(1002, 7, new SetKeyboardIndicators(0, 0))))
                .isEmpty();
        DataPdu fontMap =
                DataPdu.decode(0x28, Bytes.ofHex("0000 0000 0300 0400").reader());
        assertThat(fontMap).isInstanceOf(FontMap.class);
        assertThat(session.shareData(ShareData.of(1002, 7, fontMap))).contains(fontMap);
    }

    @Test
    void explainsTheEndByTheLastErrorInfo() throws DecodeException {
        assertThat(session.outcome()).isEmpty();
        share(new SetErrorInfo(0x5));
        assertThat(session.outcome()).hasValueSatisfying(outcome -> {
            assertThat(outcome.cause()).isEqualTo(Outcome.Cause.OTHER_CONNECTION);
            assertThat(outcome.hostCode()).hasValue(5);
        });
        share(new SetErrorInfo(0));
        assertThat(session.outcome()).isEmpty();
    }

    @Test
    void explainsTheEndByARefusedLogOn() throws DecodeException {
        long denied = LogonNotification.ACCESS_DENIED.type();
        share(new SaveSessionInfo(
                new ExtendedLogonInfo(Optional.empty(), Optional.of(new ExtendedLogonInfo.LogonErrors(denied, 0)))));
        assertThat(session.outcome())
                .hasValueSatisfying(outcome -> assertThat(outcome.cause()).isEqualTo(Outcome.Cause.LOGON_REFUSED));
    }

    @Test
    void asksForARefreshAndForSilenceWhereTheHostTakesIt() {
        session.requestRefresh();
        session.suppressOutput(true);
        session.suppressOutput(false);
        assertThat(sentTypes).containsExactly(0x21, 0x23, 0x23);
        assertThat(sent.get(0).toBytes()).isEqualTo(Bytes.ofHex("01000000 0000 0000 3F00 2F00"));
        assertThat(sent.get(1).toBytes()).isEqualTo(Bytes.ofHex("00000000"));
        assertThat(sent.get(2).toBytes()).isEqualTo(Bytes.ofHex("01000000 0000 0000 3F00 2F00"));
        session.activate(new Activation(64, 48, INPUT, false, false, false));
        session.requestRefresh();
        session.suppressOutput(true);
        assertThat(sentTypes).hasSize(3);
    }

    @Test
    void keepsAHostSilentThatStartsAnotherShare() {
        session.suppressOutput(true);
        session.suppressOutput(true);
        session.deactivate();
        session.activate(new Activation(64, 48, INPUT, true, true, false));
        assertThat(sentTypes).containsExactly(0x23, 0x23);
        assertThat(sent.getLast().toBytes()).isEqualTo(Bytes.ofHex("00000000"));
    }

    @Test
    void sendsInputOnTheSlowPathWhereTheHostHasNoOther() {
        session.activate(new Activation(64, 48, InputSupport.ofFlags(0), false, false, false));
        session.send(new InputEvent.MouseMove(1, 2));
        assertThat(sentTypes).containsExactly(DataPdu.INPUT);
        assertThat(sent.get(0).toBytes()).isEqualTo(Bytes.ofHex("0100 0000 00000000 0180 0008 0100 0200"));
    }

    // helpers

    private static GraphicsUpdate onePixel() {
        return bitmap(0, 0, 0, 0, 1, 1, 32, 0, "01000000");
    }

    private static GraphicsUpdate bitmap(
            int left, int top, int right, int bottom, int width, int height, int bpp, int flags, String hex) {
        return new GraphicsUpdate.Bitmap(List.of(new BitmapData(
                left, top, right, bottom, width, height, bpp, flags, Optional.empty(), Bytes.ofHex(hex))));
    }

    /** Bitmaps are sent from the bottom up. */
    private static int[] flip(TestImages.Image image) {
        int[] flipped = new int[image.rgb().length];
        for (int y = 0; y < image.height(); y++) {
            System.arraycopy(
                    image.rgb(), y * image.width(), flipped, (image.height() - 1 - y) * image.width(), image.width());
        }
        return flipped;
    }

    private int pixel(int x, int y) {
        return surface.pixels()[y * surface.width() + x];
    }

    private void slowPath(GraphicsUpdate update) throws DecodeException {
        session.shareData(ShareData.of(1002, 7, DataPdu.UPDATE, update.toBytes()));
    }

    private void pointer(PointerUpdate update) throws DecodeException {
        Bytes body = new SlowPathPointer.Known(update).toBytes();
        session.shareData(ShareData.of(1002, 7, DataPdu.POINTER, body));
    }

    private void share(DataPdu pdu) throws DecodeException {
        session.shareData(ShareData.of(1002, 7, pdu));
    }

    private void fastPath(int code, Bytes data) throws DecodeException {
        session.fastPath(new FastPathUpdate(code, Fragmentation.SINGLE, FastPathUpdate.NOT_COMPRESSED, data)
                .toBytes()
                .reader());
    }
}
