import { type InputEvent, LOCK } from '../protocol/input';
import { codeOfKey, scancodeOf } from './scancodes';
import { isWritingKey, type Place, usGives, usPlaceOf } from './us-keys';

/**
 * What decides which character a key gives: `physical` the host's layout, `text` the user's own, `automatic` the
 * host's unless it is known that its key does not give the character: then the key that does, or the character itself.
 */
export type KeyboardMode = 'automatic' | 'physical' | 'text';

export type Platform = 'mac' | 'windows' | 'other';

/** The part of a DOM KeyboardEvent that is used here. */
export interface KeyEvent {
  readonly code: string;
  readonly key: string;
  readonly keyCode: number;
  readonly repeat: boolean;
  readonly isComposing: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
  getModifierState(key: string): boolean;
}

export interface ModifierState {
  getModifierState(key: string): boolean;
}

export interface KeyboardOutlets {
  send(event: InputEvent): void;
  /** The documented chord that leaves the picture has been pressed. */
  chord(): void;
  /** Runs `action` after `milliseconds` unless cancelled. */
  later(action: () => void, milliseconds: number): { cancel(): void };
}

export interface KeyboardOptions {
  readonly mode: KeyboardMode;
  readonly platform: Platform;
  /** The host has been told the US layout: what its keys give is known. */
  readonly hostIsUs: boolean;
}

/** Windows sends AltGr as left Ctrl and right Alt in one moment: so long a left Ctrl waits for its fellow. */
const FAKE_CONTROL_WAIT = 20;
/** `keyCode` of a key that an input method or a soft keyboard has taken. */
const KEYCODE_TAKEN = 229;

const MODIFIERS: ReadonlySet<string> = new Set([
  'ControlLeft',
  'ControlRight',
  'ShiftLeft',
  'ShiftRight',
  'AltLeft',
  'AltRight',
  'MetaLeft',
  'MetaRight',
  'OSLeft',
  'OSRight',
]);
const LOCK_KEYS: ReadonlySet<string> = new Set(['CapsLock', 'NumLock', 'ScrollLock', 'KanaMode']);

/** Turns the browser's key events into the host's; knows which keys the host has been told to be down. */
export class Keyboard {
  /** Codes of keys that are down on the host. */
  private readonly down = new Set<string>();
  /** Characters that are down on the host, by the code of the key that gave them; empty where nothing is left down. */
  private readonly typed = new Map<string, string>();
  /** Modifiers that are down here and not on the host: what follows decides whether it hears of them. */
  private readonly heldBack = new Set<string>();
  private heldBackTimer: { cancel(): void } | undefined;
  private locksWanted = true;
  private hostLocks = 0;

  constructor(
    private readonly outlets: KeyboardOutlets,
    private options: KeyboardOptions,
  ) {}

  configure(options: Partial<KeyboardOptions>): void {
    this.releaseAll();
    this.options = { ...this.options, ...options };
  }

  /** @returns whether the browser's own action is to be prevented */
  keyDown(event: KeyEvent): boolean {
    if (isTaken(event)) return false;
    const code = ALIASES[event.code] ?? event.code;
    const scancode = scancodeOf(code);
    if (!scancode) return this.keyWithoutPlace(event);
    if (!MODIFIERS.has(code)) this.releaseLostModifiers(event);
    if (!LOCK_KEYS.has(code)) this.syncLocks(event);

    if (this.completesChord(code, event)) {
      this.releaseAll();
      this.outlets.chord();
      return true;
    }
    if (this.holdsBack(code, event)) return true;
    if (this.isText(code, event)) {
      if (event.key === 'Dead') return false; // the browser composes; the result comes as text
      this.typeDown(code, event.key);
      return true;
    }
    this.flush();
    this.press(code);
    if (LOCK_KEYS.has(code)) this.toggled(code);
    if (this.options.platform === 'mac') {
      // macOS tells only the change of Caps Lock, and no key's release while Command is down
      if (code === 'CapsLock' || (event.metaKey && !MODIFIERS.has(code))) this.release(code);
    }
    return true;
  }

  /** @returns whether the browser's own action is to be prevented */
  keyUp(event: KeyEvent): boolean {
    const code = ALIASES[event.code] ?? event.code;
    if (this.heldBack.delete(code)) return true;
    const character = this.typed.get(code);
    if (character !== undefined) {
      this.typed.delete(code);
      this.units(character, false);
      return true;
    }
    const mac = this.options.platform === 'mac';
    if (this.down.has(code)) {
      this.release(code);
      if (mac && code.startsWith('Meta')) this.releaseOthers();
    } else if (code === 'PrintScreen' || (mac && code === 'CapsLock')) {
      // Windows keeps the press of PrintScreen for itself; macOS tells "Caps Lock off" as a release
      this.tap([code]);
      if (code === 'CapsLock') this.toggled(code);
    } else {
      return false;
    }
    return true;
  }

