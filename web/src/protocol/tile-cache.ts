import { DecodeError } from './bytes';
import type { Framebuffer } from './framebuffer';
import type { Rect } from './geometry';

export interface Tile {
  readonly w: number;
  readonly h: number;
  readonly pixels: Uint32Array;
}

const BYTES_PER_PIXEL = 4;

/**
 * Tiles by slot number. The gateway decides what is kept and what goes; this side only refuses what would exceed the
 * bytes that it has granted.
 */
export class TileCache {
  private readonly tiles = new Map<number, Tile>();
  private used = 0;

  constructor(readonly capacity: number) {}

  /** Begins with these tiles, in the slots from 0 on. */
  fill(tiles: readonly Tile[]): void {
    for (const [slot, tile] of tiles.entries()) {
      this.tiles.set(slot, tile);
      this.used += bytesOf(tile);
    }
    if (this.used > this.capacity)
      throw new DecodeError(`cache would hold ${this.used} bytes, ${this.capacity} are granted`);
  }

  /** What it holds, from the most recently stored or drawn on. */
  recent(): Tile[] {
    return [...this.tiles.values()].reverse();
  }

  /** Bytes in use: four a pixel. */
  get bytes(): number {
    return this.used;
  }

  /** Slots that hold a tile, in no order. */
  get slots(): number[] {
    return [...this.tiles.keys()];
  }

  get(slot: number): Tile {
    const tile = this.tiles.get(slot);
    if (!tile) throw new DecodeError(`cache slot ${slot} is empty`);
    // a map keeps the order in which keys came: this one is the latest now
    this.tiles.delete(slot);
    this.tiles.set(slot, tile);
    return tile;
  }

  /** Keeps the pixels of `rect` as they are now, in place of what the slot held. */
  store(slot: number, rect: Rect, from: Framebuffer): void {
    const held = this.tiles.get(slot);
    const area = rect.w * rect.h;
    const used = this.used - bytesOf(held) + area * BYTES_PER_PIXEL;
    if (used > this.capacity) {
      throw new DecodeError(`cache would hold ${used} bytes, ${this.capacity} are granted`);
    }
    // a tile of the same area gives its memory to the next: a page that runs for months makes no garbage here
    const pixels = held && held.pixels.length === area ? held.pixels : new Uint32Array(area);
    from.read(rect, pixels);
    this.tiles.delete(slot);
    this.tiles.set(slot, { w: rect.w, h: rect.h, pixels });
    this.used = used;
  }

  evict(slot: number): void {
    this.used -= bytesOf(this.get(slot));
    this.tiles.delete(slot);
  }
}

function bytesOf(tile: Tile | undefined): number {
  return tile ? tile.pixels.length * BYTES_PER_PIXEL : 0;
}
