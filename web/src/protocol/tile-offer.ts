import type { Framebuffer } from './framebuffer';
import { PixelHash } from './pixel-hash';
import type { Tile } from './tile-cache';

const TILE_BYTES = 20;
/** Side of the cells in which the gateway looks for what a client has. */
const CELL = 64;

/** What a client has kept of earlier pictures, and offers to the gateway when it greets it. */
export interface TileOffer {
  /** In the order of the slots that they will have, as far as the gateway takes them. */
  readonly tiles: readonly Tile[];
  /** 20 bytes a tile: `u16 width, u16 height`, `u64` low and high half of its hash. */
  readonly told: Uint8Array;
}

/** What the desktop shows, by cells. */
export function* cellsOf(framebuffer: Framebuffer): Generator<Tile> {
  for (let y = 0; y < framebuffer.height; y += CELL) {
    for (let x = 0; x < framebuffer.width; x += CELL) {
      const w = Math.min(CELL, framebuffer.width - x);
      const h = Math.min(CELL, framebuffer.height - y);
      const pixels = new Uint32Array(w * h);
      framebuffer.read({ x, y, w, h }, pixels);
      yield { w, h, pixels };
    }
  }
}

/**
 * Offers as many of these tiles as there is room for, each once. What has one colour is left out: it costs nothing to send.
 *
 * The hash is always of the pixels as they are here, so that what the gateway then refers to is what will be drawn, whatever has
 * become of them where they were kept.
 *
 * @param key drawn by lot, known to nobody but the gateway
 * @param tiles from those that are wanted most on
 * @param most so many
 */
export function offerOf(key: bigint, tiles: Iterable<Tile>, cacheBytes: number, most: number): TileOffer {
  const hash = new PixelHash(key);
  const offered = new Map<string, Tile>();
  const bytes = new DataView(new ArrayBuffer(most * TILE_BYTES));
  let room = cacheBytes;
  for (const tile of tiles) {
    if (offered.size === most) break;
    if (isUniform(tile)) continue;
    const { low, high } = hash.hash(tile);
    const name = `${low} ${high}`;
    room -= offered.has(name) ? 0 : tile.pixels.byteLength;
    if (room < 0) break;
    const at = offered.size * TILE_BYTES;
    if (offered.has(name)) continue;
    bytes.setUint16(at, tile.w, true);
    bytes.setUint16(at + 2, tile.h, true);
    bytes.setBigUint64(at + 4, low, true);
    bytes.setBigUint64(at + 12, high, true);
    offered.set(name, tile);
  }
  return { tiles: [...offered.values()], told: new Uint8Array(bytes.buffer, 0, offered.size * TILE_BYTES) };
}

/** Whether it has one colour, so that it costs nothing to send. */
export function isUniform({ pixels }: Tile): boolean {
  return pixels.every((pixel) => pixel === pixels[0]);
}
