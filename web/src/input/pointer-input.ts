import type { Button, InputEvent } from '../protocol/input';
import { HeldPointer } from './held-pointer';
import { TouchInput } from './touch-input';
import { turnOf, WheelAxis } from './wheel';

export interface PointerOutlets {
  send(event: InputEvent): void;
  /** The desktop's pixel under a point of the page. */
  locate(clientX: number, clientY: number): { x: number; y: number };
  /** A pointer has been used: the desktop takes the keyboard, lock keys are compared, what was held back is sent. */
  used(event: MouseEvent): void;
  /** Where the pointer is now, in pixels of the desktop. */
  moved(x: number, y: number): void;
  smoothWheel(): boolean;
  /** CSS pixels of the page for a pixel of the desktop. */
  scale(): number;
}

/** Bits of `MouseEvent.buttons` and what they are on the wire. */
const BUTTONS: readonly { readonly bit: number; readonly button: Button }[] = [
  { bit: 1, button: 1 },
  { bit: 2, button: 2 },
  { bit: 4, button: 3 },
  { bit: 8, button: 4 },
  { bit: 16, button: 5 },
];

/** Mouse, pen, wheel and touch on the picture. Buttons are told by comparing `buttons`: so none stays down unseen. */
export class PointerInput {
  private held = 0;
  private lastX = -1;
  private lastY = -1;
  private readonly vertical = new WheelAxis();
  private readonly horizontal = new WheelAxis();
  private readonly touch: TouchInput;
  private readonly heldPointer = new HeldPointer();

  constructor(
    private readonly target: HTMLElement,
    private readonly outlets: PointerOutlets,
    signal: AbortSignal,
  ) {
    this.touch = new TouchInput({
      send: (event) => outlets.send(event),
      locate: (x, y) => outlets.locate(x, y),
      moved: (x, y) => outlets.moved(x, y),
      later: (action, milliseconds) => {
        const timer = setTimeout(action, milliseconds);
        return { cancel: () => clearTimeout(timer) };
      },
    });
    const on = <K extends keyof HTMLElementEventMap>(
      type: K,
      listener: (event: HTMLElementEventMap[K]) => void,
    ): void => target.addEventListener(type, listener, { signal, passive: false });
    on('pointermove', (event) => this.pointer(event));
    on('pointerdown', (event) => {
      if (!this.isHeld) target.setPointerCapture(event.pointerId);
      this.pointer(event);
    });
    // browsers let go by themselves, but for those without an interface of their own
    document.addEventListener(
      'keydown',
      (event) => {
        if (!this.isHeld || event.key !== 'Escape') return;
        event.stopPropagation();
        document.exitPointerLock();
      },
      { signal, capture: true },
    );
    document.addEventListener('pointerlockchange', () => this.heldPointer.reset(), { signal });
    on('pointerup', (event) => this.pointer(event));
    on('pointercancel', (event) => {
      if (event.pointerType === 'touch') this.touch.cancel(event.pointerId);
      else this.buttons(0, this.lastX, this.lastY);
    });
    on('wheel', (event) => this.wheel(event));
    // the browser's own menu, autoscroll, text selection, back and forward are not wanted on the picture
    for (const type of ['contextmenu', 'mousedown', 'auxclick', 'mouseup', 'dragstart'] as const) {
      on(type, (event) => event.preventDefault());
    }
  }

  /**
   * The page loses the pointer.
   *
   * @returns whether the host has to be told to release buttons
   */
  reset(): boolean {
    const held = this.held !== 0 || this.touch.dragging;
    this.held = 0;
    this.touch.reset();
    return held;
  }

  private pointer(event: PointerEvent): void {
    event.preventDefault();
    if (event.type === 'pointerdown') this.outlets.used(event);
    if (event.pointerType === 'touch') {
      this.touch.event(event.type, event.pointerId, event.clientX, event.clientY);
      return;
    }
    if (this.isHeld) {
      const move = this.heldPointer.moved(event.movementX, event.movementY, this.outlets.scale());
      if (move) this.outlets.send(move);
      if (event.buttons !== this.held) this.buttons(event.buttons, this.lastX, this.lastY);
      return;
    }
    const { x, y } = this.outlets.locate(event.clientX, event.clientY);
    if (event.buttons === this.held) {
      if (x !== this.lastX || y !== this.lastY) this.outlets.send({ type: 'move', x, y });
    } else {
      this.buttons(event.buttons, x, y);
    }
    this.lastX = x;
    this.lastY = y;
    this.outlets.moved(x, y);
  }

  /** The browser holds the pointer in place, and tells only how the mouse moves. */
  private get isHeld(): boolean {
    return document.pointerLockElement === this.target;
  }

  private buttons(now: number, x: number, y: number): void {
    const changed = now ^ this.held;
    this.held = now;
    for (const { bit, button } of BUTTONS) {
      if (!(changed & bit)) continue;
      const down = (now & bit) !== 0;
      // a place would move the pointer there; the two further buttons know no other way
      if (this.isHeld && button <= 3) this.outlets.send({ type: 'button-here', button: button as 1 | 2 | 3, down });
      else this.outlets.send({ type: 'button', button, down, x: Math.max(x, 0), y: Math.max(y, 0) });
    }
  }

  private wheel(event: WheelEvent): void {
    event.preventDefault();
    this.outlets.used(event);
    const { x, y } = this.isHeld
      ? { x: Math.max(this.lastX, 0), y: Math.max(this.lastY, 0) }
      : this.outlets.locate(event.clientX, event.clientY);
    const smooth = this.outlets.smoothWheel();
    // the mode first: Firefox then gives lines where the wheel turns by lines
    const { deltaMode } = event;
    const { wheelDeltaX, wheelDeltaY } = event as WheelEvent & { wheelDeltaX?: number; wheelDeltaY?: number };
    // the browser's positive is down and to the right, the wire's is up and to the right
    const down = this.vertical.turn(turnOf(event.deltaY, deltaMode, wheelDeltaY), event.timeStamp, smooth);
    if (down !== 0) this.outlets.send({ type: 'wheel', axis: 'vertical', delta: -down, x, y });
    const right = this.horizontal.turn(turnOf(event.deltaX, deltaMode, wheelDeltaX), event.timeStamp, smooth);
    if (right !== 0) this.outlets.send({ type: 'wheel', axis: 'horizontal', delta: right, x, y });
  }
}
