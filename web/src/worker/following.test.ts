import { describe, expect, it } from 'vitest';
import { Following, type Room } from './following';

const ROOM: Room = { width: 800, height: 600, scale: 1, follow: true };

function following() {
  const told: Room[] = [];
  let waiting: (() => void) | undefined;
  const subject = new Following(
    (room) => told.push(room),
    (action) => {
      waiting = action;
      return {
        cancel: () => {
          waiting = undefined;
        },
      };
    },
  );
  const pass = () => {
    const action = waiting;
    waiting = undefined;
    action?.();
  };
  return { subject, told, pass };
}

describe('following', () => {
  it('tells nothing where the greeting has told it', () => {
    const { subject, told, pass } = following();
    subject.attached(ROOM);
    subject.changed({ ...ROOM });
    pass();
    expect(told).toEqual([]);
  });

  it('tells only the last of many changes', () => {
    const { subject, told, pass } = following();
    subject.attached(ROOM);
    for (let width = 801; width <= 900; width++) subject.changed({ ...ROOM, width });
    expect(told).toEqual([]);
    pass();
    expect(told).toEqual([{ ...ROOM, width: 900 }]);
  });

  it('tells nothing where the window came back to its size', () => {
    const { subject, told, pass } = following();
    subject.attached(ROOM);
    subject.changed({ ...ROOM, height: 500 });
    subject.changed(ROOM);
    pass();
    expect(told).toEqual([]);
  });

  it('tells what has changed while the line was being opened', () => {
    const { subject, told, pass } = following();
    subject.changed({ ...ROOM, width: 900 });
    pass();
    expect(told).toEqual([]);
    subject.attached(ROOM);
    expect(told).toEqual([{ ...ROOM, width: 900 }]);
  });

  it('tells once that the desktop is to keep its size, and no size after that', () => {
    const { subject, told, pass } = following();
    subject.attached(ROOM);
    subject.changed({ ...ROOM, follow: false });
    pass();
    subject.changed({ ...ROOM, width: 1000, follow: false });
    pass();
    expect(told).toEqual([{ ...ROOM, follow: false }]);
  });

  it('tells another scale of the same size', () => {
    const { subject, told, pass } = following();
    subject.attached(ROOM);
    subject.changed({ ...ROOM, scale: 2 });
    pass();
    expect(told).toEqual([{ ...ROOM, scale: 2 }]);
  });

  it('tells nothing while the line is cut', () => {
    const { subject, told, pass } = following();
    subject.attached(ROOM);
    subject.changed({ ...ROOM, width: 900 });
    subject.detached();
    pass();
    expect(told).toEqual([]);
  });
});
