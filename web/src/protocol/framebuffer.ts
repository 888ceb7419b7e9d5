import type { Rect, Size } from './geometry';

/** The alpha byte of a pixel in memory order R, G, B, A on a little-endian machine: all that run a browser are. */
export const OPAQUE = 0xff000000;

/** Memory that is kept although a smaller desktop does not need it, as a multiple of what it needs. */
const SLACK = 4;

/**
 * The picture as this viewer has it: `width * height` opaque pixels, row-major, stride == width.
 *
 * Rectangles are not checked here: the frame parser has proved that they lie inside.
 */
export class Framebuffer implements Size {
  width = 0;
  height = 0;
  /** One element a pixel, 0xAABBGGRR. */
  pixels: Uint32Array<ArrayBuffer> = new Uint32Array(0);
  /** The same memory as R, G, B, A, as ImageData wants it. */
  bytes: Uint8ClampedArray<ArrayBuffer> = new Uint8ClampedArray(0);
  private memory = new ArrayBuffer(0);

  /** Sets the size and paints everything black. */
  resize(width: number, height: number): void {
    const need = width * height * 4;
    if (this.memory.byteLength < need || this.memory.byteLength > need * SLACK) this.memory = new ArrayBuffer(need);
    this.width = width;
    this.height = height;
    this.pixels = new Uint32Array(this.memory, 0, width * height);
    this.bytes = new Uint8ClampedArray(this.memory, 0, need);
    this.pixels.fill(OPAQUE);
  }

  fill(rect: Rect, pixel: number): void {
    for (let row = rect.y; row < rect.y + rect.h; row++) {
      const start = row * this.width + rect.x;
      this.pixels.fill(pixel, start, start + rect.w);
    }
  }

  /** Copies within the picture; source and destination may overlap. */
  copy(rect: Rect, toX: number, toY: number): void {
    const { pixels, width } = this;
    // downwards from the last row, so that no row is overwritten before it has been read
    const down = toY > rect.y;
    for (let i = 0; i < rect.h; i++) {
      const row = down ? rect.h - 1 - i : i;
      const start = (rect.y + row) * width + rect.x;
      pixels.copyWithin((toY + row) * width + toX, start, start + rect.w);
    }
  }

  /** Draws `w * h` pixels, row-major. */
  draw(tile: Uint32Array, x: number, y: number, w: number, h: number): void {
    for (let row = 0; row < h; row++) this.pixels.set(tile.subarray(row * w, row * w + w), (y + row) * this.width + x);
  }

  /** Copies the pixels of `rect` to the start of `tile`, row-major. */
  read(rect: Rect, tile: Uint32Array): void {
    for (let row = 0; row < rect.h; row++) {
      const start = (rect.y + row) * this.width + rect.x;
      tile.set(this.pixels.subarray(start, start + rect.w), row * rect.w);
    }
  }
}
