import type { Button, InputEvent } from '../protocol/input';
import { NOTCH } from './wheel';

export interface TouchOutlets {
  send(event: InputEvent): void;
  locate(clientX: number, clientY: number): { x: number; y: number };
  moved(x: number, y: number): void;
  later(action: () => void, milliseconds: number): { cancel(): void };
}

/** A finger that moves less than this many CSS pixels stands still. */
const STILL = 10;
const LONG_PRESS = 500;
/** CSS pixels of two fingers' way for a notch. */
const PIXELS_PER_NOTCH = 40;

interface Finger {
  readonly startX: number;
  readonly startY: number;
  x: number;
  y: number;
}

/** What the fingers are doing. */
type Gesture = 'none' | 'undecided' | 'drag' | 'scroll' | 'done';

/**
 * Fingers on the picture: a tap is a click, a long press a right click, one moving finger drags, two scroll.
 */
export class TouchInput {
  private readonly fingers = new Map<number, Finger>();
  private gesture: Gesture = 'none';
  private timer: { cancel(): void } | undefined;
  private scrolledX = 0;
  private scrolledY = 0;

  constructor(private readonly outlets: TouchOutlets) {}

  /** Whether a button is down on the host. */
  get dragging(): boolean {
    return this.gesture === 'drag';
  }

  event(type: string, id: number, x: number, y: number): void {
    if (type === 'pointerdown') this.start(id, x, y);
    else if (type === 'pointermove') this.move(id, x, y);
    else this.end(id);
  }

  cancel(id: number): void {
    if (this.gesture === 'drag') this.button(1, false, this.fingers.get(id));
    this.fingers.delete(id);
    this.timer?.cancel();
    this.gesture = this.fingers.size === 0 ? 'none' : 'done';
  }

  reset(): void {
    this.timer?.cancel();
    this.fingers.clear();
    this.gesture = 'none';
  }

  private start(id: number, x: number, y: number): void {
    const finger = { startX: x, startY: y, x, y };
    this.fingers.set(id, finger);
    if (this.fingers.size === 1) {
      this.gesture = 'undecided';
      this.timer = this.outlets.later(() => this.longPress(finger), LONG_PRESS);
    } else if (this.fingers.size === 2 && this.gesture === 'undecided') {
      this.timer?.cancel();
      this.gesture = 'scroll';
      this.scrolledX = 0;
      this.scrolledY = 0;
    }
  }

  private move(id: number, x: number, y: number): void {
    const finger = this.fingers.get(id);
    if (!finger) return;
    const movedX = x - finger.x;
    const movedY = y - finger.y;
    finger.x = x;
    finger.y = y;
    if (this.gesture === 'undecided' && Math.hypot(x - finger.startX, y - finger.startY) > STILL) {
      this.timer?.cancel();
      this.gesture = 'drag';
      this.button(1, true, { ...finger, x: finger.startX, y: finger.startY });
    }
    if (this.gesture === 'drag') this.point(finger);
    else if (this.gesture === 'scroll') this.scroll(movedX / this.fingers.size, movedY / this.fingers.size, finger);
  }

  private end(id: number): void {
    const finger = this.fingers.get(id);
    this.fingers.delete(id);
    this.timer?.cancel();
    if (finger && this.gesture === 'undecided') this.click(1, finger);
    else if (this.gesture === 'drag') this.button(1, false, finger);
    this.gesture = this.fingers.size === 0 ? 'none' : 'done';
  }

  private longPress(finger: Finger): void {
    if (this.gesture !== 'undecided') return;
    this.gesture = 'done';
    this.click(2, finger);
  }

  private scroll(movedX: number, movedY: number, at: Finger): void {
    // the picture follows the fingers: fingers that go down turn the wheel up
    this.scrolledX -= movedX;
    this.scrolledY += movedY;
    const { x, y } = this.outlets.locate(at.startX, at.startY);
    const right = Math.trunc(this.scrolledX / PIXELS_PER_NOTCH);
    const up = Math.trunc(this.scrolledY / PIXELS_PER_NOTCH);
    this.scrolledX -= right * PIXELS_PER_NOTCH;
    this.scrolledY -= up * PIXELS_PER_NOTCH;
    if (up !== 0) this.outlets.send({ type: 'wheel', axis: 'vertical', delta: up * NOTCH, x, y });
    if (right !== 0) this.outlets.send({ type: 'wheel', axis: 'horizontal', delta: right * NOTCH, x, y });
  }

  private click(button: Button, at: Finger): void {
    this.point(at);
    this.button(button, true, at);
    this.button(button, false, at);
  }

  private point(at: Finger): void {
    const { x, y } = this.outlets.locate(at.x, at.y);
    this.outlets.send({ type: 'move', x, y });
    this.outlets.moved(x, y);
  }

  private button(button: Button, down: boolean, at: Finger | undefined): void {
    if (!at) return;
    const { x, y } = this.outlets.locate(at.x, at.y);
    this.outlets.send({ type: 'button', button, down, x, y });
  }
}
