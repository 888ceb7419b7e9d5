import type { DamageStep } from '../protocol/apply';
import type { VideoUnit } from '../protocol/frame';
import type { Framebuffer } from '../protocol/framebuffer';
import type { VideoPicture } from './video-picture';

/** The part of a 2D context that painting needs: a canvas on the page and one in a worker both have it. */
export interface PaintContext {
  readonly canvas: { width: number; height: number };
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
  ): void;
  putImageData(image: ImageData, x: number, y: number, dirtyX: number, dirtyY: number, w: number, h: number): void;
}

/** Brings what has changed in a framebuffer onto a canvas. All of one frame is put in one task, so it shows at once. */
export class Painter {
  private image: ImageData | undefined;

  constructor(
    private readonly context: PaintContext,
    private readonly framebuffer: Framebuffer,
  ) {}

  /** All but videos, which are painted one by one as they are decoded. */
  paint(resized: boolean, steps: readonly DamageStep[]): void {
    const { framebuffer, context } = this;
    if (resized || !this.image) {
      const { width, height } = framebuffer;
      // shares the framebuffer's memory: made once a size, not once a frame
      this.image = new ImageData(framebuffer.bytes, width, height);
      if (context.canvas.width !== width) context.canvas.width = width;
      if (context.canvas.height !== height) context.canvas.height = height;
      context.putImageData(this.image, 0, 0, 0, 0, width, height);
      return;
    }
    for (const step of steps) {
      if (!('video' in step)) context.putImageData(this.image, 0, 0, step.x, step.y, step.w, step.h);
    }
  }

  /** Paints the parts of a video's picture that are to be shown. */
  paintVideo(shown: VideoPicture, { picture, regions }: VideoUnit): void {
    const image = shown.image(regions.map(({ x, y, w, h }) => ({ x: x - picture.x, y: y - picture.y, w, h })));
    if (!image) return;
    for (const { x, y, w, h } of regions) {
      this.context.drawImage(image, x - picture.x, y - picture.y, w, h, x, y, w, h);
    }
  }
}
