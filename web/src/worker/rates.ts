const WINDOW = 1000;

/** Counts frames over the last second. */
export class FrameRate {
  private readonly times: number[] = [];

  painted(now: number): void {
    this.times.push(now);
  }

  /** Frames in the second before `now`. */
  perSecond(now: number): number {
    while (this.times.length > 0 && (this.times[0] ?? 0) <= now - WINDOW) this.times.shift();
    return this.times.length;
  }
}
