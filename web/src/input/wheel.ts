/** One notch of a wheel on the wire. */
export const NOTCH = 120;

const PIXELS_PER_NOTCH = 100;
const LINES_PER_NOTCH = 3;
const LARGEST = 32767;

/** A delta that is in 1/120 notches already; follows the values of `WheelEvent.deltaMode`. */
const IN_UNITS = 3;
/** 1/120 notches for a pixel, a line, a page. */
const UNITS = [NOTCH / PIXELS_PER_NOTCH, NOTCH / LINES_PER_NOTCH, NOTCH * 3, 1] as const;

/**
 * Adds up one axis of wheel events to 1/120 notches. Touchpads send many small steps; hosts that know only whole
 * notches would take each for one, so small steps wait until a notch is full unless smooth scrolling is wanted.
 */
export class WheelAxis {
  private rest = 0;
  private last = 0;

  /**
   * @param turn positive is down or to the right
   * @param now milliseconds; after a pause what is left is forgotten
   * @returns 1/120 notches to send, positive in the direction of `delta`; 0 where there is nothing yet
   */
  turn({ delta, mode }: Turn, now: number, smooth: boolean): number {
    if (delta === 0) return 0;
    if (now - this.last > PAUSE || Math.sign(delta) !== Math.sign(this.rest)) this.rest = 0;
    this.last = now;
    this.rest += delta * (UNITS[mode] ?? UNITS[0]);
    const step = smooth ? 1 : NOTCH;
    const whole = Math.trunc(this.rest / step) * step || 0;
    this.rest -= whole;
    return Math.max(-LARGEST, Math.min(LARGEST, whole));
  }
}

/** One axis of a WheelEvent: how far, and in which unit. */
export interface Turn {
  readonly delta: number;
  readonly mode: number;
}

/**
 * What an event says of one axis. How many pixels a notch is differs between systems; where the browser tells whole
 * notches of a real wheel by the older `wheelDelta`, which counts the other way round, those are taken. For a touchpad that
 * is no more than three times the pixels.
 */
export function turnOf(delta: number, mode: number, wheelDelta: number | undefined): Turn {
  const notches = wheelDelta && wheelDelta % NOTCH === 0 && wheelDelta !== -3 * delta;
  return notches ? { delta: -wheelDelta, mode: IN_UNITS } : { delta, mode };
}

/** Milliseconds after which a half-turned notch springs back. */
const PAUSE = 1000;
