/** One notch of a wheel on the wire. */
export const NOTCH = 120;

const PIXELS_PER_NOTCH = 100;
const LINES_PER_NOTCH = 3;
const LARGEST = 32767;

/** Units per unit of `WheelEvent.deltaMode`: pixel, line, page. */
const UNITS = [NOTCH / PIXELS_PER_NOTCH, NOTCH / LINES_PER_NOTCH, NOTCH * 3] as const;

/**
 * Adds up one axis of wheel events to 1/120 notches. Touchpads send many small steps; hosts that know only whole
 * notches would take each for one, so small steps wait until a notch is full unless smooth scrolling is wanted.
 */
export class WheelAxis {
  private rest = 0;
  private last = 0;

  /**
   * @param delta of a WheelEvent, positive is down or to the right
   * @param mode its deltaMode
   * @param now milliseconds; after a pause what is left is forgotten
   * @returns 1/120 notches to send, positive in the direction of `delta`; 0 where there is nothing yet
   */
  turn(delta: number, mode: number, now: number, smooth: boolean): number {
    if (delta === 0) return 0;
    if (now - this.last > PAUSE || Math.sign(delta) !== Math.sign(this.rest)) this.rest = 0;
    this.last = now;
    this.rest += delta * (UNITS[mode] ?? UNITS[0]);
    const step = smooth ? 1 : NOTCH;
    const whole = Math.trunc(this.rest / step) * step;
    this.rest -= whole;
    return Math.max(-LARGEST, Math.min(LARGEST, whole));
  }
}

/** Milliseconds after which a half-turned notch springs back. */
const PAUSE = 1000;
