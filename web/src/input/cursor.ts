import type { PointerShape } from '../protocol/pointer';

/** Browsers take no greater cursor, in CSS pixels. */
const LARGEST = 128;
/** Shapes whose CSS is kept: applications change between the same few all the time. */
const KEPT = 32;

export interface CursorLook {
  /** For the CSS property `cursor`. */
  readonly css: string;
  /** Drawn over the picture where the browser cannot show it as its own. */
  readonly overlay: Picture | undefined;
}

export type Picture = Extract<PointerShape, { shape: 'picture' }>;

/** Makes CSS cursors of the host's pointers. */
export class Cursors {
  private readonly known = new Map<string, string>();

  /** @param scale CSS pixels of the page for a pixel of the desktop */
  look(shape: PointerShape, scale: number): CursorLook {
    switch (shape.shape) {
      case 'hidden':
        return { css: 'none', overlay: undefined };
      case 'default':
        return { css: 'default', overlay: undefined };
      case 'picture': {
        const css = Math.max(shape.width, shape.height) * scale > LARGEST ? undefined : this.css(shape, scale);
        return css === undefined ? { css: 'none', overlay: shape } : { css, overlay: undefined };
      }
      default:
        return shape satisfies never;
    }
  }

  private css(shape: Picture, scale: number): string | undefined {
    const key = `${scale} ${shape.width} ${shape.hotspotX} ${shape.hotspotY} ${hash(shape.rgba)}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const made = cssOf(shape, scale);
    if (made === undefined) return undefined;
    const oldest = this.known.keys().next();
    if (this.known.size >= KEPT && !oldest.done) this.known.delete(oldest.value);
    this.known.set(key, made);
    return made;
  }
}

/** Draws a pointer's picture at its own size. */
export function drawPointer(shape: Picture, canvas: HTMLCanvasElement): void {
  canvas.width = shape.width;
  canvas.height = shape.height;
  canvas.getContext('2d')?.putImageData(new ImageData(shape.rgba, shape.width, shape.height), 0, 0);
}

function cssOf(shape: Picture, scale: number): string | undefined {
  const canvas = document.createElement('canvas');
  drawPointer(shape, canvas);
  const hotspot = `${Math.round(shape.hotspotX * scale)} ${Math.round(shape.hotspotY * scale)}`;
  if (scale === 1) return `url(${canvas.toDataURL()}) ${hotspot}, default`;
  // sharp on a dense screen: the picture keeps its pixels and says how many of them make a CSS pixel
  const dense = `image-set(url(${canvas.toDataURL()}) ${1 / scale}x) ${hotspot}, default`;
  if (CSS.supports('cursor', dense)) return dense;
  const scaled = document.createElement('canvas');
  scaled.width = Math.max(1, Math.round(shape.width * scale));
  scaled.height = Math.max(1, Math.round(shape.height * scale));
  scaled.getContext('2d')?.drawImage(canvas, 0, 0, scaled.width, scaled.height);
  return `url(${scaled.toDataURL()}) ${hotspot}, default`;
}

/** FNV-1a over the picture, good enough to tell a few cursors apart. */
function hash(bytes: Uint8ClampedArray): number {
  let value = 0x811c9dc5;
  for (const byte of bytes) value = Math.imul(value ^ byte, 0x01000193);
  return value >>> 0;
}
