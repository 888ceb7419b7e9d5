import type { Rect } from '../protocol/geometry';
import type { PaintContext } from './painter';

type Context = OffscreenCanvasRenderingContext2D;

interface Part {
  readonly context: Context;
  rect: Rect;
}

/**
 * The canvas with the whole desktop, and those of further windows that show a part of it each: what is painted on the one
 * is painted on the others too, in the same task.
 */
export class Parts implements PaintContext {
  private readonly parts = new Map<number, Part>();

  constructor(private readonly whole: PaintContext) {}

  get canvas(): PaintContext['canvas'] {
    return this.whole.canvas;
  }

  /** A window has this canvas. */
  open(id: number, canvas: OffscreenCanvas): void {
    const context = canvas.getContext('2d', { alpha: false });
    if (context) this.parts.set(id, { context, rect: { x: 0, y: 0, w: canvas.width, h: canvas.height } });
  }

  /** A window shows this part of the desktop from now on. */
  show(id: number, rect: Rect): void {
    const part = this.parts.get(id);
    if (!part) return;
    const { context } = part;
    part.rect = rect;
    if (context.canvas.width !== rect.w) context.canvas.width = rect.w;
    if (context.canvas.height !== rect.h) context.canvas.height = rect.h;
    context.drawImage(this.whole.canvas as unknown as CanvasImageSource, -rect.x, -rect.y);
  }

  close(id: number): void {
    this.parts.delete(id);
  }

  drawImage(
    image: VideoFrame | OffscreenCanvas,
    fromX: number,
    fromY: number,
    fromW: number,
    fromH: number,
    x: number,
    y: number,
    w: number,
    h: number,
  ): void {
    this.whole.drawImage(image, fromX, fromY, fromW, fromH, x, y, w, h);
    for (const { context, rect } of this.parts.values()) {
      context.drawImage(image, fromX, fromY, fromW, fromH, x - rect.x, y - rect.y, w, h);
    }
  }

  putImageData(image: ImageData, x: number, y: number, dirtyX: number, dirtyY: number, w: number, h: number): void {
    this.whole.putImageData(image, x, y, dirtyX, dirtyY, w, h);
    for (const { context, rect } of this.parts.values()) {
      context.putImageData(image, x - rect.x, y - rect.y, dirtyX, dirtyY, w, h);
    }
  }
}
