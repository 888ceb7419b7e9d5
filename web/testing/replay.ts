import { FrameApplier } from '../src/protocol/apply';
import type { JpegBlob } from '../src/protocol/frame';
import { FrameParser } from '../src/protocol/frame';
import { Framebuffer } from '../src/protocol/framebuffer';
import { TileCache } from '../src/protocol/tile-cache';

/** One connection of `testdata/vectors`; its README says what the fields mean. */
export interface Vector {
  readonly name: string;
  readonly about: string;
  readonly cacheBytes: number;
  readonly frames: readonly VectorFrame[];
}

export interface VectorFrame {
  readonly offset: number;
  readonly length: number;
  readonly error?: string;
  readonly frameId?: number;
  readonly echo?: number;
  readonly complete?: boolean;
  readonly width?: number;
  readonly height?: number;
  readonly pixels?: readonly string[];
  readonly crc32?: string;
  readonly tolerance?: number;
  readonly slots?: readonly number[];
  readonly heldBytes?: number;
}

/** What is wrong with how a vector was taken; empty where nothing is. Runs in Node and in browsers. */
export async function replay(
  vector: Vector,
  bytes: Uint8Array,
  decodeJpeg: (jpeg: JpegBlob) => Promise<Uint32Array>,
  comparePixelsOfJpegs: boolean,
): Promise<string[]> {
  const problems: string[] = [];
  const framebuffer = new Framebuffer();
  const cache = new TileCache(vector.cacheBytes);
  const applier = new FrameApplier(framebuffer, cache);
  const parser = new FrameParser();
  for (const [number, expected] of vector.frames.entries()) {
    const say = (what: string): number => problems.push(`${vector.name}, frame ${number}: ${what}`);
    // a copy: filters are undone in place
    const message = bytes.slice(expected.offset, expected.offset + expected.length);
    try {
      const frame = parser.parse(message);
      applier.apply(frame, await Promise.all(frame.jpegs.map(decodeJpeg)));
      if (expected.error !== undefined) {
        say(`was taken although ${expected.error}`);
        continue;
      }
      if (frame.id !== expected.frameId) say(`id ${frame.id} instead of ${expected.frameId}`);
      if (frame.lastInput !== expected.echo) say(`echo ${frame.lastInput} instead of ${expected.echo}`);
      if (frame.complete !== expected.complete) say(`complete is ${frame.complete}`);
    } catch (error) {
      const decodeError = error instanceof Error && error.name === 'DecodeError';
      if (expected.error === undefined || !decodeError) say(`threw ${String(error)}`);
      continue;
    }
    if (framebuffer.width !== expected.width || framebuffer.height !== expected.height) {
      say(`${framebuffer.width}x${framebuffer.height} instead of ${expected.width}x${expected.height}`);
    }
    const slots = cache.slots.sort((a, b) => a - b);
    if (JSON.stringify(slots) !== JSON.stringify(expected.slots)) say(`slots ${slots} instead of ${expected.slots}`);
    if (cache.bytes !== expected.heldBytes) say(`${cache.bytes} bytes held instead of ${expected.heldBytes}`);
    if (expected.tolerance === undefined || comparePixelsOfJpegs) {
      const difference = comparePicture(framebuffer, expected);
      if (difference) say(difference);
    }
  }
  return problems;
}

function comparePicture(framebuffer: Framebuffer, { pixels, crc32, tolerance = 0 }: VectorFrame): string | undefined {
  if (pixels) {
    for (const [y, row] of pixels.entries()) {
      for (const [x, rgb] of row.split(' ').entries()) {
        const at = 4 * (y * framebuffer.width + x);
        const wanted = [0, 2, 4].map((digit) => Number.parseInt(rgb.slice(digit, digit + 2), 16));
        const got = framebuffer.bytes.subarray(at, at + 4);
        const off = wanted.some((value, channel) => Math.abs(value - (got[channel] ?? 0)) > tolerance);
        if (off || got[3] !== 255) return `pixel ${x},${y} is ${[...got]} instead of ${wanted}`;
      }
    }
  } else if (crc32 !== undefined && tolerance === 0) {
    const got = crc(framebuffer.bytes);
    if (got !== crc32) return `crc32 ${got} instead of ${crc32}`;
  }
  return undefined;
}

/** CRC-32 of all R, G, B bytes. */
export function crc(bytes: Uint8Array | Uint8ClampedArray): string {
  let value = 0xffffffff;
  for (let at = 0; at < bytes.length; at++) {
    if (at % 4 === 3) continue;
    value ^= bytes[at] ?? 0;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ((value ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0');
}
