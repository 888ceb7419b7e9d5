import { describe, expect, test } from 'vitest';
import { vectorFile } from '../../testing/vectors';
import { Framebuffer } from './framebuffer';
import { PixelHash } from './pixel-hash';
import { type Tile, TileCache } from './tile-cache';
import { cellsOf, offerOf } from './tile-offer';

interface HashVector {
  readonly seed: string;
  readonly width: number;
  readonly height: number;
  readonly low: string;
  readonly high: string;
}

/** The pixels that `pixel-hashes.json` speaks of: 1, then always the last one times 1103515 plus 12345, modulo 2^24. */
function tile(w: number, h: number): Tile {
  const pixels = new Uint32Array(w * h);
  let rgb = 1;
  for (let at = 0; at < pixels.length; at++) {
    pixels[at] = (0xff000000 | ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >> 16)) >>> 0;
    rgb = (rgb * 1103515 + 12345) % 2 ** 24;
  }
  return { w, h, pixels };
}

const uniform = (w: number, h: number): Tile => ({ w, h, pixels: new Uint32Array(w * h).fill(0xff112233) });

describe('hash of a tile', () => {
  const { hashes } = vectorFile('pixel-hashes.json') as { hashes: HashVector[] };
  test.each(hashes)('is the gateway’s: $width×$height, seed $seed', ({ seed, width, height, low, high }) => {
    const hash = new PixelHash(BigInt(`0x${seed}`)).hash(tile(width, height));
    expect([hash.low, hash.high]).toEqual([BigInt(`0x${low}`), BigInt(`0x${high}`)]);
  });
});

describe('offer of tiles', () => {
  test('names each tile once, and none of one colour', () => {
    const { tiles, told } = offerOf(7n, [tile(16, 4), uniform(64, 64), tile(16, 4), tile(4, 16)], 1 << 20, 99);
    expect(tiles.map(({ w, h }) => [w, h])).toEqual([
      [16, 4],
      [4, 16],
    ]);
    const view = new DataView(told.buffer, told.byteOffset, told.byteLength);
    expect(told.length).toBe(40);
    expect([view.getUint16(20, true), view.getUint16(22, true)]).toEqual([4, 16]);
    const { low, high } = new PixelHash(7n).hash(tile(4, 16));
    expect([view.getBigUint64(24, true), view.getBigUint64(32, true)]).toEqual([low, high]);
  });

  test('offers no more than the cache has room for', () => {
    const { tiles } = offerOf(7n, [tile(64, 64), tile(64, 32), tile(32, 64)], 64 * 64 * 4 + 64 * 32 * 4, 99);
    expect(tiles.map(({ h }) => h)).toEqual([64, 32]);
    expect(offerOf(7n, [tile(64, 64), tile(64, 32)], 1 << 20, 1).told.length).toBe(20);
  });

  test('cuts a picture into the cells of the gateway', () => {
    const framebuffer = new Framebuffer();
    framebuffer.resize(100, 70);
    framebuffer.fill({ x: 64, y: 64, w: 36, h: 6 }, 0xff00ff00);
    const cells = [...cellsOf(framebuffer)];
    expect(cells.map(({ w, h }) => [w, h])).toEqual([
      [64, 64],
      [36, 64],
      [64, 6],
      [36, 6],
    ]);
    expect(cells[3]?.pixels.every((pixel) => pixel === 0xff00ff00)).toBe(true);
  });

  test('fills a cache, which then names the latest first', () => {
    const cache = new TileCache(1 << 20);
    cache.fill([tile(2, 1), tile(3, 1), tile(4, 1)]);
    expect(cache.bytes).toBe(36);
    cache.get(0);
    expect(cache.recent().map(({ w }) => w)).toEqual([2, 4, 3]);
    expect(() => new TileCache(8).fill([tile(3, 1)])).toThrow('cache would hold 12 bytes');
  });
});
