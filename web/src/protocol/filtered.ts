import { type Framebuffer, OPAQUE } from './framebuffer';
import type { Rect } from './geometry';

/** How each plane was made flat: as it is; minus the left neighbour; minus the pixel above. */
export const FILTER = { none: 0, left: 1, up: 2 } as const;
export type Filter = (typeof FILTER)[keyof typeof FILTER];

/** Bytes that a FILTERED operation takes from the data. */
export function filteredLength(rect: Rect): number {
  return 3 * rect.w * rect.h;
}

/**
 * Draws three filtered planes: G, R−G, B−G. `data` holds exactly {@link filteredLength} bytes and is overwritten: the
 * filters are undone in place, modulo 256 by the array's own type.
 */
export function drawFiltered(into: Framebuffer, rect: Rect, filter: Filter, data: Uint8Array): void {
  const { w, h } = rect;
  const area = w * h;
  for (let plane = 0; plane < 3; plane++) {
    if (filter === FILTER.left) undoLeft(data, plane * area, w, h);
    else if (filter === FILTER.up) undoUp(data, plane * area, w, h);
  }
  const { pixels, width } = into;
  for (let row = 0, at = 0; row < h; row++) {
    const to = (rect.y + row) * width + rect.x;
    for (let column = 0; column < w; column++, at++) {
      const green = data[at];
      const red = (data[at + area] + green) & 0xff;
      const blue = (data[at + 2 * area] + green) & 0xff;
      pixels[to + column] = OPAQUE | (blue << 16) | (green << 8) | red;
    }
  }
}

function undoLeft(plane: Uint8Array, start: number, w: number, h: number): void {
  for (let row = 0; row < h; row++) {
    const first = start + row * w;
    if (row > 0) plane[first] += plane[first - w];
    for (let at = first + 1; at < first + w; at++) plane[at] += plane[at - 1];
  }
}

function undoUp(plane: Uint8Array, start: number, w: number, h: number): void {
  for (let at = start + 1; at < start + w; at++) plane[at] += plane[at - 1];
  for (let at = start + w; at < start + w * h; at++) plane[at] += plane[at - w];
}
