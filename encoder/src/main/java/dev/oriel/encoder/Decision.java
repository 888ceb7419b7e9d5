package dev.oriel.encoder;

/** Whether a viewer's next frame is due. */
public sealed interface Decision {
    /** Now: call {@link ViewerEncoder#cut}. */
    record Cut() implements Decision {
        static final Cut NOW = new Cut();
    }

    /**
     * Not yet; ask again at that time, or when something happens.
     *
     * @param nanos on the caller's clock
     */
    record NotBefore(long nanos) implements Decision {}

    /** Enough is on its way; ask again when a frame has been acknowledged. */
    record AwaitAck() implements Decision {
        static final AwaitAck INSTANCE = new AwaitAck();
    }

    /** The viewer has everything; ask again when the desktop has painted. */
    record Nothing() implements Decision {
        static final Nothing INSTANCE = new Nothing();
    }
}
