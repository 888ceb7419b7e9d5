package dev.oriel.rdp.order.field;

/** A place on a surface, in pixels; may lie outside. */
public record Point(int x, int y) {}
