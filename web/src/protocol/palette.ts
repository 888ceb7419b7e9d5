import { DecodeError } from './bytes';
import { type Framebuffer, OPAQUE } from './framebuffer';
import type { Rect } from './geometry';

export type PaletteBits = 1 | 2 | 4 | 8;

const colours = new Uint32Array(256);

/** Bytes that a PALETTE operation takes from the data. */
export function paletteLength(rect: Rect, bits: PaletteBits, count: number): number {
  return count * 3 + rect.h * Math.ceil((rect.w * bits) / 8);
}

/** Draws packed indices; `data` holds exactly {@link paletteLength} bytes. */
export function drawPalette(into: Framebuffer, rect: Rect, bits: PaletteBits, count: number, data: Uint8Array): void {
  for (let i = 0; i < count; i++) {
    colours[i] = (OPAQUE | (data[i * 3 + 2] << 16) | (data[i * 3 + 1] << 8) | data[i * 3]) >>> 0;
  }
  const rowBytes = Math.ceil((rect.w * bits) / 8);
  const mask = (1 << bits) - 1;
  const { pixels, width } = into;
  for (let row = 0; row < rect.h; row++) {
    const from = count * 3 + row * rowBytes;
    const to = (rect.y + row) * width + rect.x;
    for (let column = 0; column < rect.w; column++) {
      // leftmost pixel in the highest bits of its byte
      const bit = column * bits;
      const index = (data[from + (bit >>> 3)] >>> (8 - bits - (bit & 7))) & mask;
      if (index >= count) throw new DecodeError(`palette index ${index} is not below ${count}`);
      pixels[to + column] = colours[index];
    }
    const unused = rowBytes * 8 - rect.w * bits;
    if ((data[from + rowBytes - 1] & ((1 << unused) - 1)) !== 0) {
      throw new DecodeError(`palette row ${row} does not end with zero bits`);
    }
  }
}
