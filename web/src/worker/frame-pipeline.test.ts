import { describe, expect, test } from 'vitest';
import { vectors } from '../../testing/vectors';
import type { JpegBlob } from '../protocol/frame';
import { Framebuffer } from '../protocol/framebuffer';
import type { VideoPicture } from '../render/video-picture';
import { FramePipeline, type PaintedFrame } from './frame-pipeline';

const RESIZE = [0x01, 8, 0, 8, 0];

function message(id: number, operations: number[], blob: number[] = []): Uint8Array {
  return Uint8Array.from([
    1,
    2,
    id,
    0,
    operations.length,
    operations.length,
    operations.length,
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

const VIEW = { picture: 0, chroma: 1 } as const;

/** Units of one stream, all of the desktop, whose bytes are their places. */
function videoFrame(id: number, views: readonly (keyof typeof VIEW)[]): Uint8Array {
  const all = [0, 0, 0, 0, 8, 0, 8, 0];
  const units = views.flatMap((view) => [0x0a, 7, 0, VIEW[view], 1, ...all, 1, 0, ...all, 1, 0, 0, 0]);
  return message(id, units, [...views.keys()]);
}

/** A pipeline whose videos are decoded when the test says so, and that tells what is painted in one task. */
class VideoBench {
  readonly tasks: string[][] = [];
  readonly decoding: ((picture: VideoPicture | undefined) => void)[] = [];
  private current: string[] | undefined;
  readonly pipeline = new FramePipeline(new Framebuffer(), 0, {
    decodeJpeg: () => Promise.reject(new Error('there is none')),
    decodeVideo: () => new Promise((resolve) => this.decoding.push(resolve)),
    paint: () => undefined,
    paintVideo: (_, unit) => this.happened(`paint ${unit.bytes[0]}`),
    afterPaint: (action) => action(),
    now: () => 0,
    painted: ({ id }) => this.happened(`frame ${id}`),
    failed: (cause) => this.happened(String(cause)),
  });

  constructor() {
    this.pipeline.push(message(1, RESIZE));
  }

  /** A unit has been decoded. */
  async decoded(at: number): Promise<void> {
    this.current = undefined;
    this.decoding[at]?.({ image: () => undefined, close: () => this.happened(`close ${at}`) });
    await settle();
    this.current = undefined;
  }

  private happened(what: string): void {
    if (!this.current) {
      this.current = [];
      this.tasks.push(this.current);
    }
    this.current.push(what);
  }
}

describe('videos', () => {
  test('are painted in order, each as soon as it is its turn', async () => {
    const bench = new VideoBench();
    bench.pipeline.push(videoFrame(2, ['picture', 'picture']));
    await bench.decoded(1);
    await bench.decoded(0);
    expect(bench.tasks.flat()).toEqual(['frame 1', 'paint 0', 'close 0', 'paint 1', 'close 1', 'frame 2']);
  });

  test('are not seen without their colours', async () => {
    const bench = new VideoBench();
    bench.pipeline.push(videoFrame(2, ['picture', 'chroma']));
    await bench.decoded(0);
    expect(bench.tasks).toEqual([['frame 1']]);
    await bench.decoded(1);
    expect(bench.tasks).toEqual([['frame 1'], ['paint 0', 'close 0', 'paint 1', 'close 1', 'frame 2']]);
  });

  test('are closed unpainted where the pipeline is closed', async () => {
    const bench = new VideoBench();
    bench.pipeline.push(videoFrame(2, ['picture', 'chroma']));
    bench.pipeline.close();
    await bench.decoded(0);
    await bench.decoded(1);
    expect(bench.tasks.flat()).toEqual(['frame 1', 'close 0', 'close 1']);
  });
});

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

  test('paints exactly beside a video and over it after its picture', async () => {
    const bench = new Bench();
    const done: string[] = [];
    const pipeline = new FramePipeline(bench.framebuffer, 0, {
      decodeJpeg: () => Promise.reject(new Error('there is none')),
      decodeVideo: () => Promise.resolve({ image: () => undefined, close: () => done.push('closed') }),
      paint: (_, steps) => done.push(...steps.map((step) => ('video' in step ? 'video' : `${step.x},${step.y}`))),
      paintVideo: (_, { regions }) => done.push(`picture ${regions.length}`),
      afterPaint: (action) => action(),
      now: () => 0,
      painted: () => done.push('painted'),
      failed: (cause) => bench.failures.push(cause),
    });
    const stream = [0x0a, 0xff, 0xff, 0, 1, 0, 0, 0, 0, 8, 0, 8, 0];
    const region = [2, 0, 2, 0, 4, 0, 4, 0];
    const fill = [0x03, 6, 0, 6, 0, 2, 0, 2, 0, 1, 2, 3];
    pipeline.push(message(1, RESIZE));
    pipeline.push(message(2, [...stream, 1, 0, ...region, 1, 0, 0, 0, ...fill], [0]));
    await settle();
    expect(bench.failures).toEqual([]);
    expect(done).toEqual(['painted', 'picture 1', 'closed', '6,6', 'painted']);
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
