import type { Tile } from './tile-cache';

const GOLDEN = 0x9e3779b97f4a7c15n;
const GOLDEN_HIGH = 0x9e3779b9 | 0;
const GOLDEN_LOW = 0x7f4a7c15;
const LANES = 4;
const TWO_32 = 2 ** 32;

/** A 128-bit hash, as two unsigned halves. */
export interface Hash {
  readonly low: bigint;
  readonly high: bigint;
}

/**
 * The keyed hash of a tile's size and pixels by which the gateway knows tiles; the gateway's `PixelHash` describes it.
 *
 * Four lanes of two 64-bit numbers x and y, each kept as two halves of 32 bits: JavaScript's own 64-bit numbers are a
 * hundred times slower. `vectors/pixel-hashes.json` holds both ends to the same.
 */
export class PixelHash {
  private readonly keys: readonly bigint[];
  /** Of lane n, from 4n on: high and low half of x, high and low half of y. */
  private readonly lanes = new Int32Array(4 * LANES);

  constructor(seed: bigint) {
    this.keys = Array.from({ length: 2 * LANES }, (_, index) => mix(seed + BigInt(index + 1) * GOLDEN));
  }

  hash({ w, h, pixels }: Tile): Hash {
    this.begin(w, h);
    const { lanes } = this;
    for (let at = 0, row = 0; row < h; row++) {
      const end = at + w;
      for (; at <= end - 16; at += 16) {
        for (let lane = 0; lane < LANES; lane++) {
          const from = at + 4 * lane;
          step(lanes, 4 * lane, rgb(pixels[from]), rgb(pixels[from + 1]), rgb(pixels[from + 2]), rgb(pixels[from + 3]));
        }
      }
      // what is left of a row goes through one lane, pixel by pixel
      for (; at < end; at++) step(lanes, 0, 0, rgb(pixels[at]), GOLDEN_HIGH, GOLDEN_LOW);
    }
    return this.end();
  }

  private begin(w: number, h: number): void {
    this.keys.forEach((key, index) => {
      this.lanes[2 * index] = Number(key >> 32n) | 0;
      this.lanes[2 * index + 1] = Number(key & 0xffffffffn) | 0;
    });
    this.lanes[0] ^= w;
    this.lanes[1] ^= h;
  }

  private end(): Hash {
    const all = Array.from({ length: 2 * LANES }, (_, index) => word(this.lanes, 2 * index));
    const fold = (from: number, key: bigint): bigint => {
      let folded = key;
      for (let lane = LANES - 1; lane >= 0; lane--) folded = mix((all[2 * lane + from] ?? 0n) + folded);
      return folded;
    };
    const low = fold(0, this.keys[0] ?? 0n);
    return { low, high: fold(1, (this.keys[1] ?? 0n) + low) };
  }
}

/** From 0xAABBGGRR, as a framebuffer has it, to 0x00RRGGBB. */
function rgb(pixel: number): number {
  return ((pixel & 0xff) << 16) | (pixel & 0xff00) | ((pixel >>> 16) & 0xff);
}

/** One lane takes two 64-bit words, given as halves: x becomes l ^ h and y the halves of l in turn, plus h, of the product. */
function step(lanes: Int32Array, at: number, aFirst: number, aSecond: number, bFirst: number, bSecond: number): void {
  const aHigh = aFirst ^ lanes[at];
  const aLow = aSecond ^ lanes[at + 1];
  const bHigh = bFirst ^ lanes[at + 2];
  const bLow = bSecond ^ lanes[at + 3];
  // schoolbook multiplication of halves; every sum is exact in a double
  const crossA = Math.imul(aHigh, bLow) >>> 0;
  const crossB = Math.imul(aLow, bHigh) >>> 0;
  const middle = highHalf(aLow, bLow) + crossA + crossB;
  const lLow = Math.imul(aLow, bLow);
  const lHigh = middle | 0;
  const upper =
    highHalf(aHigh, bLow) + highHalf(aLow, bHigh) + (Math.imul(aHigh, bHigh) >>> 0) + Math.floor(middle / TWO_32);
  let hLow = upper % TWO_32;
  let hHigh = highHalf(aHigh, bHigh) + Math.floor(upper / TWO_32);
  // the gateway multiplies signed numbers: what is negative has been taken for 2^64 more than it is
  if (aHigh < 0) {
    hLow -= bLow >>> 0;
    hHigh -= bHigh >>> 0;
  }
  if (bHigh < 0) {
    hLow -= aLow >>> 0;
    hHigh -= aHigh >>> 0;
  }
  hHigh += Math.floor(hLow / TWO_32);
  const sum = (lHigh >>> 0) + (hLow - Math.floor(hLow / TWO_32) * TWO_32);
  lanes[at] = lHigh ^ hHigh;
  lanes[at + 1] = lLow ^ hLow;
  lanes[at + 2] = (lLow >>> 0) + hHigh + Math.floor(sum / TWO_32);
  lanes[at + 3] = sum;
}

/** The upper 32 bits of the product of two unsigned 32-bit numbers. */
function highHalf(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const crossA = Math.imul(aHigh, bLow) >>> 0;
  const crossB = Math.imul(aLow, bHigh) >>> 0;
  const middle = (Math.imul(aLow, bLow) >>> 16) + (crossA & 0xffff) + (crossB & 0xffff);
  return (Math.imul(aHigh, bHigh) >>> 0) + (crossA >>> 16) + (crossB >>> 16) + (middle >>> 16);
}

function word(halves: Int32Array, at: number): bigint {
  return (BigInt(halves[at] >>> 0) << 32n) | BigInt(halves[at + 1] >>> 0);
}

/** The finalizer of SplitMix64. */
function mix(value: bigint): bigint {
  let z = BigInt.asUintN(64, value);
  z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
  z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
  return z ^ (z >> 31n);
}
