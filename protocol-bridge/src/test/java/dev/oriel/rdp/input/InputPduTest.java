package dev.oriel.rdp.input;

import dev.oriel.rdp.testing.PduContract;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class InputPduTest {
    @TestFactory
    Stream<DynamicNode> fastPathEvents() {
        return PduContract.of(
                FastPathInputEvent::decode,
                new FastPathInputEvent.Scancode(3, 0x1C),
                new FastPathInputEvent.Unicode(1, 0x20AC),
                new FastPathInputEvent.Mouse(0x9000, 640, 480),
                new FastPathInputEvent.ExtendedMouse(0x8001, 0xFFFF, 0),
                new FastPathInputEvent.RelativeMouse(0x0800, -1, 32767),
                new FastPathInputEvent.Sync(7));
    }

    @TestFactory
    Stream<DynamicNode> fastPathInput() {
        FastPathInput input =
                new FastPathInput(List.of(new FastPathInputEvent.Scancode(0, 0x1E), new FastPathInputEvent.Sync(2)));
        return PduContract.of(in -> FastPathInput.decode(in, 2), input);
    }

    @TestFactory
    Stream<DynamicNode> slowPathInput() {
        return PduContract.of(
                SlowPathInput::decode,
                new SlowPathInput(List.of()),
                new SlowPathInput(List.of(
                        new SlowPathInputEvent.Scancode(0xC100, 0x48),
                        new SlowPathInputEvent.Unicode(0x8000, 0x4E2D),
                        new SlowPathInputEvent.Mouse(0x0278, 1, 2),
                        new SlowPathInputEvent.ExtendedMouse(0x8002, 3, 4),
                        new SlowPathInputEvent.RelativeMouse(0x9000, -32768, 5),
                        new SlowPathInputEvent.Sync(7))));
    }

    /** The events of [MS-RDPBCGR] 2.2.8.1.2.2.1 and 2.2.8.1.1.3.1.1.1, written out. */
    @Test
    void hasTheFormOfTheSpecification() {
        PduContract.assertVector(FastPathInputEvent::decode, "01 1E", new FastPathInputEvent.Scancode(1, 0x1E));
        PduContract.assertVector(FastPathInputEvent::decode, "62", new FastPathInputEvent.Sync(2));
        PduContract.assertVector(
                FastPathInputEvent::decode, "20 0008 8002 E001", new FastPathInputEvent.Mouse(0x0800, 640, 480));
        PduContract.assertVector(FastPathInputEvent::decode, "80 AC20", new FastPathInputEvent.Unicode(0, 0x20AC));
        PduContract.assertVector(
                SlowPathInput::decode,
                "0100 0000  00000000 0400 0080 1E00 0000",
                new SlowPathInput(List.of(new SlowPathInputEvent.Scancode(0x8000, 0x1E))));
    }
}
