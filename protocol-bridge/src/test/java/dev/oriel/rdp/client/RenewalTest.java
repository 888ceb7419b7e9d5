package dev.oriel.rdp.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.bridge.DesktopLayout;
import dev.oriel.bridge.HostSettings.Security;
import dev.oriel.bridge.InputEvent;
import dev.oriel.bridge.Outcome.Cause;
import dev.oriel.display.Rect;
import dev.oriel.display.Surface;
import dev.oriel.rdp.gcc.ClientCoreData;
import dev.oriel.rdp.gcc.ClientMonitorData;
import dev.oriel.rdp.gcc.ClientMonitorExtendedData;
import dev.oriel.rdp.gcc.Monitor;
import dev.oriel.rdp.input.FastPathInput;
import dev.oriel.rdp.input.FastPathInputEvent;
import dev.oriel.rdp.mcs.McsPdu;
import dev.oriel.rdp.testing.GoodHost;
import dev.oriel.rdp.testing.HostEnd;
import dev.oriel.rdp.testing.ScriptedHost;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** A host that cannot be asked for another size is connected to anew. */
class RenewalTest {
    /** FASTPATH_INPUT_KBDFLAGS_RELEASE */
    private static final int RELEASE = 0x01;

    /** PTRFLAGS_MOVE */
    private static final int MOVE = 0x0800;

    private static final DesktopLayout LARGER = DesktopLayout.of(800, 600, 100);

    private final SessionRecorder recorder = new SessionRecorder();
    private final Semaphore mayServe = new Semaphore(0);
    private final BlockingQueue<FastPathInputEvent> inputs = new LinkedBlockingQueue<>();
    private final BlockingQueue<ClientCoreData> asked = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> partings = new LinkedBlockingQueue<>();

    private void first(HostEnd end) throws Exception {
        GoodHost.plain(end).serve();
        end.readMcs(McsPdu.DisconnectProviderUltimatum.class);
        partings.add("good-bye");
    }

    private void second(HostEnd end) throws Exception {
        mayServe.acquireUninterruptibly();
        GoodHost host = GoodHost.plain(end).withDesktop(800, 600).serve();
        asked.add(host.clientBlock(ClientCoreData.class).orElseThrow());
        WireReader frame = end.readFrame();
        while ((frame.peekU8() & 3) == 0) { // the client's good-bye is no fast-path input
            inputs.addAll(input(frame).events());
            frame = end.readFrame();
        }
    }

    /** [MS-RDPBCGR] 2.2.8.1.2 Client Fast-Path Input Event PDU, not encrypted. */
    private static FastPathInput input(WireReader in) throws DecodeException {
        in.require(3, "fast-path header");
        int count = in.u8() >> 2 & 0xF;
        if ((in.u8() & 0x80) != 0) {
            in.skip(1, "length2");
        }
        return FastPathInput.decode(in, count);
    }

    @Test
    void goesOnWithTheNewSizeAndTheSameSurface() throws Exception {
        try (ScriptedHost host = ScriptedHost.start(this::first, this::second)) {
            RdpDesktop desktop = Desktops.connect(host, Security.RDP, recorder);
            Surface surface = desktop.surface();
            recorder.awaitActive();
            assertThat(desktop.resize(LARGER)).as("no display control").isFalse();
            desktop.reconnect(LARGER);
            assertThat(partings.take()).isEqualTo("good-bye");
            assertThat(surface.width())
                    .as("until the host has drawn another one")
                    .isEqualTo(640);
            mayServe.release();
            recorder.await("active 800x600"::equals);
            assertThat(recorder.events()).contains("resized 800x600").doesNotContain("ended");
            assertThat(desktop.surface()).isSameAs(surface);
            assertThat(surface.width()).isEqualTo(800);
            ClientCoreData core = asked.take();
            assertThat(List.of(core.desktopWidth(), core.desktopHeight())).containsExactly(800, 600);
            desktop.close();
            assertThat(recorder.awaitEnd().cause()).isEqualTo(Cause.ENDED_BY_USER);
            assertThat(host.failures()).isEmpty();
        }
    }

