import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Pointers } from './pointer';

const HEAD = [2, 0, 1, 0, 1, 0, 0, 0]; // 2x1, hotspot 1,0
const PIXELS = [1, 2, 3, 255, 4, 5, 6, 128];

function packed(slot: number, pixels: readonly number[]): Uint8Array {
  return Uint8Array.from([2, 3, slot, ...HEAD, ...deflateRawSync(Uint8Array.from(pixels))]);
}

function kept(slot: number): Uint8Array {
  return Uint8Array.from([2, 4, slot]);
}

describe('pointers', () => {
  it('shows a kept picture again, although the page owns the pixels it was handed', () => {
    const pointers = new Pointers();
    const first = pointers.parse(packed(15, PIXELS));
    expect(first).toMatchObject({ shape: 'picture', width: 2, height: 1, hotspotX: 1, hotspotY: 0 });
    if (first.shape !== 'picture') throw new Error('not a picture');
    structuredClone(first.rgba, { transfer: [first.rgba.buffer] });

    for (let again = 0; again < 2; again++) {
      const shown = pointers.parse(kept(15));
      if (shown.shape !== 'picture') throw new Error('not a picture');
      expect([...shown.rgba]).toEqual(PIXELS);
      structuredClone(shown.rgba, { transfer: [shown.rgba.buffer] });
    }
  });

  it('replaces what a slot keeps', () => {
    const pointers = new Pointers();
    pointers.parse(packed(3, PIXELS));
    const other = [9, 9, 9, 9, 8, 8, 8, 8];
    pointers.parse(packed(3, other));
    expect(pointers.parse(kept(3))).toMatchObject({ rgba: Uint8ClampedArray.from(other) });
  });

  it.each([
    ['an empty slot', kept(0)],
    ['a slot that is none', kept(16)],
    ['a slot that is none to keep in', packed(16, PIXELS)],
    ['too few pixels', packed(0, PIXELS.slice(4))],
    ['too many pixels', packed(0, [...PIXELS, 1])],
    ['no deflate stream', Uint8Array.from([2, 3, 0, ...HEAD, 7, 7])],
    ['more after a slot', Uint8Array.from([2, 4, 0, 0])],
  ])('refuses %s', (_, message) => {
    expect(() => new Pointers().parse(message)).toThrow(/pointer|left over/);
  });
});
