import { describe, expect, it } from 'vitest';
import { HeldPointer } from './held-pointer';

describe('held pointer', () => {
  it('moves as far as the mouse did, in pixels of the desktop', () => {
    expect(new HeldPointer().moved(10, -20, 0.5)).toEqual({ type: 'move-by', dx: 20, dy: -40 });
  });

  it('keeps what is less than a pixel', () => {
    const pointer = new HeldPointer();
    expect(pointer.moved(1, -1, 2)).toBeUndefined();
    expect(pointer.moved(1, -1, 2)).toEqual({ type: 'move-by', dx: 1, dy: -1 });
    expect(pointer.moved(0, 0, 2)).toBeUndefined();
  });

  it('forgets it when the pointer is let go', () => {
    const pointer = new HeldPointer();
    pointer.moved(1, 1, 2);
    pointer.reset();
    expect(pointer.moved(1, 1, 2)).toBeUndefined();
  });

  it('stays inside the field', () => {
    expect(new HeldPointer().moved(1e9, -1e9, 1)).toEqual({ type: 'move-by', dx: 32767, dy: -32767 });
  });
});
