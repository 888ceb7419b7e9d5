import type { Damage } from '../protocol/apply';
import type { Framebuffer } from '../protocol/framebuffer';

/** The part of a 2D context that painting needs: a canvas on the page and one in a worker both have it. */
export interface PaintContext {
  readonly canvas: { width: number; height: number };
  putImageData(image: ImageData, x: number, y: number, dirtyX: number, dirtyY: number, w: number, h: number): void;
}

/** Brings what has changed in a framebuffer onto a canvas. All of one frame is put in one task, so it shows at once. */
export class Painter {
  private image: ImageData | undefined;

  constructor(
    private readonly context: PaintContext,
    private readonly framebuffer: Framebuffer,
  ) {}

  paint(damage: Damage): void {
    const { framebuffer, context } = this;
    if (damage.resized || !this.image) {
      const { width, height } = framebuffer;
      // shares the framebuffer's memory: made once a size, not once a frame
      this.image = new ImageData(framebuffer.bytes, width, height);
      if (context.canvas.width !== width) context.canvas.width = width;
      if (context.canvas.height !== height) context.canvas.height = height;
      context.putImageData(this.image, 0, 0, 0, 0, width, height);
      return;
    }
    for (const { x, y, w, h } of damage.rects) context.putImageData(this.image, 0, 0, x, y, w, h);
  }
}
