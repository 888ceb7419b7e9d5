package dev.oriel.rdp.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.bridge.ConnectStage;
import dev.oriel.bridge.HostSettings;
import dev.oriel.bridge.HostSettings.Security;
import dev.oriel.bridge.InputEvent;
import dev.oriel.bridge.Outcome;
import dev.oriel.bridge.Outcome.Cause;
import dev.oriel.rdp.mcs.McsPdu;
import dev.oriel.rdp.testing.GoodHost;
import dev.oriel.rdp.testing.HostEnd;
import dev.oriel.rdp.testing.ScriptedHost;
import dev.oriel.rdp.wire.Bytes;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a host does wrong, at every stage: the session ends with the right cause and the stage at which it was. */
class MisbehavingHostTest {
    private static final Duration SHORT = Duration.ofMillis(700);

    /** Where the host misbehaves: in place of what it would send. */
    enum Point {
        CONNECTION_CONFIRM(ConnectStage.NEGOTIATE),
        CONNECT_RESPONSE(ConnectStage.SETTINGS),
        ATTACH_CONFIRM(ConnectStage.SETTINGS),
        JOIN_CONFIRM(ConnectStage.SETTINGS),
        LICENSE(ConnectStage.SECURITY),
        DEMAND_ACTIVE(ConnectStage.CAPABILITIES),
        FONT_MAP(ConnectStage.CAPABILITIES),
        ACTIVE(ConnectStage.ACTIVE);

        private final ConnectStage stage;

        Point(ConnectStage stage) {
            this.stage = stage;
        }
    }

    /** What it does. */
    enum Misbehaviour {
        RESET(Cause.RESET),
        CLOSE(Cause.RESET),
        SILENCE(Cause.TIMED_OUT),
        GARBAGE(Cause.PROTOCOL_ERROR),
        WRONG_PDU(Cause.PROTOCOL_ERROR),
        LENGTH_BEYOND_ITS_FRAME(Cause.PROTOCOL_ERROR),
        LENGTH_BELOW_ITS_HEADER(Cause.PROTOCOL_ERROR),
        HALF_A_FRAME_AND_CLOSE(Cause.RESET);

        private final Cause cause;

        Misbehaviour(Cause cause) {
            this.cause = cause;
        }

        void happen(HostEnd end) throws IOException {
            switch (this) {
                case RESET -> end.reset();
                case CLOSE -> {}
                case SILENCE -> end.waitForClose();
                case GARBAGE -> end.write(Bytes.wrap(new byte[] {(byte) 0xEE, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
                case WRONG_PDU -> end.write(new McsPdu.ErectDomainRequest(0, 0));
                // SendDataIndication whose data claims more than is there
                case LENGTH_BEYOND_ITS_FRAME -> end.write(Bytes.ofHex("0300000f02f080 68 0001 03eb 70 81ff"));
                case LENGTH_BELOW_ITS_HEADER -> end.write(Bytes.ofHex("03000004 00000000"));
                case HALF_A_FRAME_AND_CLOSE -> end.write(Bytes.ofHex("0300ffff02f080 68 0001"));
            }
            if (cause == Cause.PROTOCOL_ERROR) {
                end.waitForClose();
            }
        }
    }

    static Stream<Arguments> everything() {
        return Stream.of(Point.values())
                .flatMap(point -> behaviours(point).stream().map(behaviour -> Arguments.of(point, behaviour)));
    }

    /** A host that is silent while the desktop is there does nothing wrong. */
    private static Set<Misbehaviour> behaviours(Point point) {
        return point == Point.ACTIVE
                ? EnumSet.complementOf(EnumSet.of(Misbehaviour.SILENCE))
                : EnumSet.allOf(Misbehaviour.class);
    }

    private static void serve(HostEnd end, Point point, Misbehaviour misbehaviour) throws Exception {
        GoodHost host = GoodHost.plain(end);
        for (Point now : Point.values()) {
            boolean wrong = now == point;
            switch (now) {
                case CONNECTION_CONFIRM -> {
                    if (wrong) {
                        end.readX224();
                    } else {
                        host.negotiate();
                    }
                }
                case CONNECT_RESPONSE -> {
                    if (wrong) {
                        end.readConnectInitial();
                    } else {
                        host.settings();
                    }
                }
                case ATTACH_CONFIRM -> {
                    if (wrong) {
                        end.readMcs(McsPdu.ErectDomainRequest.class);
                        end.readMcs(McsPdu.AttachUserRequest.class);
                    } else {
                        host.attach();
                    }
                }
                case JOIN_CONFIRM -> {
                    if (wrong) {
                        end.readMcs(McsPdu.ChannelJoinRequest.class);
                    } else {
                        host.join();
                    }
                }
                case LICENSE -> {
                    host.commence();
                    if (!wrong) {
                        host.license();
                    }
                }
                case DEMAND_ACTIVE -> {
                    if (!wrong) {
                        host.demand();
                    }
                }
                case FONT_MAP -> {
                    host.confirm();
                    if (!wrong) {
                        host.finish();
                    }
                }
                case ACTIVE -> {}
            }
            if (wrong) {
                misbehaviour.happen(end);
                return;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void endsWithTheRightCauseAndStage(Point point, Misbehaviour misbehaviour) throws Exception {
        SessionRecorder recorder = new SessionRecorder();
        try (ScriptedHost host = ScriptedHost.start(end -> serve(end, point, misbehaviour))) {
            Duration timeout = misbehaviour == Misbehaviour.SILENCE ? SHORT : Desktops.PATIENT;
            HostSettings settings = Desktops.settings(host.port(), Security.RDP, "secret", timeout);
            try (RdpDesktop desktop = Desktops.connect(settings, recorder)) {
                Outcome outcome = recorder.awaitEnd();
                Cause expected = point == Point.CONNECTION_CONFIRM && misbehaviour == Misbehaviour.GARBAGE
                        ? Cause.NOT_RDP
                        : misbehaviour.cause;
                assertThat(outcome.cause()).as(outcome.toString()).isEqualTo(expected);
                assertThat(outcome.stage()).as(outcome.toString()).isEqualTo(point.stage);
                assertThat(outcome.detail()).isNotEmpty();
                assertThat(desktop.send(new InputEvent.MouseMove(1, 1))).isFalse();
            }
            assertThat(host.failures()).isEmpty();
        }
    }
}
