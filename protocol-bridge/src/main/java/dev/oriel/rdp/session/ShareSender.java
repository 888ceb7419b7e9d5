package dev.oriel.rdp.session;

import dev.oriel.bridge.InputEvent;
import dev.oriel.rdp.input.FastPathInput;
import dev.oriel.rdp.input.InputSender;
import dev.oriel.rdp.input.SlowPathInput;
import dev.oriel.rdp.share.DataPdu;
import dev.oriel.rdp.share.FrameAcknowledge;
import dev.oriel.rdp.share.InclusiveRect;
import dev.oriel.rdp.share.RefreshRect;
import dev.oriel.rdp.share.ShutdownRequest;
import dev.oriel.rdp.share.SuppressOutput;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends in a share while it is active: input, and what it asks of the host. Any thread; guarded by a lock
 * that is held while {@link SessionOutput} is called, so that input leaves in the order in which it came.
 */
final class ShareSender {
    private final SessionOutput output;

    private final ReentrantLock sending = new ReentrantLock();
    // From here on guarded by the lock.
    /** Null while the share is not active. */
    private @Nullable Activation activation;
    /** Null while the share is not active. */
    private @Nullable InputSender input;

    private boolean suppressed;
    /** Null where the host has not been asked, or has answered. */
    private @Nullable Runnable shutdownAnswered;

    ShareSender(SessionOutput output) {
        this.output = output;
    }

    /** The share is active, for the first time or again. */
    void activate(Activation agreed) {
        sending.lock();
        try {
            activation = agreed;
            input = new InputSender(agreed.input(), new InputSink(output));
            if (suppressed) {
                sendSuppressOutput();
            }
        } finally {
            sending.unlock();
        }
    }

    /** The host has left the share: input is dropped until it is active again. */
    void deactivate() {
        sending.lock();
        try {
            activation = null;
            input = null;
            answerShutdown();
        } finally {
            sending.unlock();
        }
    }

    boolean send(InputEvent event) {
        sending.lock();
        try {
            return input != null && input.send(event);
        } finally {
            sending.unlock();
        }
    }

    void requestRefresh() {
        sending.lock();
        try {
            if (activation != null && activation.refreshRect()) {
                send(new RefreshRect(List.of(InclusiveRect.ofSize(activation.width(), activation.height()))));
            }
        } finally {
            sending.unlock();
        }
    }

    void suppressOutput(boolean suppress) {
        sending.lock();
        try {
            if (suppressed == suppress) {
                return;
            }
            suppressed = suppress;
            sendSuppressOutput();
        } finally {
            sending.unlock();
        }
    }

    /** Under the lock. */
    private void sendSuppressOutput() {
        if (activation != null && activation.suppressOutput()) {
            send(new SuppressOutput(
                    suppressed
                            ? Optional.empty()
                            : Optional.of(InclusiveRect.ofSize(activation.width(), activation.height()))));
        }
    }

    boolean requestShutdown(Runnable whenAnswered) {
        sending.lock();
        try {
            if (activation == null) {
                return false;
            }
            shutdownAnswered = whenAnswered;
            send(new ShutdownRequest());
            return true;
        } finally {
            sending.unlock();
        }
    }

    void shutdownDenied() {
        sending.lock();
        try {
            answerShutdown();
        } finally {
            sending.unlock();
        }
    }

    /** Under the lock. */
    private void answerShutdown() {
        if (shutdownAnswered != null) {
            shutdownAnswered.run();
            shutdownAnswered = null;
        }
    }

    void acknowledgeFrame(long frameId) {
        sending.lock();
        try {
            if (activation != null && activation.frameAcknowledge()) {
                send(new FrameAcknowledge(frameId));
            }
        } finally {
            sending.unlock();
        }
    }

    private void send(DataPdu pdu) {
        output.shareData(pdu.type(), pdu);
    }

    /** Input PDUs on their way out. */
    private record InputSink(SessionOutput output) implements InputSender.Sink {
        @Override
        public void fastPath(FastPathInput pdu) {
            output.fastPathInput(pdu);
        }

        @Override
        public void slowPath(SlowPathInput pdu) {
            output.shareData(DataPdu.INPUT, pdu);
        }
    }
}
