package dev.oriel.server.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final SlowLine line = new SlowLine();
    private final List<String> failures = new ArrayList<>();
    private final Outbox outbox = new Outbox(line, Runnable::run, () -> failures.add("failed"));

    /** A line whose messages complete when the test says so. */
    private static final class SlowLine implements Line {
        private final List<String> written = new ArrayList<>();
        private final Deque<Consumer<@Nullable Throwable>> underWay = new ArrayDeque<>();
        private boolean atOnce;

        @Override
        public void sendText(String text, Consumer<@Nullable Throwable> done) {
            accept(text, done);
        }

        @Override
        public void sendBinary(ByteBuffer message, Consumer<@Nullable Throwable> done) {
            accept("binary " + message.get(0), done);
        }

        private void accept(String what, Consumer<@Nullable Throwable> done) {
            written.add(what);
            if (atOnce) {
                done.accept(null);
            } else {
                underWay.add(done);
            }
        }

        void complete() {
            underWay.removeFirst().accept(null);
        }

        @Override
        public void ping() {
            written.add("ping");
        }

        @Override
        public void close(int code, String reason) {
            written.add("close " + code);
        }
    }

    private static ByteBuffer binary(int content) {
        return ByteBuffer.wrap(new byte[] {(byte) content});
    }

    private static String locks(int flags) {
        return "{\"type\":\"locks\",\"flags\":" + flags + "}";
    }

    @Test
    void writesOneMessageAtATimeControlBeforePointersBeforeFrames() {
        List<String> sent = new ArrayList<>();
        outbox.text(new GatewayText.Locks(1));
        outbox.frame(binary(3), () -> sent.add("frame"));
        outbox.pointer(() -> binary(1));
        outbox.text(new GatewayText.Locks(2));
        assertThat(line.written).containsExactly(locks(1));
        line.complete();
        assertThat(line.written).endsWith(locks(2));
        line.complete();
        assertThat(line.written).endsWith("binary 1");
        line.complete();
        assertThat(line.written).endsWith("binary 3");
        assertThat(sent).isEmpty();
        line.complete();
        assertThat(sent).containsExactly("frame");
        assertThat(line.underWay).isEmpty();
    }

    @Test
    void sendsOnlyTheLatestPointer() {
        outbox.text(new GatewayText.Locks(1));
        outbox.pointer(() -> binary(1));
        outbox.pointerPosition(binary(2));
        outbox.pointer(() -> binary(3));
        outbox.pointerPosition(binary(4));
        line.complete();
        line.complete();
        line.complete();
        assertThat(line.written).containsExactly(locks(1), "binary 3", "binary 4");
    }

    @Test
    void closesAfterWhatWasSaidAndDropsPictures() {
        outbox.text(new GatewayText.Locks(1));
        outbox.frame(binary(1), () -> {});
        outbox.text(new GatewayText.Locks(2));
        outbox.close(4000, "malformed");
        outbox.text(new GatewayText.Locks(3));
        line.complete();
        line.complete();
        assertThat(line.written).containsExactly(locks(1), locks(2), "close 4000");
    }

    @Test
    void doesNotRecurseWhenMessagesCompleteAtOnce() {
        outbox.text(new GatewayText.Locks(0));
        for (int i = 1; i <= 500; i++) {
            outbox.text(new GatewayText.Locks(i));
        }
        line.atOnce = true;
        int depth = Thread.currentThread().getStackTrace().length;
        outbox.frame(
                binary(1),
                () -> assertThat(Thread.currentThread().getStackTrace().length).isLessThan(depth + 30));
        line.complete();
        assertThat(line.written).hasSize(502);
    }

    @Test
    void givesUpOnAViewerThatDoesNotRead() {
        for (int i = 0; i < 600; i++) {
            outbox.text(new GatewayText.Locks(i));
        }
        assertThat(failures).containsExactly("failed");
        assertThat(line.written).hasSize(1);
    }

    @Test
    void tellsThatTheLineFailedAndWritesNoMore() {
        outbox.text(new GatewayText.Locks(1));
        outbox.text(new GatewayText.Locks(2));
        line.underWay.removeFirst().accept(new java.io.IOException("broken"));
        outbox.text(new GatewayText.Locks(3));
        assertThat(failures).containsExactly("failed");
        assertThat(line.written).containsExactly(locks(1));
    }
}
