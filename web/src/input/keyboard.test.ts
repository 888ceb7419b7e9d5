import { describe, expect, test } from 'vitest';
import type { InputEvent } from '../protocol/input';
import { Keyboard, type KeyboardOptions, type KeyEvent } from './keyboard';

/** A keyboard under test: what it sends, in short form: `+1E`, `-E0.38`, `+u20AC`, `locks 2`, `release`. */
class Bench {
  readonly sent: string[] = [];
  chords = 0;
  private waiting: (() => void)[] = [];
  readonly keyboard: Keyboard;
  locks = new Set<string>(['NumLock']);

  constructor(options: Partial<KeyboardOptions> = {}) {
    this.keyboard = new Keyboard(
      {
        send: (event) => this.sent.push(short(event)),
        chord: () => {
          this.chords++;
        },
        later: (action) => {
          this.waiting.push(action);
          return { cancel: () => this.waiting.splice(this.waiting.indexOf(action), 1) };
        },
      },
      { mode: 'automatic', platform: 'other', hostIsUs: true, ...options },
    );
    this.keyboard.syncLocks(this.event('', ''));
    this.take();
  }

  down(code: string, key: string, modifiers: Partial<KeyEvent> = {}): boolean {
    return this.keyboard.keyDown(this.event(code, key, modifiers));
  }

  up(code: string, key: string, modifiers: Partial<KeyEvent> = {}): boolean {
    return this.keyboard.keyUp(this.event(code, key, modifiers));
  }

  press(code: string, key: string, modifiers: Partial<KeyEvent> = {}): void {
    this.down(code, key, modifiers);
    this.up(code, key, modifiers);
  }

  /** What has been sent since the last call. */
  take(): string[] {
    return this.sent.splice(0);
  }

  pass(): void {
    for (const action of this.waiting.splice(0)) action();
  }

  private event(code: string, key: string, modifiers: Partial<KeyEvent> = {}): KeyEvent {
    const none = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };
    const getModifierState = (name: string): boolean => this.locks.has(name);
    return { code, key, keyCode: 0, repeat: false, isComposing: false, getModifierState, ...none, ...modifiers };
  }
}

function short(event: InputEvent): string {
  const hex = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, '0');
  switch (event.type) {
    case 'key':
      return `${event.down ? '+' : '-'}${event.extended === 'none' ? '' : `${event.extended}.`}${hex(event.scancode, 2)}`;
    case 'unicode':
      return `${event.down ? '+' : '-'}u${hex(event.unit, 4)}`;
    case 'locks':
      return `locks ${event.flags}`;
    default:
      return event.type;
  }
}

describe('physical keys', () => {
  test('are sent by their place, with repeats and prefixes', () => {
    const bench = new Bench();
    expect(bench.down('KeyA', 'a')).toBe(true);
    bench.down('KeyA', 'a', { repeat: true });
    bench.up('KeyA', 'a');
    bench.press('ArrowUp', 'ArrowUp');
    bench.press('Pause', 'Pause');
    bench.press('IntlBackslash', '<', {});
    expect(bench.take()).toEqual([
      '+1E',
      '+1E',
      '-1E',
      '+E0.48',
      '-E0.48',
      '+E1.1D',
      '-E1.1D',
      '+2A',
      '+33',
      '-33',
      '-2A',
    ]);
  });

  test('go as they are where the layout of the host decides', () => {
    const bench = new Bench({ mode: 'physical' });
    bench.press('KeyY', 'z');
    bench.press('Minus', 'ß');
    bench.press('Equal', 'Dead');
    expect(bench.take()).toEqual(['+15', '-15', '+0C', '-0C', '+0D', '-0D']);
  });

  test('go as they are in automatic mode where the host has the same layout', () => {
    const bench = new Bench({ hostIsUs: false });
    bench.press('KeyY', 'z');
    bench.down('AltRight', 'AltGraph');
    bench.press('KeyQ', '@');
    bench.up('AltRight', 'AltGraph');
    expect(bench.take()).toEqual(['+15', '-15', '+E0.38', '+10', '-10', '-E0.38']);
  });

  test('that belong together are released in any order', () => {
    const bench = new Bench();
    bench.down('ShiftLeft', 'Shift', { shiftKey: true });
    bench.down('KeyA', 'A', { shiftKey: true });
    bench.up('ShiftLeft', 'Shift');
    bench.up('KeyA', 'a');
    expect(bench.take()).toEqual(['+2A', '+1E', '-2A', '-1E']);
  });

  test('are not prevented where an input method has taken them', () => {
    const bench = new Bench();
    expect(bench.down('KeyN', 'Process', { keyCode: 229 })).toBe(false);
    expect(bench.down('KeyI', 'i', { isComposing: true })).toBe(false);
    expect(bench.up('KeyN', 'n')).toBe(false);
    expect(bench.take()).toEqual([]);
  });
});

