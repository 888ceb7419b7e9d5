import { language } from '../../i18n';
import { detectLayout, type KeyMap, type Layout, layoutById } from '../../input/layouts';
import { type Arrangement, arrange, type Seat } from '../../input/monitors';
import { desktopSizeFor } from '../../input/viewport';
import type { Size } from '../../protocol/geometry';
import type { Credentials, Hello } from '../../protocol/messages';
import type { Room } from '../../worker/following';
import { settings } from '../settings';

const MEBIBYTE = 1024 * 1024;
/** Milliseconds. */
const KEY_MAP_PATIENCE = 500;

/** What this browser says of itself when it greets the gateway. */
export async function greeting(desktop: string, room: Size, takeover: boolean): Promise<Hello> {
  return {
    type: 'hello',
    version: 1,
    desktop,
    ...roomFor(room),
    cacheBytes: cacheBytes(),
    features: ['jpeg', 'deflate', 'compact', 'relative-mouse'],
    keyboardLayout: (await hostLayout()).id,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    locale: language(),
    takeover,
  };
}

export function withCredentials(hello: Hello, credentials: Credentials): Hello {
  return { ...hello, credentials };
}

/** What the desktop is asked to be like, in a room of CSS pixels. */
export function roomFor(room: Size): Room {
  const { follow } = settings();
  return { ...desktopSizeFor(room, pixelsOf(window)), scale: textScale(), follow };
}

/** A window and where its screen stands. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly view: Window;
  /** In CSS pixels. */
  readonly room: Size;
}

/** What a desktop with a monitor for each of these windows is asked to be like; the first one has the primary monitor. */
export function arrangementFor(places: readonly Place[]): Arrangement {
  const seats: Seat[] = places.map(({ left, top, view, room }) => {
    return { left, top, room: desktopSizeFor(room, pixelsOf(view)) };
  });
  return arrange(seats);
}

/** A desktop of several monitors follows its windows whatever is set: that is what they were opened for. */
export function roomOf({ width, height, monitors }: Arrangement): Room {
  const parts = monitors.map(({ x, y, w, h }) => ({ x, y, width: w, height: h }));
  return { width, height, scale: textScale(), follow: true, monitors: parts };
}

/** Pixels of the desktop for a CSS pixel of a window. */
function pixelsOf(view: Window): number {
  return settings().density === 'sharp' ? view.devicePixelRatio : 1;
}

/** As many more pixels a desktop has for the same room, as much larger is its text to be. */
function textScale(): number {
  const chosen = settings().textScale;
  return chosen === 0 ? pixelsOf(window) : chosen / 100;
}

/** The layout that the host is told: what the user has chosen, or that of the user's own keyboard. */
export async function hostLayout(): Promise<Layout> {
  return layoutById(settings().keyboardLayout) ?? detectedLayout();
}

/** The layout of the user's own keyboard, as far as the browser tells. */
export async function detectedLayout(): Promise<Layout> {
  return detectLayout(await keyMap(), navigator.language);
}

/** The Keyboard Map API is there in some browsers, in secure contexts, at the top level. It must not hold up a connection. */
async function keyMap(): Promise<KeyMap | undefined> {
  const { keyboard } = navigator as Navigator & { keyboard?: { getLayoutMap?(): Promise<KeyMap> } };
  const late = new Promise<undefined>((resolve) => {
    setTimeout(() => resolve(undefined), KEY_MAP_PATIENCE);
  });
  try {
    return await Promise.race([keyboard?.getLayoutMap?.(), late]);
  } catch {
    return undefined;
  }
}

/** More where the device has memory to spare. */
function cacheBytes(): number {
  const { deviceMemory } = navigator as Navigator & { deviceMemory?: number };
  return ((deviceMemory ?? 0) >= 4 ? 64 : 32) * MEBIBYTE;
}
