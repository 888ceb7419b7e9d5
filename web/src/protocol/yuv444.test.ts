import { describe, expect, test } from 'vitest';
import { crc } from '../../testing/replay';
import { vectorFile } from '../../testing/vectors';
import { combine, type Planes, type Views } from './yuv444';

interface Yuv444Vector {
  readonly width: number;
  readonly height: number;
  readonly seed: number;
  readonly crc32: Readonly<Record<Views['packing'], string>>;
}

const vector = vectorFile('yuv444.json') as Yuv444Vector;

/** Noise, as the README of the vectors says. */
function views(packing: Views['packing']): Views {
  let state = vector.seed;
  const plane = (length: number): Uint8Array =>
    Uint8Array.from({ length }, () => {
      state = (state * 75 + 74) % 65_537;
      return state;
    });
  const { width, height } = vector;
  const picture = (): Planes => {
    const area = width * height;
    return { width, height, visibleWidth: width, y: plane(area), u: plane(area / 4), v: plane(area / 4) };
  };
  return { luma: picture(), chroma: picture(), packing };
}

describe('two views of a picture', () => {
  test.each(['chroma', 'chroma-v2'] as const)('packed as %s give the pixels that the gateway gives', (packing) => {
    expect(crc(combine(views(packing)))).toBe(vector.crc32[packing]);
  });

  test('whose last block is cut off give the whole blocks', () => {
    const { luma, chroma } = views('chroma');
    const cut = { ...chroma, height: chroma.height - 4 };
    expect(combine({ luma, chroma: cut, packing: 'chroma' })).toHaveLength(vector.width * (vector.height - 16) * 4);
  });

  test('of different sizes give what both have', () => {
    const { luma } = views('chroma-v2');
    const small: Planes = { ...luma, width: 16, height: 16, visibleWidth: 16 };
    expect(combine({ luma, chroma: small, packing: 'chroma-v2' })).toHaveLength(16 * 16 * 4);
  });
});