describe('characters that the key does not give on the host', () => {
  test('go by the key that gives them', () => {
    const bench = new Bench();
    bench.press('KeyY', 'z');
    bench.press('IntlBackslash', '<');
    expect(bench.take()).toEqual(['+2C', '-2C', '+2A', '+33', '-33', '-2A']);
  });

  test('go without Shift where only the user’s keyboard needs it', () => {
    const bench = new Bench();
    bench.down('ShiftLeft', 'Shift', { shiftKey: true });
    bench.press('Digit7', '/', { shiftKey: true });
    bench.up('ShiftLeft', 'Shift');
    expect(bench.take()).toEqual(['+2A', '-2A', '+35', '-35', '+2A', '-2A']);
  });

  test('go with Shift where the user’s keyboard gives capitals without', () => {
    const bench = new Bench();
    bench.press('KeyA', 'A');
    expect(bench.take()).toEqual(['+2A', '+1E', '-1E', '-2A']);
  });

  test('come out in their case whatever Caps Lock and Shift', () => {
    const bench = new Bench();
    bench.locks.add('CapsLock');
    bench.press('KeyY', 'Z');
    expect(bench.take()).toEqual(['locks 6', '+2C', '-2C']);
    bench.down('ShiftLeft', 'Shift', { shiftKey: true });
    bench.press('KeyY', 'z', { shiftKey: true });
    expect(bench.take()).toEqual(['+2A', '+2C', '-2C']);
  });

  test('go as text where no key gives them', () => {
    const bench = new Bench();
    bench.press('Minus', 'ß');
    bench.press('Digit2', 'é');
    bench.press('KeyA', '中');
    expect(bench.take()).toEqual(['+u00DF', '-u00DF', '+u00E9', '-u00E9', '+u4E2D', '-u4E2D']);
  });

  test('go as text with two units beyond the basic plane', () => {
    const bench = new Bench();
    bench.press('', '😀');
    expect(bench.take()).toEqual(['+uD83D', '+uDE00', '-uD83D', '-uDE00']);
  });

  test('are not made of shortcuts', () => {
    const bench = new Bench();
    bench.down('ControlLeft', 'Control', { ctrlKey: true });
    bench.press('KeyY', 'z', { ctrlKey: true });
    bench.up('ControlLeft', 'Control');
    expect(bench.take()).toEqual(['+1D', '+15', '-15', '-1D']);
  });

  test('are made with AltGr, of which the host then hears nothing', () => {
    const bench = new Bench();
    bench.down('AltRight', 'AltGraph');
    bench.press('KeyE', '€');
    bench.up('AltRight', 'AltGraph');
    expect(bench.take()).toEqual(['+u20AC', '-u20AC']);
  });

  test('are not made where the key gives the same without: AltGr reaches the host', () => {
    const bench = new Bench();
    bench.down('AltRight', 'AltGraph');
    bench.press('KeyE', 'e');
    bench.up('AltRight', 'AltGraph');
    expect(bench.take()).toEqual(['+E0.38', '+12', '-12', '-E0.38']);
  });

  test('are made with Option on a Mac', () => {
    const bench = new Bench({ platform: 'mac' });
    bench.down('AltLeft', 'Alt', { altKey: true });
    bench.press('KeyL', '@', { altKey: true });
    bench.up('AltLeft', 'Alt');
    expect(bench.take()).toEqual(['+2A', '+03', '-03', '-2A']);
  });

  test('leave dead keys to the browser, and take what it makes of them', () => {
    const bench = new Bench();
    expect(bench.down('Equal', 'Dead')).toBe(false);
    bench.press('KeyE', 'é');
    expect(bench.take()).toEqual(['+u00E9', '-u00E9']);
  });

  test('all go as text in text mode, while other keys stay keys', () => {
    const bench = new Bench({ mode: 'text', hostIsUs: false });
    bench.press('KeyA', 'a');
    bench.press('Enter', 'Enter');
    bench.press('Numpad5', '5');
    bench.press('Space', ' ');
    expect(bench.take()).toEqual(['+u0061', '-u0061', '+1C', '-1C', '+4C', '-4C', '+39', '-39']);
  });

  test('come without any key: lines and tabs are keys', () => {
    const bench = new Bench();
    bench.keyboard.type('é\r\n\t');
    expect(bench.take()).toEqual(['+u00E9', '-u00E9', '+1C', '-1C', '+0F', '-0F']);
  });

  test('come without any key by keys where the host has them', () => {
    const bench = new Bench();
    bench.keyboard.type('a B中');
    expect(bench.take()).toEqual(['+1E', '-1E', '+39', '-39', '+2A', '+30', '-30', '-2A', '+u4E2D', '-u4E2D']);
  });

  test('come without any key as text where the host’s layout is not known', () => {
    const bench = new Bench({ hostIsUs: false });
    bench.keyboard.type('a');
    expect(bench.take()).toEqual(['+u0061', '-u0061']);
  });

  test('come from soft keyboards that give no place', () => {
    const bench = new Bench();
    expect(bench.down('', 'Backspace')).toBe(true);
    expect(bench.down('', 'Unidentified', { keyCode: 229 })).toBe(false);
    expect(bench.down('', 'Unidentified')).toBe(false);
    expect(bench.take()).toEqual(['+0E', '-0E']);
  });
});

