import { describe, expect, test } from 'vitest';
import { detectLayout, LAYOUTS } from './layouts';
import { scancodeOf } from './scancodes';
import { FIELD_TEXT, TextTracker } from './text-tracker';
import { TouchInput } from './touch-input';
import { desktopSizeFor, shownSize, toDesktop } from './viewport';
import { turnOf, WheelAxis } from './wheel';

describe('scancodes', () => {
  test.each([
    ['KeyA', 0x1e, 'none'],
    ['Enter', 0x1c, 'none'],
    ['NumpadEnter', 0x1c, 'E0'],
    ['ControlRight', 0x1d, 'E0'],
    ['IntlBackslash', 0x56, 'none'],
    ['IntlRo', 0x73, 'none'],
    ['IntlYen', 0x7d, 'none'],
    ['NumpadComma', 0x7e, 'none'],
    ['Pause', 0x1d, 'E1'],
    ['AudioVolumeUp', 0x30, 'E0'],
    ['BrowserBack', 0x6a, 'E0'],
  ] as const)('%s is %i with prefix %s', (code, scancode, extended) => {
    expect(scancodeOf(code)).toEqual({ scancode, extended });
  });

  test('of keys that no PC has are unknown', () => {
    expect(scancodeOf('Fn')).toBeUndefined();
    expect(scancodeOf('')).toBeUndefined();
  });
});

describe('keyboard layout', () => {
  const keys = (signs: Record<string, string>): Map<string, string> => new Map(Object.entries(signs));

  test.each(
    LAYOUTS.filter(({ signs }) => Object.keys(signs).length > 0).map((layout) => [layout.locale, layout] as const),
  )('of %s is known by its keys, whatever else fits by language', (locale, layout) => {
    const us = LAYOUTS[0]?.signs ?? {};
    expect(detectLayout(keys({ ...us, ...layout.signs }), locale).id).toBe(layout.id);
  });

  test('of an English browser with German keys is German', () => {
    const german = { KeyY: 'z', Semicolon: 'ö', Quote: 'ä', BracketLeft: 'ü', Minus: 'ß' };
    expect(detectLayout(keys(german), 'en-US').locale).toBe('de-DE');
  });

  test('follows the language where keys are not told', () => {
    expect(detectLayout(undefined, 'de-CH').locale).toBe('de-CH');
    expect(detectLayout(new Map(), 'fr-LU').locale).toBe('fr-FR');
    expect(detectLayout(undefined, 'xx').locale).toBe('en-US');
  });
});

describe('wheel', () => {
  test('gives a notch for what browsers give for one, in every unit', () => {
    const turn = (delta: number, mode: number): number => new WheelAxis().turn({ delta: delta, mode: mode }, 0, false);
    expect(turn(100, 0)).toBe(120);
    expect(turn(120, 0)).toBe(120);
    expect(turn(-3, 1)).toBe(-120);
    expect(turn(1, 2)).toBe(360);
  });

  test('adds up small steps to whole notches and keeps the rest', () => {
    const axis = new WheelAxis();
    const steps = Array.from({ length: 25 }, (_, i) => axis.turn({ delta: 10, mode: 0 }, i * 10, false));
    expect(steps.filter((step) => step !== 0)).toEqual([120, 120]);
  });

  test('passes small steps on where scrolling is smooth, without losing any', () => {
    const axis = new WheelAxis();
    let sum = 0;
    for (let i = 0; i < 1000; i++) sum += axis.turn({ delta: 0.7, mode: 0 }, i, true);
    expect(Math.abs(sum - 840)).toBeLessThanOrEqual(1);
  });

  test('forgets a half-turned notch when it turns back, and after a rest', () => {
    const axis = new WheelAxis();
    axis.turn({ delta: 90, mode: 0 }, 0, false);
    expect(axis.turn({ delta: -90, mode: 0 }, 10, false)).toBe(0);
    expect(axis.turn({ delta: -20, mode: 0 }, 20, false)).toBe(-120);
    axis.turn({ delta: 90, mode: 0 }, 30, false);
    expect(axis.turn({ delta: 20, mode: 0 }, 5000, false)).toBe(0);
  });

  test('counts the notches of a real wheel where the browser tells them', () => {
    expect(turnOf(-53, 0, 120)).toEqual({ delta: -120, mode: 3 });
    expect(turnOf(120, 0, -120)).toEqual({ delta: 120, mode: 3 });
    expect(turnOf(240, 0, -720)).toEqual({ delta: 240, mode: 0 });
    expect(turnOf(4, 0, -12)).toEqual({ delta: 4, mode: 0 });
    expect(turnOf(3, 1, undefined)).toEqual({ delta: 3, mode: 1 });
    expect(new WheelAxis().turn({ delta: 120, mode: 3 }, 0, false)).toBe(120);
  });

  test('stays inside what the wire can say', () => {
    expect(new WheelAxis().turn({ delta: 1e9, mode: 2 }, 0, true)).toBe(32767);
  });
});

