import type { Rect, Size } from '../protocol/geometry';

/** A screen of the user's, and how many pixels of a desktop the window on it has room for. */
export interface Seat {
  /** Where the screen is among the others. */
  readonly left: number;
  readonly top: number;
  readonly room: Size;
}

/** A desktop of several monitors. */
export interface Arrangement extends Size {
  /** In the order of the seats; none lies over another, and none is apart from all others. */
  readonly monitors: readonly Rect[];
}

/** Hosts take no larger desktop. */
const GREATEST = 8192;

/**
 * Sets monitors side by side as the screens stand, or one upon the other where the screens do. Screens that stand askew are
 * set side by side too: hosts want no gaps. Those for which there is no place are left out, the first one never.
 */
export function arrange(seats: readonly Seat[]): Arrangement {
  const column = isColumn(seats);
  const inOrder = [...seats].sort((a, b) => (column ? a.top - b.top : a.left - b.left));
  const placed = new Map<Seat, Rect>();
  let end = 0;
  for (const seat of inOrder) {
    const { width: w, height: h } = seat.room;
    placed.set(seat, column ? { x: 0, y: end, w, h } : { x: end, y: 0, w, h });
    end += column ? h : w;
  }
  if (end > GREATEST) return arrange(seats.slice(0, -1));
  const monitors = seats.map((seat) => placed.get(seat) as Rect);
  return {
    width: Math.max(...monitors.map(({ x, w }) => x + w)),
    height: Math.max(...monitors.map(({ y, h }) => y + h)),
    monitors,
  };
}

/** Whether the screens stand one upon the other. */
function isColumn(seats: readonly Seat[]): boolean {
  const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
  return spread(seats.map(({ top }) => top)) > spread(seats.map(({ left }) => left));
}

/** Which part of the desktop a monitor is: that of the arrangement, also where the host has given it another size. */
export function partOf(monitor: Rect, asked: Size, desktop: Size): Rect {
  const alongX = (x: number): number => Math.round((x * desktop.width) / asked.width);
  const alongY = (y: number): number => Math.round((y * desktop.height) / asked.height);
  const x = alongX(monitor.x);
  const y = alongY(monitor.y);
  return {
    x,
    y,
    w: Math.max(1, alongX(monitor.x + monitor.w) - x),
    h: Math.max(1, alongY(monitor.y + monitor.h) - y),
  };
}