  /** Types text that no key has given: composition, soft keyboard, paste. */
  type(text: string): void {
    this.dropHeldBack();
    for (const character of text.replaceAll('\r\n', '\n')) {
      if (character === '\n' || character === '\r') this.tap(['Enter']);
      else if (character === '\t') this.tap(['Tab']);
      else {
        const place = this.placeOf(character);
        if (place) this.tapPlace(place);
        else {
          this.units(character, true);
          this.units(character, false);
        }
      }
    }
  }

  /** Presses keys in order and releases them in the opposite order. */
  tap(codes: readonly string[]): void {
    for (const code of codes) this.key(code, true);
    for (const code of [...codes].reverse()) this.key(code, false);
  }

  /** Holds a key down, or lets it go, on behalf of a button on the page. */
  hold(code: string, down: boolean): void {
    if (down === this.down.has(code)) return;
    if (down) this.press(code);
    else this.release(code);
  }

  isHeld(code: string): boolean {
    return this.down.has(code);
  }

  /** Before anything else than a key goes to the host: what was held back is meant after all. */
  flush(): void {
    this.heldBackTimer?.cancel();
    for (const code of this.heldBack) this.press(code);
    this.heldBack.clear();
  }

  /** The page loses the keyboard: nothing stays down on the host, and the lock keys may change meanwhile. */
  releaseAll(): void {
    const anyDown = this.down.size > 0 || this.typed.size > 0;
    this.dropHeldBack();
    this.down.clear();
    this.typed.clear();
    this.locksWanted = true;
    if (anyDown) this.outlets.send({ type: 'release' });
  }

  /** The host says how its lock keys are. */
  locksOfHost(flags: number): void {
    this.hostLocks = flags;
  }

  /** Makes the host's lock keys those of the user's keyboard, if they may differ. */
  syncLocks(state: ModifierState): void {
    let flags = this.hostLocks & LOCK.kana;
    if (state.getModifierState('CapsLock')) flags |= LOCK.caps;
    if (state.getModifierState('ScrollLock')) flags |= LOCK.scroll;
    // a Mac's keyboard has no Num Lock: its number pad always gives digits
    if (this.options.platform === 'mac' || state.getModifierState('NumLock')) flags |= LOCK.num;
    if (!this.locksWanted && flags === this.hostLocks) return;
    this.locksWanted = false;
    this.hostLocks = flags;
    this.outlets.send({ type: 'locks', flags });
    // the host releases its modifiers with this: those that are down are pressed again
    for (const code of this.down) {
      if (MODIFIERS.has(code)) this.key(code, true);
    }
  }

  private keyWithoutPlace(event: KeyEvent): boolean {
    const code = codeOfKey(event.key);
    if (code) {
      this.flush();
      this.tap([code]);
      return true;
    }
    if (!isCharacter(event.key)) return false;
    this.type(event.key);
    return true;
  }

  private completesChord(code: string, event: KeyEvent): boolean {
    if (!event.ctrlKey || !event.altKey || !event.shiftKey || event.metaKey || !MODIFIERS.has(code)) return false;
    // AltGr is told as Ctrl and Alt on Windows: with Shift it gives a letter
    if (event.getModifierState('AltGraph') || this.down.has('AltRight') || this.heldBack.has('AltRight')) return false;
    return [...this.down].every((other) => MODIFIERS.has(other));
  }

  private holdsBack(code: string, event: KeyEvent): boolean {
    const { mode, platform, hostIsUs } = this.options;
    if (event.repeat) return this.heldBack.has(code);
    if (platform === 'windows' && code === 'ControlLeft') {
      this.flush();
      this.heldBack.add(code);
      this.heldBackTimer = this.outlets.later(() => this.flush(), FAKE_CONTROL_WAIT);
      return true;
    }
    if (code === 'AltRight' && this.heldBack.has('ControlLeft')) {
      this.heldBackTimer?.cancel();
      this.heldBack.delete('ControlLeft');
    }
    // AltGr, and Option on a Mac, may be part of a character that goes as text
    const charactersGo = mode === 'text' || (mode === 'automatic' && hostIsUs);
    const composes =
      code === 'AltRight' ? event.key !== 'Alt' || platform === 'mac' : code === 'AltLeft' && platform === 'mac';
    if (!charactersGo || !composes) return false;
    this.heldBack.add(code);
    return true;
  }