describe('AltGr of Windows, left Ctrl and right Alt in one moment', () => {
  test('is right Alt alone', () => {
    const bench = new Bench({ platform: 'windows', hostIsUs: false });
    bench.down('ControlLeft', 'Control', { ctrlKey: true });
    bench.down('AltRight', 'AltGraph', { ctrlKey: true, altKey: true });
    bench.press('KeyQ', '@', { ctrlKey: true, altKey: true });
    bench.up('ControlLeft', 'Control', { altKey: true });
    bench.up('AltRight', 'AltGraph');
    expect(bench.take()).toEqual(['+E0.38', '+10', '-10', '-E0.38']);
  });

  test('is not mistaken for a real Ctrl, which is sent after a moment', () => {
    const bench = new Bench({ platform: 'windows' });
    bench.down('ControlLeft', 'Control', { ctrlKey: true });
    expect(bench.take()).toEqual([]);
    bench.pass();
    expect(bench.take()).toEqual(['+1D']);
    bench.press('KeyC', 'c', { ctrlKey: true });
    bench.up('ControlLeft', 'Control');
    expect(bench.take()).toEqual(['+2E', '-2E', '-1D']);
  });

  test('lets a quick shortcut through at once', () => {
    const bench = new Bench({ platform: 'windows' });
    bench.down('ControlLeft', 'Control', { ctrlKey: true });
    bench.press('KeyC', 'c', { ctrlKey: true });
    expect(bench.take()).toEqual(['+1D', '+2E', '-2E']);
  });

  test('lets Ctrl and a click through', () => {
    const bench = new Bench({ platform: 'windows' });
    bench.down('ControlLeft', 'Control', { ctrlKey: true });
    bench.keyboard.flush();
    expect(bench.take()).toEqual(['+1D']);
  });

  test('gives letters with Shift, not the chord', () => {
    const bench = new Bench({ platform: 'windows', hostIsUs: false });
    bench.locks.add('AltGraph');
    const modifiers = { ctrlKey: true, altKey: true, shiftKey: true };
    bench.down('ControlLeft', 'Control', { ctrlKey: true });
    bench.down('AltRight', 'AltGraph', { ctrlKey: true, altKey: true });
    bench.down('ShiftLeft', 'Shift', modifiers);
    bench.press('KeyZ', 'Ż', modifiers);
    expect(bench.chords).toBe(0);
    expect(bench.take()).toEqual(['+E0.38', '+2A', '+2C', '-2C']);
  });
});

