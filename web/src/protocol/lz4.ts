import { DecodeError } from './bytes';

const MIN_MATCH = 4;

/**
 * Decompresses one LZ4 block (lz4_Block_format.md) from `source` into the first `length` bytes of `target`.
 *
 * The block has to give exactly `length` bytes and to end with its literals; anything else is a {@link DecodeError}.
 * Nothing is written past `length`, nothing is read outside `source`.
 */
export function decompressLz4(source: Uint8Array, target: Uint8Array, length: number): void {
  const sourceEnd = source.length;
  if (sourceEnd === 0) throw new DecodeError('lz4 block has no token');
  let from = 0;
  let to = 0;
  while (from < sourceEnd) {
    const token = source[from++];

    // literals: a length in the token's high half, 15 means that bytes follow until one is not 255
    let literals = token >>> 4;
    if (literals === 15) {
      for (let more = 255; more === 255; literals += more) {
        if (from >= sourceEnd) throw new DecodeError('lz4 literal length runs past the end', from);
        more = source[from++];
      }
    }
    if (literals > sourceEnd - from) throw new DecodeError(`lz4 literals of ${literals} bytes run past the end`, from);
    if (literals > length - to) throw new DecodeError(`lz4 gives more than ${length} bytes`, from);
    if (literals > 32) {
      target.set(source.subarray(from, from + literals), to);
      from += literals;
      to += literals;
    } else {
      for (const end = from + literals; from < end; ) target[to++] = source[from++];
    }
    if (from === sourceEnd) break; // the last sequence has no match

    // match: a distance back into what was written, which may overlap what is being written
    if (sourceEnd - from < 2) throw new DecodeError('lz4 match offset runs past the end', from);
    const distance = source[from] | (source[from + 1] << 8);
    from += 2;
    if (distance === 0 || distance > to) throw new DecodeError(`lz4 match offset ${distance} is not in 1..${to}`, from);
    let match = token & 15;
    if (match === 15) {
      for (let more = 255; more === 255; match += more) {
        if (from >= sourceEnd) throw new DecodeError('lz4 match length runs past the end', from);
        more = source[from++];
      }
    }
    match += MIN_MATCH;
    if (match > length - to) throw new DecodeError(`lz4 gives more than ${length} bytes`, from);
    if (from === sourceEnd) throw new DecodeError('lz4 block ends with a match', from);
    if (distance >= match && match > 32) {
      target.copyWithin(to, to - distance, to - distance + match);
      to += match;
    } else {
      for (const end = to + match; to < end; to++) target[to] = target[to - distance];
    }
  }
  if (to !== length) throw new DecodeError(`lz4 gives ${to} bytes instead of ${length}`);
}
