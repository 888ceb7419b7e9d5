package dev.oriel.rdp.order.paint;

/** Takes the pixels of a shape, as horizontal runs: none twice, none of width 0 or less. */
@FunctionalInterface
interface Spans {
    void span(int x, int y, int width);
}
