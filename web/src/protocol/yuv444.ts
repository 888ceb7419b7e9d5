/**
 * Pictures in YUV 4:2:0 of which two together have a colour for each pixel: [MS-RDPEGFX] 3.3.8.3.2 and 3.3.8.3.3. This is
 * the plain way to combine them, which others are compared with.
 */

/** A decoded picture. Rows of luma are `width` bytes apart, those of U and V half of it. */
export interface Planes {
  /** Of all that was decoded: whole blocks, where the decoder shows them. */
  readonly width: number;
  readonly height: number;
  /** What of the width is meant to be seen: views that are packed side by side are halves of it. */
  readonly visibleWidth: number;
  readonly y: Uint8Array;
  readonly u: Uint8Array;
  readonly v: Uint8Array;
}

/** A picture with luma and the mean colour of each square of four pixels, and the one with the colours of three of them. */
export interface Views {
  readonly luma: Planes;
  readonly chroma: Planes;
  readonly packing: 'chroma' | 'chroma-v2';
}

/** The fourth colour follows from the mean; nearer to it than this, the mean itself is better. */
export const MIN_CORRECTION = 30;

const BLOCK = 16;
const FRACTION = 16;
const HALF = 1 << (FRACTION - 1);

/** [MS-RDPEGFX] 3.3.8.3.1: ITU-R BT.709 at full range, in 16 bits of fraction. */
export const BT709 = { redV: 103_206, greenU: 12_276, greenV: 30_679, blueU: 121_609 } as const;

/** How much of the picture both views have. */
export function combinedSize({ luma, chroma, packing }: Views): { width: number; height: number } {
  const rows = Math.min(luma.height, chroma.height);
  return {
    width: Math.min(luma.width, chroma.width),
    // U and V of the odd rows lie eight rows apart in a block: a part of a block does not have both
    height: packing === 'chroma' ? rows - (rows % BLOCK) : rows - (rows % 2),
  };
}

/** All pixels that both views have, as R, G, B, A. */
export function combine(views: Views): Uint8ClampedArray<ArrayBuffer> {
  const { luma, packing } = views;
  const { width, height } = combinedSize(views);
  const colourAt = packing === 'chroma' ? colour : colourV2;
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = colourAt(views, x, y);
      const scaled = (luma.y[y * luma.width + x] << FRACTION) + HALF;
      pixels.set(
        [
          (scaled + BT709.redV * (v - 128)) >> FRACTION,
          (scaled - BT709.greenU * (u - 128) - BT709.greenV * (v - 128)) >> FRACTION,
          (scaled + BT709.blueU * (u - 128)) >> FRACTION,
          255,
        ],
        (y * width + x) * 4,
      );
    }
  }
  return pixels;
}

/**
 * Of each 16 rows of the second picture's luma, the first 8 are U of the odd rows and the last 8 are V of the odd rows; its
 * own U and V are those of the odd columns in even rows.
 */
function colour({ luma, chroma }: Views, x: number, y: number): [number, number] {
  const oddU = (((y >> 4) << 4) + ((y >> 1) & 7)) * chroma.width;
  const oddV = oddU + 8 * chroma.width;
  if ((y & 1) === 1) return [chroma.y[oddU + x], chroma.y[oddV + x]];
  const right = (y >> 1) * (chroma.width >> 1) + (x >> 1);
  if ((x & 1) === 1) return [chroma.u[right], chroma.v[right]];
  const mean = (y >> 1) * (luma.width >> 1) + (x >> 1);
  return [
    fourth(luma.u[mean], chroma.u[right], chroma.y[oddU + x], chroma.y[oddU + x + 1]),
    fourth(luma.v[mean], chroma.v[right], chroma.y[oddV + x], chroma.y[oddV + x + 1]),
  ];
}

/**
 * The second picture's luma has U of the odd columns in its left half and V in its right half; its U and V have, likewise in
 * halves, the colours in odd rows of each fourth column, and of each fourth but two.
 */
function colourV2({ luma, chroma }: Views, x: number, y: number): [number, number] {
  const half = chroma.visibleWidth >> 1;
  const quarter = chroma.visibleWidth >> 2;
  const odd = y * chroma.width + (x >> 1);
  if ((x & 1) === 1) return [chroma.y[odd], chroma.y[odd + half]];
  const below = (x & 2) === 0 ? chroma.u : chroma.v;
  const at = (y >> 1) * (chroma.width >> 1) + (x >> 2);
  if ((y & 1) === 1) return [below[at], below[at + quarter]];
  const mean = (y >> 1) * (luma.width >> 1) + (x >> 1);
  const both = odd + chroma.width;
  return [
    fourth(luma.u[mean], chroma.y[odd], below[at], chroma.y[both]),
    fourth(luma.v[mean], chroma.y[odd + half], below[at + quarter], chroma.y[both + half]),
  ];
}

/** The colour of which `mean` is the mean with three others. */
function fourth(mean: number, right: number, below: number, both: number): number {
  const exact = 4 * mean - right - below - both;
  return Math.abs(exact - mean) < MIN_CORRECTION ? mean : Math.min(255, Math.max(0, exact));
}
