/** What a user does, as the gateway takes it; `docs/wire-protocol.md`, "Binary from the client". */
export type InputEvent =
  | { readonly type: 'key'; readonly scancode: number; readonly extended: Extension; readonly down: boolean }
  | { readonly type: 'unicode'; readonly unit: number; readonly down: boolean }
  | { readonly type: 'move'; readonly x: number; readonly y: number }
  | { readonly type: 'button'; readonly button: Button; readonly down: boolean; readonly x: number; readonly y: number }
  | { readonly type: 'wheel'; readonly axis: Axis; readonly delta: number; readonly x: number; readonly y: number }
  /** By so much, wherever the pointer is. */
  | { readonly type: 'move-by'; readonly dx: number; readonly dy: number }
  /** A button where the pointer is. */
  | { readonly type: 'button-here'; readonly button: 1 | 2 | 3; readonly down: boolean }
  | { readonly type: 'locks'; readonly flags: number }
  | { readonly type: 'release' };

/** The prefix byte of a set-1 scancode. */
export type Extension = 'none' | 'E0' | 'E1';
/** 1 left, 2 right, 3 middle, 4 back, 5 forward */
export type Button = 1 | 2 | 3 | 4 | 5;
export type Axis = 'vertical' | 'horizontal';

export const LOCK = { scroll: 1, num: 2, caps: 4, kana: 8 } as const;

const KIND = {
  key: 1,
  unicode: 2,
  move: 3,
  button: 4,
  wheel: 5,
  locks: 6,
  release: 7,
  'move-by': 8,
  'button-here': 9,
  ack: 16,
} as const;
const KEY_DOWN = 1;
const KEY_FLAG: Record<Extension, number> = { none: 0, E0: 2, E1: 4 };
const LONGEST = 16;

/**
 * Writes client messages. The result is a view of memory that the next call overwrites: a socket copies it at once.
 */
export class InputWriter {
  private readonly bytes = new Uint8Array(LONGEST);
  private readonly view = new DataView(this.bytes.buffer);
  private sequence = 0;

  /** Sequence number of the last event written; 0 before the first. */
  get lastSequence(): number {
    return this.sequence;
  }

  /** A new connection counts from 1 again. */
  reset(): void {
    this.sequence = 0;
  }

  event(event: InputEvent): Uint8Array<ArrayBuffer> {
    this.sequence = (this.sequence + 1) >>> 0;
    this.view.setUint8(0, KIND[event.type]);
    this.view.setUint32(1, this.sequence, true);
    switch (event.type) {
      case 'key':
        this.view.setUint8(5, (event.down ? KEY_DOWN : 0) | KEY_FLAG[event.extended]);
        this.view.setUint8(6, event.scancode);
        return this.bytes.subarray(0, 7);
      case 'unicode':
        this.view.setUint8(5, event.down ? KEY_DOWN : 0);
        this.view.setUint16(6, event.unit, true);
        return this.bytes.subarray(0, 8);
      case 'move':
        return this.position(5, event);
      case 'button':
        this.view.setUint8(5, event.button);
        this.view.setUint8(6, event.down ? 1 : 0);
        return this.position(7, event);
      case 'wheel':
        this.view.setUint8(5, event.axis === 'vertical' ? 0 : 1);
        this.view.setInt16(6, event.delta, true);
        return this.position(8, event);
      case 'move-by':
        this.view.setInt16(5, event.dx, true);
        this.view.setInt16(7, event.dy, true);
        return this.bytes.subarray(0, 9);
      case 'button-here':
        this.view.setUint8(5, event.button);
        this.view.setUint8(6, event.down ? 1 : 0);
        return this.bytes.subarray(0, 7);
      case 'locks':
        this.view.setUint8(5, event.flags);
        return this.bytes.subarray(0, 6);
      case 'release':
        return this.bytes.subarray(0, 5);
      default:
        return event satisfies never;
    }
  }

  /**
   * @param decode time from arrival to the finished picture, milliseconds
   * @param paint time from there until it was shown, milliseconds
   * @param queued frames received and not yet painted
   */
  ack(frameId: number, decode: number, paint: number, queued: number): Uint8Array<ArrayBuffer> {
    this.view.setUint8(0, KIND.ack);
    this.view.setUint32(1, frameId, true);
    this.view.setUint16(5, tenths(decode), true);
    this.view.setUint16(7, tenths(paint), true);
    this.view.setUint8(9, Math.min(queued, 255));
    return this.bytes.subarray(0, 10);
  }

  private position(at: number, event: { readonly x: number; readonly y: number }): Uint8Array<ArrayBuffer> {
    this.view.setUint16(at, event.x, true);
    this.view.setUint16(at + 2, event.y, true);
    return this.bytes.subarray(0, at + 4);
  }
}

/** Whether `sequence` has been reached by `echo`, both of which wrap at 2³². */
export function reached(echo: number, sequence: number): boolean {
  return ((echo - sequence) | 0) >= 0;
}

function tenths(milliseconds: number): number {
  return Math.max(0, Math.min(0xffff, Math.round(milliseconds * 10)));
}
