import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../testing/vectors';
import { codecOf, withColorSpace } from './sps';

/** Parameters, made by x264, of pictures of 64×64 without a word about their colours, and the same with BT.709. */
const PLAIN = '6742c00adc426c044000000300400000030083c489e0';
const MARKED = '6742c00adc426c05b808680a000003000200000300041e244f';

/** The same with BT.601 at limited range. */
const OTHERS = '6742c00adc426c05a8303032000003000200000300041e244f';

/** Parameters of another encoder, which end without a word about usability. */
const BARE = '6742c00adc426c';

/** Parameters of the gateway's own encoder, of pictures of 640×360. */
const OURS = '674d4c1f8c8d405017fcb37010d01078442350';

function unit(parameters: string): Uint8Array {
  return fromHex(`00000001${parameters}00000001680000000165aabb`);
}

describe('sequence parameters', () => {
  test('are told the colour space of RDP, and keep the rest', () => {
    expect(toHex(withColorSpace(unit(PLAIN)))).toBe(toHex(unit(MARKED)));
  });

  test('that name a colour space are told the right one', () => {
    expect(toHex(withColorSpace(unit(OTHERS)))).toBe(toHex(unit(MARKED)));
  });

  test('stay as they are where they cannot be read', () => {
    for (const broken of ['67', '6742', '6742c00a', BARE]) {
      expect(toHex(withColorSpace(unit(broken)))).toBe(toHex(unit(broken)));
    }
    const none = fromHex('0000000141aabbcc');
    expect(withColorSpace(none)).toBe(none);
  });

  test('of the gateway name the right colour space already', () => {
    expect(toHex(withColorSpace(unit(OURS)))).toBe(toHex(unit(OURS)));
    expect(codecOf(unit(OURS))).toBe('avc1.4d4c1f');
  });

  test('name the codec', () => {
    expect(codecOf(unit(PLAIN))).toBe('avc1.42c00a');
    expect(codecOf(fromHex('0000000141aabbcc'))).toBeUndefined();
  });

  test('never grow out of bounds, whatever the bytes', () => {
    for (let seed = 1; seed < 300; seed++) {
      const bytes = unit(PLAIN);
      for (let at = 5; at < bytes.length; at++) if ((at * seed * 7919) % 11 === 0) bytes[at] = (at * seed * 31) & 0xff;
      expect(withColorSpace(bytes).length).toBeLessThan(bytes.length + 80);
    }
  });
});