  /** Whether the character is sent instead of the key. */
  private isText(code: string, event: KeyEvent): boolean {
    const { mode, platform, hostIsUs } = this.options;
    if (mode === 'physical' || !isWritingKey(code)) return false;
    if (!isCharacter(event.key) && event.key !== 'Dead') return false;
    const level3 = this.heldBack.has('AltRight') || (platform === 'mac' && this.heldBack.size > 0);
    const command = event.metaKey || (!level3 && (event.ctrlKey || event.altKey)) || this.commandDown();
    if (command) return false;
    if (mode === 'text') return true;
    return hostIsUs && !usGives(code, event.shiftKey, event.getModifierState('CapsLock'), event.key);
  }

  private commandDown(): boolean {
    return [...this.down].some((code) => code.startsWith('Control') || code.startsWith('Meta') || code === 'AltLeft');
  }

  private typeDown(code: string, character: string): void {
    const place = this.placeOf(character);
    if (place) this.tapPlace(place);
    else this.units(character, true);
    this.typed.set(code, place ? '' : character);
  }

  /** Where the host has a character, if that is known: a key works everywhere, a character only where hosts take them. */
  private placeOf(character: string): Place | undefined {
    const { mode, hostIsUs } = this.options;
    const known = mode !== 'text' && hostIsUs;
    return known ? usPlaceOf(character, (this.hostLocks & LOCK.caps) !== 0) : undefined;
  }

  /** Taps a key of the host with or without Shift, whatever the user holds. */
  private tapPlace({ code, shift }: Place): void {
    const held = ['ShiftLeft', 'ShiftRight'].filter((key) => this.down.has(key));
    if (shift && held.length === 0) {
      this.tap(['ShiftLeft', code]);
      return;
    }
    const inTheWay = shift ? [] : held;
    for (const key of inTheWay) this.key(key, false);
    this.tap([code]);
    for (const key of inTheWay) this.key(key, true);
  }

  /** A key's release gets lost when the system takes the keyboard away: what an event says of modifiers is the truth. */
  private releaseLostModifiers(event: KeyEvent): void {
    const lost = (held: boolean, left: string, right?: string): void => {
      if (held) return;
      for (const code of [left, right]) {
        if (code && this.down.has(code)) this.release(code);
        if (code) this.heldBack.delete(code);
      }
    };
    lost(event.shiftKey, 'ShiftLeft', 'ShiftRight');
    lost(event.ctrlKey, 'ControlLeft', 'ControlRight');
    lost(event.metaKey, 'MetaLeft', 'MetaRight');
    // not the right one: as AltGr it is not always told in altKey
    lost(event.altKey || event.getModifierState('AltGraph'), 'AltLeft');
  }

  private releaseOthers(): void {
    for (const code of [...this.down]) {
      if (!MODIFIERS.has(code)) this.release(code);
    }
  }

  private toggled(code: string): void {
    const flag = { CapsLock: LOCK.caps, NumLock: LOCK.num, ScrollLock: LOCK.scroll, KanaMode: LOCK.kana }[code] ?? 0;
    this.hostLocks ^= flag;
  }

  private press(code: string): void {
    this.down.add(code);
    this.key(code, true);
  }

  private release(code: string): void {
    this.down.delete(code);
    this.key(code, false);
  }

  private key(code: string, down: boolean): void {
    const scancode = scancodeOf(code);
    if (scancode) this.outlets.send({ type: 'key', ...scancode, down });
  }

  private units(character: string, down: boolean): void {
    for (let i = 0; i < character.length; i++) {
      this.outlets.send({ type: 'unicode', unit: character.charCodeAt(i), down });
    }
  }

  private dropHeldBack(): void {
    this.heldBackTimer?.cancel();
    this.heldBack.clear();
  }
}

/** Names that browsers give to one and the same key. */
const ALIASES: Readonly<Record<string, string>> = { OSLeft: 'MetaLeft', OSRight: 'MetaRight' };

/** Whether an input method or a soft keyboard has taken the key: its text comes by itself. */
function isTaken(event: KeyEvent): boolean {
  return event.isComposing || event.key === 'Process' || (event.keyCode === KEYCODE_TAKEN && event.key !== 'Dead');
}

function isCharacter(key: string): boolean {
  return key !== '' && [...key].length === 1;
}