describe('keys whose release gets lost', () => {
  test('are released when the page loses the keyboard, once', () => {
    const bench = new Bench();
    bench.down('KeyA', 'a');
    bench.keyboard.releaseAll();
    bench.keyboard.releaseAll();
    expect(bench.take()).toEqual(['+1E', 'release']);
    expect(bench.up('KeyA', 'a')).toBe(false);
  });

  test('are modifiers that an event says are up', () => {
    const bench = new Bench();
    bench.down('AltLeft', 'Alt', { altKey: true });
    bench.press('KeyX', 'x');
    expect(bench.take()).toEqual(['+38', '-38', '+2D', '-2D']);
  });

  test('are all others under Command on a Mac', () => {
    const bench = new Bench({ platform: 'mac' });
    bench.down('MetaLeft', 'Meta', { metaKey: true });
    bench.down('KeyC', 'c', { metaKey: true });
    bench.up('MetaLeft', 'Meta');
    expect(bench.take()).toEqual(['+E0.5B', '+2E', '-2E', '-E0.5B']);
  });

  test('are those pressed before Command too', () => {
    const bench = new Bench({ platform: 'mac' });
    bench.down('KeyV', 'v');
    bench.down('MetaLeft', 'Meta', { metaKey: true });
    bench.up('MetaLeft', 'Meta');
    expect(bench.take()).toEqual(['+2F', '+E0.5B', '-E0.5B', '-2F']);
  });

  test('is PrintScreen on Windows, of which only the release comes', () => {
    const bench = new Bench({ platform: 'windows' });
    bench.up('PrintScreen', 'PrintScreen');
    expect(bench.take()).toEqual(['+E0.37', '-E0.37']);
  });
});

describe('lock keys', () => {
  test('of the user become the host’s with the first key after a loss of focus', () => {
    const bench = new Bench();
    bench.keyboard.releaseAll();
    bench.locks.add('CapsLock');
    bench.press('KeyA', 'A');
    expect(bench.take()).toEqual(['locks 6', '+1E', '-1E']);
  });

  test('are set right when the host has changed them, with modifiers pressed again', () => {
    const bench = new Bench();
    bench.down('ShiftLeft', 'Shift', { shiftKey: true });
    bench.keyboard.locksOfHost(0);
    bench.press('KeyA', 'A', { shiftKey: true });
    expect(bench.take()).toEqual(['+2A', 'locks 2', '+2A', '+1E', '-1E']);
  });

  test('are not set twice when the user presses one', () => {
    const bench = new Bench();
    bench.press('CapsLock', 'CapsLock');
    bench.locks.add('CapsLock');
    bench.press('KeyA', 'A');
    expect(bench.take()).toEqual(['+3A', '-3A', '+1E', '-1E']);
  });

  test('keep the host’s kana lock, which no browser tells', () => {
    const bench = new Bench();
    bench.keyboard.locksOfHost(8);
    bench.press('KeyA', 'a');
    expect(bench.take()[0]).toBe('locks 10');
  });

  test('of a Mac always have Num Lock, and Caps Lock as press and release', () => {
    const bench = new Bench({ platform: 'mac' });
    bench.locks.clear();
    bench.down('CapsLock', 'CapsLock');
    bench.locks.add('CapsLock');
    bench.press('KeyA', 'A');
    bench.locks.clear();
    bench.up('CapsLock', 'CapsLock');
    bench.press('KeyA', 'a');
    expect(bench.take()).toEqual(['+3A', '-3A', '+1E', '-1E', '+3A', '-3A', '+1E', '-1E']);
  });
});

describe('the chord Ctrl+Alt+Shift', () => {
  test('leaves the picture with nothing down on the host', () => {
    const bench = new Bench();
    bench.down('ControlLeft', 'Control', { ctrlKey: true });
    bench.down('AltLeft', 'Alt', { ctrlKey: true, altKey: true });
    bench.down('ShiftLeft', 'Shift', { ctrlKey: true, altKey: true, shiftKey: true });
    expect(bench.chords).toBe(1);
    expect(bench.take()).toEqual(['+1D', '+38', 'release']);
  });

  test('is not one while another key is down', () => {
    const bench = new Bench();
    bench.down('KeyA', 'a');
    bench.down('ControlLeft', 'Control', { ctrlKey: true });
    bench.down('AltLeft', 'Alt', { ctrlKey: true, altKey: true });
    bench.down('ShiftLeft', 'Shift', { ctrlKey: true, altKey: true, shiftKey: true });
    expect(bench.chords).toBe(0);
  });
});

describe('buttons on the page', () => {
  test('press keys together and hold them', () => {
    const bench = new Bench();
    bench.keyboard.tap(['ControlLeft', 'AltLeft', 'Delete']);
    expect(bench.take()).toEqual(['+1D', '+38', '+E0.53', '-E0.53', '-38', '-1D']);
    bench.keyboard.hold('MetaLeft', true);
    bench.keyboard.hold('MetaLeft', true);
    expect(bench.keyboard.isHeld('MetaLeft')).toBe(true);
    bench.keyboard.releaseAll();
    expect(bench.keyboard.isHeld('MetaLeft')).toBe(false);
    expect(bench.take()).toEqual(['+E0.5B', 'release']);
  });
});
