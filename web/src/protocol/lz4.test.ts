import { describe, expect, test } from 'vitest';
import { DecodeError } from './bytes';
import { decompressLz4 } from './lz4';

function decompress(source: readonly number[], length: number): number[] {
  const target = new Uint8Array(length + 8).fill(0xee);
  decompressLz4(Uint8Array.from(source), target, length);
  // canary: nothing is written past the promised length
  expect([...target.subarray(length)]).toEqual(new Array(8).fill(0xee));
  return [...target.subarray(0, length)];
}

describe('LZ4 block', () => {
  test('gives literals', () => {
    expect(decompress([0x30, 1, 2, 3], 3)).toEqual([1, 2, 3]);
  });

  test('repeats by an overlapping match', () => {
    // one literal, match of 4 + 3 at distance 1, then five literals
    expect(decompress([0x13, 7, 1, 0, 0x50, 1, 2, 3, 4, 5], 13)).toEqual([7, 7, 7, 7, 7, 7, 7, 7, 1, 2, 3, 4, 5]);
  });

  test('reads lengths that take several bytes', () => {
    const literals = Array.from({ length: 300 }, (_, i) => i & 0xff);
    expect(decompress([0xf0, 255, 30, ...literals], 300)).toEqual(literals);
    // 4 literals, match of 4 + 15 + 255 + 0 at distance 4
    const repeated = decompress([0x4f, 1, 2, 3, 4, 4, 0, 255, 0, 0x10, 9], 4 + 274 + 1);
    expect(repeated.slice(0, 278).every((byte, i) => byte === (i % 4) + 1)).toBe(true);
    expect(repeated[278]).toBe(9);
  });

  test('gives nothing from an empty last sequence', () => {
    expect(decompress([0x00], 0)).toEqual([]);
  });

  test.each([
    ['literals that run past the end', [0x50, 1, 2], 5],
    ['a literal length that runs past the end', [0xf0, 255], 300],
    ['more literals than promised', [0x30, 1, 2, 3], 2],
    ['fewer bytes than promised', [0x30, 1, 2, 3], 4],
    ['an offset of zero', [0x10, 1, 0, 0, 0x10, 1], 6],
    ['an offset before the start', [0x10, 1, 2, 0, 0x10, 1], 6],
    ['half an offset', [0x10, 1, 1], 5],
    ['a match longer than promised', [0x1f, 1, 1, 0, 200, 0x10, 1], 20],
    ['a match length that runs past the end', [0x1f, 1, 1, 0, 255], 300],
    ['a match at the end', [0x10, 1, 1, 0], 5],
  ])('refuses %s', (_name, source, length) => {
    expect(() => decompress(source, length)).toThrow(DecodeError);
  });

  test('stays inside its bounds whatever the bytes', () => {
    let seed = 1;
    const random = (): number => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      return (seed >>> 16) & 0xff;
    };
    for (let round = 0; round < 20_000; round++) {
      const source = Array.from({ length: random() & 31 }, random);
      const length = random() & 63;
      try {
        decompress(source, length);
      } catch (error) {
        expect(error).toBeInstanceOf(DecodeError);
      }
    }
  });
});
