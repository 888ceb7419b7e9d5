import type { Language } from '../i18n';
import type { KeyboardMode } from '../input/keyboard';
import type { ScaleMode } from '../input/viewport';

/** What a user has chosen; kept in this browser. */
export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  readonly language: Language | 'system';
  readonly scale: ScaleMode;
  /** Pixels of the desktop: as many as the screen has, or fewer and larger ones. */
  readonly density: 'standard' | 'sharp';
  /** Size of the desktop's text and controls in percent, where the host can change it; 0: as the screen's density asks. */
  readonly textScale: number;
  /** Whether the desktop takes the size of the window, or keeps its own and is scaled. */
  readonly follow: boolean;
  readonly keyboardMode: KeyboardMode;
  /** Windows keyboard layout that the host is told; 0: found out. */
  readonly keyboardLayout: number;
  readonly smoothWheel: boolean;
  readonly lossless: boolean;
  /** Where frames are decoded and painted. `page` for browsers whose workers cannot, and for tests. */
  readonly renderer: 'worker' | 'page';
  readonly hintSeen: boolean;
}

const DEFAULTS: Settings = {
  theme: 'system',
  language: 'system',
  scale: 'fit',
  density: 'sharp',
  textScale: 0,
  follow: true,
  keyboardMode: 'automatic',
  keyboardLayout: 0,
  smoothWheel: false,
  lossless: false,
  renderer: 'worker',
  hintSeen: false,
};

const KEY = 'oriel.settings';

let current: Settings = load();
const listeners = new Set<() => void>();

export function settings(): Settings {
  return current;
}

export function changeSettings(change: Partial<Settings>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // storage is full or forbidden: the choice holds for this page
  }
  for (const listener of listeners) listener();
}

/** Calls `listener` after every change, until the signal aborts. */
export function onSettings(listener: () => void, signal: AbortSignal): void {
  listeners.add(listener);
  signal.addEventListener('abort', () => listeners.delete(listener));
}

function load(): Settings {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return { ...DEFAULTS, ...(typeof stored === 'object' ? known(stored as Record<string, unknown>) : {}) };
  } catch {
    return DEFAULTS;
  }
}

/** Of what was stored: the settings that still exist, with a value of their type. */
function known(stored: Record<string, unknown>): Partial<Settings> {
  return Object.fromEntries(
    Object.entries(DEFAULTS)
      .map(([name, value]) => [name, stored[name], typeof value] as const)
      .filter(([, value, type]) => typeof value === type)
      .map(([name, value]) => [name, value]),
  );
}
