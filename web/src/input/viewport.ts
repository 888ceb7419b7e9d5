import type { Size } from '../protocol/geometry';

/** How the desktop is shown: all of it in the window, or one of its pixels on one of the screen's. */
export type ScaleMode = 'fit' | 'actual';

/** Size of the desktop's picture on the page, in CSS pixels. */
export function shownSize(desktop: Size, room: Size, mode: ScaleMode, pixelRatio: number): Size {
  const actual = { width: desktop.width / pixelRatio, height: desktop.height / pixelRatio };
  if (mode === 'actual' || desktop.width === 0 || desktop.height === 0) return actual;
  if (almostFills(actual, room, pixelRatio)) return actual;
  const scale = Math.min(room.width / desktop.width, room.height / desktop.height);
  return { width: desktop.width * scale, height: desktop.height * scale };
}

/** Pixels of the screen that a host may leave of the room: it likes widths of a multiple of 2, 4 or 8. */
const SPARE = 8;

/** A picture that fits but for a few pixels is shown as it is: to enlarge it by so little would only blur it. */
function almostFills(actual: Size, room: Size, pixelRatio: number): boolean {
  const spareWidth = (room.width - actual.width) * pixelRatio;
  const spareHeight = (room.height - actual.height) * pixelRatio;
  return spareWidth > -1 && spareWidth < SPARE && spareHeight > -1 && spareHeight < SPARE;
}

/** Where the picture stands on the page. */
export interface Shown extends Size {
  readonly left: number;
  readonly top: number;
}

/** The desktop's pixel under a point of the page; the nearest one where the point is beside the picture. */
export function toDesktop(clientX: number, clientY: number, shown: Shown, desktop: Size): { x: number; y: number } {
  return {
    x: along(clientX - shown.left, shown.width, desktop.width),
    y: along(clientY - shown.top, shown.height, desktop.height),
  };
}

function along(offset: number, shown: number, pixels: number): number {
  if (shown <= 0) return 0;
  return Math.max(0, Math.min(pixels - 1, Math.floor((offset * pixels) / shown)));
}

const SMALLEST = 200;
const GREATEST = 8192;

/** The desktop's size to ask for in a room of CSS pixels; even widths, which every codec of RDP likes. */
export function desktopSizeFor(room: Size, scale: number): Size {
  const side = (length: number): number => Math.max(SMALLEST, Math.min(GREATEST, Math.floor(length * scale)));
  return { width: side(room.width) & ~1, height: side(room.height) & ~1 };
}