    @Test
    void whatIsTypedMeanwhileArrivesAfterwards() throws Exception {
        try (ScriptedHost host = ScriptedHost.start(this::first, this::second)) {
            RdpDesktop desktop = Desktops.connect(host, Security.RDP, recorder);
            recorder.awaitActive();
            desktop.reconnect(LARGER);
            partings.take();
            assertThat(desktop.send(new InputEvent.Key(0x1E, false, false, true)))
                    .isTrue();
            assertThat(desktop.send(new InputEvent.Key(0x1E, false, false, false)))
                    .isTrue();
            for (int x = 1; x <= 5; x++) {
                assertThat(desktop.send(new InputEvent.MouseMove(300 * x, 40))).isTrue();
            }
            mayServe.release();
            assertThat(inputs.take()).isEqualTo(new FastPathInputEvent.Scancode(0, 0x1E));
            assertThat(inputs.take()).isEqualTo(new FastPathInputEvent.Scancode(RELEASE, 0x1E));
            assertThat(inputs.take())
                    .as("the last place of the pointer, inside the new desktop")
                    .isEqualTo(new FastPathInputEvent.Mouse(MOVE, 799, 40));
            desktop.close();
            recorder.awaitEnd();
        }
    }

    @Test
    void aSizeThatIsWantedMeanwhileIsAskedForAfterwards() throws Exception {
        try (ScriptedHost host = ScriptedHost.start(
                this::first,
                end -> {
                    mayServe.acquireUninterruptibly();
                    asked.add(GoodHost.plain(end)
                            .serve()
                            .clientBlock(ClientCoreData.class)
                            .orElseThrow());
                    end.readMcs(McsPdu.DisconnectProviderUltimatum.class);
                },
                this::second)) {
            RdpDesktop desktop = Desktops.connect(host, Security.RDP, recorder);
            recorder.awaitActive();
            desktop.reconnect(DesktopLayout.of(700, 500, 100));
            partings.take();
            recorder.await(event ->
                    recorder.events().stream().filter("stage NEGOTIATE"::equals).count() > 1);
            desktop.reconnect(LARGER);
            mayServe.release(2);
            recorder.await("active 800x600"::equals);
            assertThat(asked.take().desktopWidth()).isEqualTo(700);
            assertThat(asked.take().desktopWidth()).isEqualTo(800);
            desktop.close();
            recorder.awaitEnd();
        }
    }

    @Test
    void aHostThatDoesNotTakeTheClientBackIsTheEnd() throws Exception {
        try (ScriptedHost host = ScriptedHost.start(this::first, end -> {
            end.readX224();
            end.reset();
        })) {
            RdpDesktop desktop = Desktops.connect(host, Security.RDP, recorder);
            recorder.awaitActive();
            desktop.reconnect(LARGER);
            assertThat(recorder.awaitEnd().cause()).isEqualTo(Cause.RESET);
            assertThat(host.connections()).isEqualTo(2);
            assertThat(desktop.send(new InputEvent.Key(0x1E, false, false, true)))
                    .isFalse();
        }
    }

    @Test
    void tellsTheHostOfSeveralMonitors() throws Exception {
        BlockingQueue<GoodHost> hosts = new LinkedBlockingQueue<>();
        try (ScriptedHost host = ScriptedHost.start(this::first, end -> {
            GoodHost served = GoodHost.plain(end).serve();
            hosts.add(served);
            served.drain();
        })) {
            RdpDesktop desktop = Desktops.connect(host, Security.RDP, recorder);
            recorder.awaitActive();
            desktop.reconnect(
                    new DesktopLayout(1400, 600, 150, List.of(new Rect(600, 0, 800, 600), new Rect(0, 100, 600, 400))));
            GoodHost second = hosts.take();
            assertThat(second.clientBlock(ClientMonitorData.class).orElseThrow().monitors())
                    .containsExactly(new Monitor(0, 0, 799, 599, Monitor.PRIMARY), new Monitor(-600, 100, -1, 499, 0));
            assertThat(second.clientBlock(ClientMonitorExtendedData.class)
                            .orElseThrow()
                            .attributes())
                    .hasSize(2)
                    .containsOnly(new ClientMonitorExtendedData.Attributes(0, 0, 0, 150, 140));
            desktop.close();
            recorder.awaitEnd();
        }
    }
}
