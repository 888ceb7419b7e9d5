import { describe, expect, test } from 'vitest';
import { seeded } from '../../testing/random';
import { FrameApplier } from './apply';
import type { Frame, Operation } from './frame';
import { Framebuffer, OPAQUE } from './framebuffer';
import { TileCache } from './tile-cache';

function frameOf(operations: Operation[]): Frame {
  const nothing: Pick<Frame, 'data' | 'jpegs' | 'videos'> = {
    data: new Uint8Array(0),
    jpegs: [],
    videos: [],
  };
  return { id: 1, complete: true, lastInput: 0, operations, size: { width: 0, height: 0 }, ...nothing };
}

function numbered(width: number, height: number): Framebuffer {
  const framebuffer = new Framebuffer();
  framebuffer.resize(width, height);
  for (let i = 0; i < framebuffer.pixels.length; i++) framebuffer.pixels[i] = i;
  return framebuffer;
}

describe('framebuffer', () => {
  test('is black and opaque after a resize, also where memory is used again', () => {
    const framebuffer = numbered(20, 10);
    framebuffer.resize(5, 30);
    expect([...framebuffer.pixels]).toEqual(new Array(150).fill(OPAQUE >>> 0));
    expect(framebuffer.bytes.length).toBe(600);
  });

  test('keeps its memory for a smaller desktop and gives back what is much too large', () => {
    const framebuffer = numbered(100, 100);
    const memory = framebuffer.bytes.buffer;
    framebuffer.resize(80, 80);
    expect(framebuffer.bytes.buffer).toBe(memory);
    framebuffer.resize(10, 10);
    expect(framebuffer.bytes.buffer.byteLength).toBe(400);
  });
});

describe('copies of a frame', () => {
  test('take their source from the picture before the frame, however they overlap', () => {
    const random = seeded(7);
    for (let round = 0; round < 400; round++) {
      const width = 1 + random(24);
      const height = 1 + random(24);
      const framebuffer = numbered(width, height);
      const before = framebuffer.pixels.slice();
      const expected = before.slice();
      const operations: Operation[] = Array.from({ length: 1 + random(4) }, () => {
        const w = 1 + random(width);
        const h = 1 + random(height);
        const rect = { x: random(width - w + 1), y: random(height - h + 1), w, h };
        const copy = { op: 'copy', rect, toX: random(width - w + 1), toY: random(height - h + 1) } as const;
        for (let y = 0; y < h; y++) {
          for (let x = 0; x < w; x++) {
            expected[(copy.toY + y) * width + copy.toX + x] = before[(rect.y + y) * width + rect.x + x];
          }
        }
        return copy;
      });
      new FrameApplier(framebuffer, new TileCache(0)).apply(frameOf(operations), []);
      expect([...framebuffer.pixels], JSON.stringify(operations)).toEqual([...expected]);
    }
  });

  test('are done when there are very many', () => {
    const framebuffer = numbered(200, 1);
    const operations: Operation[] = Array.from({ length: 199 }, (_, x) => ({
      op: 'copy',
      rect: { x, y: 0, w: 1, h: 1 },
      toX: x + 1,
      toY: 0,
    }));
    new FrameApplier(framebuffer, new TileCache(0)).apply(frameOf(operations), []);
    expect([...framebuffer.pixels]).toEqual([0, ...Array.from({ length: 199 }, (_, x) => x)]);
  });
});

describe('damage', () => {
  test('joins cells that follow each other in a row', () => {
    const framebuffer = numbered(256, 128);
    const fill = (x: number, y: number): Operation => ({ op: 'fill', rect: { x, y, w: 64, h: 64 }, pixel: 1 });
    const damage = new FrameApplier(framebuffer, new TileCache(0)).apply(
      frameOf([fill(0, 0), fill(64, 0), fill(192, 0), fill(0, 64)]),
      [],
    );
    expect(damage).toEqual({
      resized: false,
      steps: [
        { x: 0, y: 0, w: 128, h: 64 },
        { x: 192, y: 0, w: 64, h: 64 },
        { x: 0, y: 64, w: 64, h: 64 },
      ],
    });
  });
});
