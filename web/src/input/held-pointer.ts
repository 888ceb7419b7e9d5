import type { InputEvent } from '../protocol/input';

const MOST = 32767;

/**
 * The mouse while the browser holds its pointer in place (Pointer Lock): only how far it has moved counts. What is less
 * than a pixel is kept for the next move.
 */
export class HeldPointer {
  private restX = 0;
  private restY = 0;

  /** @param perPixel CSS pixels of the page for a pixel of the desktop */
  moved(cssX: number, cssY: number, perPixel: number): Extract<InputEvent, { type: 'move-by' }> | undefined {
    const x = this.restX + cssX / perPixel;
    const y = this.restY + cssY / perPixel;
    const dx = whole(x);
    const dy = whole(y);
    this.restX = x - dx;
    this.restY = y - dy;
    return dx === 0 && dy === 0 ? undefined : { type: 'move-by', dx, dy };
  }

  reset(): void {
    this.restX = 0;
    this.restY = 0;
  }
}

function whole(distance: number): number {
  return Math.max(-MOST, Math.min(MOST, Math.trunc(distance))) + 0;
}
