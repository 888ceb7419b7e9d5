/** Silence that makes us ask whether the gateway is still there, in milliseconds. */
const ASK_AFTER = 700;
/** Silence after which a line that has nothing to say is asked all the same: proxies cut what looks dead. */
const ASK_IDLE_AFTER = 20_000;
const UNSTABLE_AFTER = 1_500;
const CUT_AFTER = 15_000;

export type Verdict = 'quiet' | 'unstable' | 'dead';

/**
 * Tells a quiet line from a dead one. A desktop on which nothing changes sends nothing, so silence alone says nothing:
 * after input that no frame has reflected, or after a long rest, a ping is sent, and only its answer's absence counts.
 */
export class Liveness {
  private lastReceived: number;
  private lastInput = 0;
  private inputPending = false;
  private pingSent: number | undefined;
  private roundTripMs = 0;

  constructor(now: number) {
    this.lastReceived = now;
  }

  /** Last measured round trip in milliseconds, 0 before the first. */
  get roundTrip(): number {
    return this.roundTripMs;
  }

  received(now: number): void {
    this.lastReceived = now;
    this.inputPending = false;
  }

  answered(now: number): void {
    if (this.pingSent !== undefined) this.roundTripMs = now - this.pingSent;
    this.pingSent = undefined;
  }

  input(now: number): void {
    if (!this.inputPending) this.lastInput = now;
    this.inputPending = true;
  }

  pinged(now: number): void {
    this.pingSent = now;
  }

  shouldPing(now: number): boolean {
    if (this.pingSent !== undefined) return false;
    const silence = now - this.lastReceived;
    return (
      silence >= ASK_IDLE_AFTER || (this.inputPending && silence >= ASK_AFTER && now - this.lastInput >= ASK_AFTER)
    );
  }

  verdict(now: number): Verdict {
    if (this.pingSent === undefined) return 'quiet';
    // what is waited for: the input's effect where there was input, else the ping's answer
    const since = this.inputPending ? Math.min(this.lastInput, this.pingSent) : this.pingSent;
    const silence = now - Math.max(this.lastReceived, since);
    if (silence >= CUT_AFTER) return 'dead';
    return silence >= UNSTABLE_AFTER ? 'unstable' : 'quiet';
  }
}
