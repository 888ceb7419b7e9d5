import { describe, expect, test } from 'vitest';
import { vectors } from '../../testing/vectors';
import type { JpegBlob } from '../protocol/frame';
import { Framebuffer } from '../protocol/framebuffer';
import { FramePipeline, type PaintedFrame } from './frame-pipeline';

const RESIZE = [0x01, 8, 0, 8, 0];

function message(id: number, operations: number[], blob: number[] = []): Uint8Array {
  const u32 = (value: number): number[] => [value & 255, value >> 8, 0, 0];
  return Uint8Array.from([
    1,
    2,
    ...u32(id),
    ...u32(0),
    ...u32(operations.length),
    ...u32(0),
    ...u32(0),
    ...operations,
    ...blob,
  ]);
}

function jpegFrame(id: number): Uint8Array {
  return message(id, [0x06, 0, 0, 0, 0, 8, 0, 8, 0, 1, 0, 0, 0], [id]);
}

/** A pipeline whose JPEGs are ready when the test says so. */
class Bench {
  readonly framebuffer = new Framebuffer();
  readonly painted: PaintedFrame[] = [];
  readonly failures: unknown[] = [];
  readonly decoding = new Map<number, { done(): void; fail(): void }>();
  time = 0;
  readonly pipeline = new FramePipeline(this.framebuffer, 0, {
    decodeJpeg: (jpeg: JpegBlob) =>
      new Promise((resolve, reject) => {
        const pixels = new Uint32Array(jpeg.w * jpeg.h).fill(jpeg.bytes[0]);
        this.decoding.set(jpeg.bytes[0], { done: () => resolve(pixels), fail: () => reject(new Error('broken')) });
      }),
    decodeVideo: () => Promise.resolve(undefined),
    paint: () => undefined,
    paintVideo: () => undefined,
    afterPaint: (action) => action(),
    now: () => this.time,
    painted: (frame) => this.painted.push(frame),
    failed: (cause) => this.failures.push(cause),
  });

  get ids(): number[] {
    return this.painted.map(({ id }) => id);
  }
}

/** Lets everything that waits for a promise go on. */
async function settle(): Promise<void> {
  for (let i = 0; i < 10; i++) await Promise.resolve();
}

describe('frame pipeline', () => {
  test('paints a frame without pictures in the task that brought it', () => {
    const bench = new Bench();
    bench.pipeline.push(message(1, RESIZE));
    expect(bench.painted).toEqual([
      { id: 1, complete: true, resized: { width: 8, height: 8 }, decode: 0, paint: 0, queued: 0 },
    ]);
  });

  test('keeps the order of frames whatever the order in which pictures are ready', async () => {
    const bench = new Bench();
    bench.pipeline.push(message(1, RESIZE));
    for (const id of [2, 3]) bench.pipeline.push(jpegFrame(id));
    bench.pipeline.push(message(4, []));
    bench.decoding.get(3)?.done();
    await settle();
    expect(bench.ids).toEqual([1]);
    bench.decoding.get(2)?.done();
    await settle();
    expect(bench.ids).toEqual([1, 2, 3, 4]);
    expect(bench.painted.map(({ queued }) => queued)).toEqual([0, 2, 1, 0]);
    expect(bench.framebuffer.pixels[0]).toBe(3);
  });

  test('measures from arrival to the finished picture', async () => {
    const bench = new Bench();
    bench.pipeline.push(message(1, RESIZE));
    bench.time = 100;
    bench.pipeline.push(jpegFrame(2));
    bench.time = 112;
    bench.decoding.get(2)?.done();
    await settle();
    expect(bench.painted[1]?.decode).toBe(12);
  });

  test('reports a broken picture once and takes nothing after it', async () => {
    const bench = new Bench();
    bench.pipeline.push(message(1, RESIZE));
    bench.pipeline.push(jpegFrame(2));
    bench.pipeline.push(message(3, []));
    bench.decoding.get(2)?.fail();
    await settle();
    expect(bench.failures).toHaveLength(1);
    expect(bench.ids).toEqual([1]);
  });

  test('shows nothing after it has been closed', async () => {
    const bench = new Bench();
    bench.pipeline.push(message(1, RESIZE));
    bench.pipeline.push(jpegFrame(2));
    bench.pipeline.close();
    bench.decoding.get(2)?.done();
    await settle();
    expect(bench.ids).toEqual([1]);
    expect(bench.failures).toEqual([]);
  });

  test('knows the size that a waiting frame will bring', () => {
    const bench = new Bench();
    bench.pipeline.push(message(1, RESIZE));
    bench.pipeline.push(jpegFrame(2));
    bench.pipeline.push(message(3, [0x01, 4, 0, 4, 0]));
    // inside the desktop of 8x8, outside that of 4x4
    expect(() => bench.pipeline.push(message(4, [0x03, 4, 0, 4, 0, 4, 0, 4, 0, 0, 0, 0]))).toThrow(
      /outside the desktop/,
    );
  });

  test('takes the golden vectors', async () => {
    for (const { vector, bytes } of vectors('frames').filter(({ vector }) => vector.name !== 'jpeg')) {
      const bench = new Bench();
      const pipeline = new FramePipeline(bench.framebuffer, vector.cacheBytes, {
        decodeJpeg: async ({ w, h }) => new Uint32Array(w * h),
        decodeVideo: () => Promise.resolve(undefined),
        paint: () => undefined,
        paintVideo: () => undefined,
        afterPaint: (action) => action(),
        now: () => 0,
        painted: (frame) => bench.painted.push(frame),
        failed: (cause) => bench.failures.push(cause),
      });
      for (const { offset, length } of vector.frames) pipeline.push(bytes.slice(offset, offset + length));
      await settle();
      expect(bench.failures, vector.name).toEqual([]);
      expect(bench.ids, vector.name).toEqual(vector.frames.map(({ frameId }) => frameId));
    }
  });
});
