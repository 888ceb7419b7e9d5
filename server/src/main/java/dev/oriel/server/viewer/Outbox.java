package dev.oriel.server.viewer;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of a viewer. Control messages go out in their order and before any frame; of pointer shapes and
 * positions only the latest; of frames at most one waits. One message is under way at a time, no thread waits for it,
 * and no lock is held while writing. Safe for use by any thread.
 */
final class Outbox {
    private static final Logger log = LoggerFactory.getLogger(Outbox.class);

    /** A viewer that lets more control messages pile up does not read: bells and stages by the hundred. */
    private static final int MAX_WAITING = 512;

    private final Line line;
    private final Executor executor;
    private final Runnable onFailure;
    private final ReentrantLock lock = new ReentrantLock();
    // From here on guarded by the lock.
    private final ArrayDeque<String> texts = new ArrayDeque<>();
    private @Nullable Supplier<ByteBuffer> pointer;
    private @Nullable ByteBuffer pointerPosition;
    private @Nullable Frame frame;
    private @Nullable Closing closing;
    private boolean writing;
    private boolean closed;

    private record Frame(ByteBuffer message, Runnable sent) {}

    private record Closing(int code, String reason) {}

    /** What has become of a message. */
    private enum Queued {
        /** nothing is written any more */
        NOT,
        /** nothing is under way: to be written now */
        FIRST,
        /** the completion of what is under way goes on */
        BEHIND,
        TOO_MANY
    }

    /** One message to write; null of both: the close frame. */
    private sealed interface Next {
        record Text(String text) implements Next {}

        record Binary(ByteBuffer message, Runnable sent) implements Next {}

        record Close(Closing closing) implements Next {}
    }

    /**
     * @param executor writes all but frames, so that those who have something to say may hold locks
     * @param onFailure the line is broken or does not drain: called by the executor or a thread of the line
     */
    Outbox(Line line, Executor executor, Runnable onFailure) {
        this.line = line;
        this.executor = executor;
        this.onFailure = onFailure;
    }

    void text(GatewayText message) {
        String json = message.json();
        if (enqueue(() -> texts.addLast(json)) == Queued.TOO_MANY) {
            fail("too many control messages wait");
        }
    }

    /**
     * The pointer's shape, instead of one that has not gone out yet.
     *
     * @param message asked for only if it is sent, in the order of sending, by one thread at a time
     */
    void pointer(Supplier<ByteBuffer> message) {
        enqueue(() -> pointer = message);
    }

    /** Where the host moved the pointer to, instead of an earlier place that has not gone out yet. */
    void pointerPosition(ByteBuffer message) {
        enqueue(() -> pointerPosition = message);
    }

    /**
     * A frame; the one before has been handed to the line. Who cuts frames holds no lock, so the caller writes it: to wake
     * another thread would cost a small frame more than its writing.
     *
     * @param sent runs once the line has taken all of it
     */
    void frame(ByteBuffer message, Runnable sent) {
        Queued queued = queue(() -> {
            if (frame != null) {
                throw new IllegalStateException("a frame is still waiting");
            }
            frame = new Frame(message, sent);
        });
        if (queued == Queued.FIRST) {
            write();
        }
    }

    /** Closes the line after the control messages that wait; frames and pointers are dropped. */
    void close(int code, String reason) {
        enqueue(() -> {
            closing = new Closing(code, reason);
            frame = null;
            pointer = null;
            pointerPosition = null;
        });
    }

    /** The line has gone: nothing is written any more. */
    void gone() {
        lock.lock();
        try {
            closed = true;
            texts.clear();
        } finally {
            lock.unlock();
        }
    }

    private Queued enqueue(Runnable change) {
        Queued queued = queue(change);
        if (queued == Queued.FIRST) {
            executor.execute(this::write);
        }
        return queued;
    }

    private Queued queue(Runnable change) {
        lock.lock();
        try {
            if (closed || closing != null) {
                return Queued.NOT;
            }
            change.run();
            if (texts.size() > MAX_WAITING) {
                return Queued.TOO_MANY;
            }
            return writing ? Queued.BEHIND : Queued.FIRST;
        } finally {
            lock.unlock();
        }
    }

    /** Writes until a message does not complete at once: its completion goes on. */
    private void write() {
        while (true) {
            Next next;
            lock.lock();
            try {
                if (writing || closed) {
                    return;
                }
                next = next();
                if (next == null) {
                    return;
                }
                writing = true;
                closed = next instanceof Next.Close;
            } finally {
                lock.unlock();
            }
            Completion completion = new Completion(next);
            switch (next) {
                case Next.Text text -> line.sendText(text.text(), completion);
                case Next.Binary binary -> line.sendBinary(binary.message(), completion);
                case Next.Close close ->
                    line.close(close.closing().code(), close.closing().reason());
            }
            if (!completion.returned()) {
                return;
            }
        }
    }

    private @Nullable Next next() {
        String text = texts.pollFirst();
        if (text != null) {
            return new Next.Text(text);
        }
        if (closing != null) {
            return new Next.Close(closing);
        }
        if (pointer != null) {
            ByteBuffer message = pointer.get();
            pointer = null;
            return new Next.Binary(message, () -> {});
        }
        if (pointerPosition != null) {
            ByteBuffer message = pointerPosition;
            pointerPosition = null;
            return new Next.Binary(message, () -> {});
        }
        if (frame != null) {
            Frame waiting = frame;
            frame = null;
            return new Next.Binary(waiting.message(), waiting.sent());
        }
        return null;
    }

    private void fail(String why) {
        gone();
        log.info("viewer closed: {}", why);
        executor.execute(onFailure);
    }

    /**
     * Hears that a message has gone out. Where that happens while {@link #write} is still on the stack, its loop goes
     * on: else many small messages would be a deep recursion.
     */
    private final class Completion implements Consumer<@Nullable Throwable> {
        private final Next message;
        /** Guarded by the outbox's lock: the first of completion and return leaves it to the second. */
        private boolean first = true;

        Completion(Next message) {
            this.message = message;
        }

        @Override
        public void accept(@Nullable Throwable failure) {
            if (failure != null) {
                gone();
                onFailure.run();
                return;
            }
            boolean carryOn = second();
            if (message instanceof Next.Binary binary) {
                binary.sent().run();
            }
            if (carryOn) {
                write();
            }
        }

        /** @return whether the message has gone out already, so that the loop may go on */
        boolean returned() {
            return second();
        }

        private boolean second() {
            lock.lock();
            try {
                if (first) {
                    first = false;
                    return false;
                }
                writing = false;
                return true;
            } finally {
                lock.unlock();
            }
        }
    }
}
