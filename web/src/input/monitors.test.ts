import { describe, expect, it } from 'vitest';
import { arrange, partOf } from './monitors';

const seat = (left: number, top: number, width: number, height: number) => ({ left, top, room: { width, height } });

describe('monitors', () => {
  it('stand side by side as the screens do, the first one being the main one wherever it stands', () => {
    const { width, height, monitors } = arrange([seat(1920, 0, 1280, 800), seat(0, 0, 1920, 1080)]);
    expect({ width, height }).toEqual({ width: 3200, height: 1080 });
    expect(monitors).toEqual([
      { x: 1920, y: 0, w: 1280, h: 800 },
      { x: 0, y: 0, w: 1920, h: 1080 },
    ]);
  });

  it('stand one upon the other where the screens do', () => {
    const { width, height, monitors } = arrange([seat(0, 0, 1280, 800), seat(200, -900, 1600, 900)]);
    expect({ width, height }).toEqual({ width: 1600, height: 1700 });
    expect(monitors).toEqual([
      { x: 0, y: 900, w: 1280, h: 800 },
      { x: 0, y: 0, w: 1600, h: 900 },
    ]);
  });

  it('leave no gap between screens that have one', () => {
    expect(arrange([seat(0, 0, 1000, 700), seat(5000, 0, 1000, 700)]).width).toBe(2000);
  });

  it('are as many as a desktop has place for', () => {
    const seats = [0, 1, 2, 3].map((i) => seat(i * 3840, 0, 3840, 2160));
    expect(arrange(seats).monitors).toHaveLength(2);
  });

  it('are parts of the desktop as the host has made it', () => {
    const asked = { width: 3000, height: 800 };
    const monitor = { x: 1000, y: 0, w: 2000, h: 800 };
    expect(partOf(monitor, asked, asked)).toEqual(monitor);
    expect(partOf(monitor, asked, { width: 1500, height: 600 })).toEqual({ x: 500, y: 0, w: 1000, h: 600 });
  });
});
