import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { DecodeError } from './bytes';
import { History } from './deflated';

const text = (value: string) => new TextEncoder().encode(value);

describe('deflated block', () => {
  test('refers back to the blocks before it', () => {
    const history = new History();
    history.add(text('a window built out '));
    history.add(text('from a wall'));
    const dictionary = text('a window built out from a wall');
    const data = text('from a window built out');
    const block = deflateRawSync(data, { dictionary });
    expect(block.length).toBeLessThan(data.length / 2);
    expect([...history.inflate(block, data.length)]).toEqual([...data]);
  });

  test('reaches back 32 KiB and no further', () => {
    const noise = Uint8Array.from({ length: 40_000 }, (_, i) => Math.imul(i, 0x9e3779b1) >>> 13);
    const pieces = new History();
    for (let at = 0; at < noise.length; at += 7000) pieces.add(noise.slice(at, at + 7000));
    const dictionary = noise.slice(noise.length - (32 << 10));
    const data = noise.slice(noise.length - 32_000, noise.length - 31_000);
    const block = deflateRawSync(data, { dictionary });
    expect([...pieces.inflate(block, data.length)]).toEqual([...data]);
  });

  test('is refused where it gives another length, or ends early', () => {
    const block = deflateRawSync(text('a window'));
    expect(() => new History().inflate(block, 7)).toThrow(DecodeError);
    expect(() => new History().inflate(block, 9)).toThrow(DecodeError);
    expect(() => new History().inflate(block.subarray(0, block.length - 2), 8)).toThrow(DecodeError);
    expect(() => new History().inflate(new Uint8Array(0), 1)).toThrow(DecodeError);
  });

  test('is refused where it refers back beyond the first block', () => {
    const block = deflateRawSync(text('never sent before'), { dictionary: text('never sent before') });
    expect(() => new History().inflate(block, 17)).toThrow(DecodeError);
  });
});