describe('picture on the page', () => {
  const desktop = { width: 1280, height: 800 };

  test('fits with its proportions kept', () => {
    expect(shownSize(desktop, { width: 640, height: 900 }, 'fit', 1)).toEqual({ width: 640, height: 400 });
    expect(shownSize(desktop, { width: 2560, height: 1600 }, 'fit', 1)).toEqual({ width: 2560, height: 1600 });
  });

  test('has one pixel on one of the screen in actual size', () => {
    expect(shownSize(desktop, { width: 640, height: 900 }, 'actual', 2)).toEqual({ width: 640, height: 400 });
  });

  test('is hit where it is pointed at, in every scale', () => {
    const shown = { left: 100, top: 50, width: 640, height: 400 };
    expect(toDesktop(100, 50, shown, desktop)).toEqual({ x: 0, y: 0 });
    expect(toDesktop(739.9, 449.9, shown, desktop)).toEqual({ x: 1279, y: 799 });
    expect(toDesktop(420.25, 250, shown, desktop)).toEqual({ x: 640, y: 400 });
  });

  test('is hit at its edge from beside it', () => {
    const shown = { left: 100, top: 50, width: 640, height: 400 };
    expect(toDesktop(-5, 9999, shown, desktop)).toEqual({ x: 0, y: 799 });
  });

  test('is asked for inside what the protocol allows', () => {
    expect(desktopSizeFor({ width: 1281, height: 799 }, 1)).toEqual({ width: 1280, height: 798 });
    expect(desktopSizeFor({ width: 100, height: 50 }, 1)).toEqual({ width: 200, height: 200 });
    expect(desktopSizeFor({ width: 5000, height: 3000 }, 3)).toEqual({ width: 8192, height: 8192 });
  });
});

describe('hidden field', () => {
  test('tells what is added', () => {
    const tracker = new TextTracker();
    expect(tracker.changed(`${FIELD_TEXT}é`, false)).toEqual({ backspaces: 0, text: 'é' });
    expect(tracker.changed(`${FIELD_TEXT}é€`, false)).toEqual({ backspaces: 0, text: '€' });
  });

  test('says nothing of a draft, and tells its result', () => {
    const tracker = new TextTracker();
    expect(tracker.changed(`${FIELD_TEXT}zhong`, true)).toEqual({ backspaces: 0, text: '' });
    expect(tracker.changed(`${FIELD_TEXT}中`, false)).toEqual({ backspaces: 0, text: '中' });
  });

  test('tells corrections of a soft keyboard as Backspace and text', () => {
    const tracker = new TextTracker();
    tracker.changed(`${FIELD_TEXT}teh`, false);
    expect(tracker.changed(`${FIELD_TEXT}the`, false)).toEqual({ backspaces: 2, text: 'he' });
  });

  test('tells Backspace in the empty field', () => {
    expect(new TextTracker().changed(FIELD_TEXT.slice(1), false)).toEqual({ backspaces: 1, text: '' });
  });

  test('counts characters, not halves of them', () => {
    const tracker = new TextTracker();
    tracker.changed(`${FIELD_TEXT}😀`, false);
    expect(tracker.changed(`${FIELD_TEXT}😁`, false)).toEqual({ backspaces: 1, text: '😁' });
  });
});

describe('fingers', () => {
  class Hand {
    readonly sent: string[] = [];
    private timers: (() => void)[] = [];
    readonly touch = new TouchInput({
      send: (event) => {
        if (event.type === 'button') this.sent.push(`${event.down ? '+' : '-'}${event.button}@${event.x},${event.y}`);
        if (event.type === 'move') this.sent.push(`${event.x},${event.y}`);
        if (event.type === 'wheel') this.sent.push(`${event.axis} ${event.delta}`);
      },
      locate: (x, y) => ({ x, y }),
      moved: () => undefined,
      later: (action) => {
        this.timers.push(action);
        return { cancel: () => this.timers.splice(this.timers.indexOf(action), 1) };
      },
    });

    wait(): void {
      for (const timer of this.timers.splice(0)) timer();
    }
  }

  test('that tap click', () => {
    const { touch, sent } = new Hand();
    touch.event('pointerdown', 1, 50, 60);
    touch.event('pointermove', 1, 53, 61);
    touch.event('pointerup', 1, 53, 61);
    expect(sent).toEqual(['53,61', '+1@53,61', '-1@53,61']);
  });

  test('that stay click with the right button, once', () => {
    const hand = new Hand();
    hand.touch.event('pointerdown', 1, 50, 60);
    hand.wait();
    hand.touch.event('pointerup', 1, 50, 60);
    expect(hand.sent).toEqual(['50,60', '+2@50,60', '-2@50,60']);
  });

  test('that move drag from where they began', () => {
    const hand = new Hand();
    hand.touch.event('pointerdown', 1, 50, 60);
    hand.touch.event('pointermove', 1, 80, 60);
    hand.wait();
    hand.touch.event('pointerup', 1, 80, 60);
    expect(hand.sent).toEqual(['+1@50,60', '80,60', '-1@80,60']);
  });

  test('that are two scroll, and click nothing', () => {
    const { touch, sent } = new Hand();
    touch.event('pointerdown', 1, 50, 100);
    touch.event('pointerdown', 2, 90, 100);
    touch.event('pointermove', 1, 50, 150);
    touch.event('pointermove', 2, 90, 150);
    touch.event('pointerup', 1, 50, 150);
    touch.event('pointerup', 2, 90, 150);
    expect(sent).toEqual(['vertical 120']);
  });

  test('that the system takes away let go of the button', () => {
    const { touch, sent } = new Hand();
    touch.event('pointerdown', 1, 50, 60);
    touch.event('pointermove', 1, 80, 60);
    touch.cancel(1);
    expect(sent.at(-1)).toBe('-1@80,60');
    expect(touch.dragging).toBe(false);
  });
});
