package dev.oriel.rdp.order;

import dev.oriel.rdp.order.paint.PaintListener;

/** Hears what orders do. */
public interface OrderListener extends PaintListener {
    /** A frame begins, or is whole. */
    void frame(boolean begin);

    /** An order was painted, or was understood and has nothing to paint. */
    void applied();

    /** An order was passed over: it was never offered, or names what no cache has. */
    void passedOver();
}
