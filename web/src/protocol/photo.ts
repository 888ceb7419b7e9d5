import { inflateSync } from 'fflate';
import { DecodeError } from './bytes';
import { type Framebuffer, OPAQUE } from './framebuffer';
import type { Rect } from './geometry';

/** How a pixel is expected from those before it; `docs/wire-protocol.md`, "PHOTO". */
export const PREDICTION = { median: 0, blend: 1, slope: 2 } as const;
export type Prediction = (typeof PREDICTION)[keyof typeof PREDICTION];

/** Draws three planes, G, R and B, of differences to what is expected, from one stream of raw deflate. */
export function drawPhoto(
  into: Framebuffer,
  rect: Rect,
  prediction: Prediction,
  lessGreen: boolean,
  block: Uint8Array,
): void {
  const { w, h } = rect;
  const area = w * h;
  const planes = inflate(block, 3 * area);
  if (lessGreen) {
    for (let i = 0; i < area; i++) {
      planes[area + i] += planes[i];
      planes[2 * area + i] += planes[i];
    }
  }
  for (let plane = 0; plane < 3; plane++) undo(planes, plane * area, w, h, prediction);
  const { pixels, width } = into;
  for (let row = 0, at = 0; row < h; row++) {
    const to = (rect.y + row) * width + rect.x;
    for (let column = 0; column < w; column++, at++) {
      pixels[to + column] = OPAQUE | (planes[at + 2 * area] << 16) | (planes[at] << 8) | planes[at + area];
    }
  }
}

function inflate(block: Uint8Array, length: number): Uint8Array {
  let data: Uint8Array;
  try {
    // a byte more than is promised, so that a block that gives more is seen
    data = inflateSync(block, { out: new Uint8Array(length + 1) });
  } catch (cause) {
    throw new DecodeError(`photo is not one deflate stream: ${String(cause)}`);
  }
  if (data.length !== length) throw new DecodeError(`photo has ${data.length} bytes instead of ${length}`);
  return data;
}

/** Differences become values, in place and modulo 256 by the array's own type. */
function undo(plane: Uint8Array, start: number, w: number, h: number, prediction: Prediction): void {
  for (let at = start + 1; at < start + w; at++) plane[at] += plane[at - 1];
  for (let row = 1; row < h; row++) {
    const first = start + row * w;
    plane[first] += plane[first - w];
    if (prediction === PREDICTION.median) undoMedian(plane, first, w);
    else if (prediction === PREDICTION.blend || row === 1) undoBlend(plane, first, w, w);
    else undoSlope(plane, first, w);
  }
}

function undoMedian(plane: Uint8Array, first: number, w: number): void {
  let left = plane[first];
  let corner = plane[first - w];
  for (let at = first + 1; at < first + w; at++) {
    const up = plane[at - w];
    const median = Math.max(Math.min(left, up), Math.min(Math.max(left, up), left + up - corner));
    left = (plane[at] + median) & 0xff;
    plane[at] = left;
    corner = up;
  }
}

/** As far as column `end`. */
function undoBlend(plane: Uint8Array, first: number, w: number, end: number): void {
  for (let at = first + 1; at < first + end; at++) {
    plane[at] += (3 * (plane[at - 1] + plane[at - w]) - 2 * plane[at - w - 1]) >> 2;
  }
}

function undoSlope(plane: Uint8Array, first: number, w: number): void {
  undoBlend(plane, first, w, Math.min(w, 2));
  for (let at = first + 2; at < first + w; at++) {
    const left = plane[at - 1];
    const up = plane[at - w];
    plane[at] += (4 * (left + up) - 2 * plane[at - w - 1] - plane[at - 2] - plane[at - 2 * w] + 2) >> 2;
  }
}
