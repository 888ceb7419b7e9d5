import { Keyboard, type Platform } from '../../input/keyboard';
import { US_LAYOUT } from '../../input/layouts';
import { type Arrangement, partOf } from '../../input/monitors';
import type { Size } from '../../protocol/geometry';
import type { InputEvent } from '../../protocol/input';
import type { EngineEvent } from '../../worker/messages';
import { settings } from '../settings';
import { EngineHost } from './engine-host';
import { arrangementFor, roomFor, roomOf } from './greeting';
import { MonitorWindow } from './monitor-window';
import { Pane } from './pane';
import { openOn, type UserScreen, userScreens } from './screens';

export interface PictureElements {
  /** Holds the canvas; has the size that there is room for. */
  readonly stage: HTMLElement;
  readonly pointer: HTMLCanvasElement;
  readonly field: HTMLTextAreaElement;
}

export interface PictureOutlets {
  /** What the engine reports, after the picture has taken its part of it. */
  event(event: EngineEvent): void;
  /** The chord that leaves the picture. */
  chord(): void;
  /** The user has turned to the picture. */
  used(): void;
  /** Further screens are used, or no longer. */
  screensChanged(): void;
}

/** What came of the wish to use all screens. */
export type ScreensUsed = 'all' | 'not-told' | 'blocked' | 'one';

/** The desktop's picture in this page and its further windows: engine, keyboard, and what each window shows. */
export class Picture {
  readonly keyboard: Keyboard;
  private readonly engine: EngineHost;
  private readonly pane: Pane;
  private readonly life = new AbortController();
  private desktop: Size = { width: 0, height: 0 };
  private inputOpen = false;
  /** This page's, while there are further windows. */
  private ownScreen: UserScreen | undefined;
  private windows: MonitorWindow[] = [];
  private lastWindow = 0;
  /** What was asked for the windows. */
  private arrangement: Arrangement | undefined;

  constructor(
    private readonly elements: PictureElements,
    label: string,
    private readonly outlets: PictureOutlets,
  ) {
    const { signal } = this.life;
    this.engine = new EngineHost(elements.stage, label, settings().renderer === 'worker', (event) =>
      this.report(event),
    );
    this.keyboard = new Keyboard(
      {
        send: (event) => this.input(event),
        chord: () => outlets.chord(),
        later: (action, milliseconds) => {
          const timer = setTimeout(action, milliseconds);
          return { cancel: () => clearTimeout(timer) };
        },
      },
      { mode: settings().keyboardMode, platform: platform(), hostIsUs: false },
    );
    this.pane = new Pane(
      { ...elements, screen: () => this.engine.screen, holds: 'desktop' },
      this.keyboard,
      {
        input: (event) => this.input(event),
        used: (event) => this.used(event),
        roomChanged: () => this.layOut(),
      },
      signal,
    );

    elements.field.addEventListener('blur', () => this.release(), { signal });
    window.addEventListener('blur', () => this.release(), { signal });
    document.addEventListener('fullscreenchange', () => this.release(), { signal });
    document.addEventListener('visibilitychange', () => this.visibility(), { signal });
    this.visibility();
  }

  /** CSS pixels that there are for the desktop in this page. */
  get room(): Size {
    return this.pane.room;
  }

  get screen(): HTMLCanvasElement {
    return this.engine.screen;
  }

  get usesAllScreens(): boolean {
    return this.windows.length > 0;
  }

  send(command: Parameters<EngineHost['send']>[0]): void {
    this.engine.send(command);
  }

  /** Input goes to the host only while its picture is live. */
  openInput(open: boolean): void {
    if (!open && this.inputOpen) this.release();
    this.inputOpen = open;
  }

  /** Takes the settings that may have changed. */
  configure(layoutId: number): void {
    this.keyboard.configure({ mode: settings().keyboardMode, hostIsUs: layoutId === US_LAYOUT });
    this.layOut();
  }

  /** The browser holds the pointer from now on, until the user presses Esc. */
  async holdPointer(): Promise<boolean> {
    this.release();
    try {
      await this.elements.stage.requestPointerLock();
      return true;
    } catch {
      return false; // the browser wants more of a gesture, or some time since the last hold
    }
  }

  /**
   * Opens a window on each further screen, with a monitor of the desktop on it.
   *
   * @param title of the window with that monitor
   */
  async useAllScreens(title: (monitor: number) => string): Promise<ScreensUsed> {
    this.useOneScreen();
    const screens = await userScreens();
    if (!screens) return 'not-told';
    const [own, ...others] = screens;
    if (!own || others.length === 0) return 'one';
    this.ownScreen = own;
    let blocked = false;
    for (const screen of others) {
      const view = openOn(screen);
      if (view) this.windows.push(this.openWindow(view, screen, title(this.windows.length + 2)));
      else blocked = true;
    }
    this.layOut();
    this.outlets.screensChanged();
    return blocked ? 'blocked' : 'all';
  }

  /** Closes the further windows: the desktop is in this page alone again. */
  useOneScreen(): void {
    if (this.windows.length === 0) return;
    for (const each of [...this.windows]) this.closeWindow(each);
    this.layOut();
  }

  focus(): void {
    this.pane.focus();
  }

  /** Nothing stays down on the host. */
  release(): void {
    this.keyboard.releaseAll();
    const held = [this.pane, ...this.windows.map(({ pane }) => pane)].map((pane) => pane.release());
    if (held.includes(true)) this.input({ type: 'release' });
  }

  close(): void {
    this.release();
    for (const each of [...this.windows]) this.closeWindow(each);
    this.life.abort();
    this.engine.close();
  }

  /** As {@link close}, when the page itself is left. */
  terminate(): void {
    for (const each of [...this.windows]) this.closeWindow(each);
    this.life.abort();
    this.engine.terminate();
  }

  private openWindow(view: Window, screen: UserScreen, title: string): MonitorWindow {
    const opened: MonitorWindow = new MonitorWindow(++this.lastWindow, view, screen, title, this.keyboard, {
      input: (event) => this.input(event),
      used: (event) => this.used(event),
      roomChanged: () => this.windowChanged(),
      left: () => this.release(),
      closed: () => {
        this.closeWindow(opened);
        this.layOut();
      },
    });
    this.engine.send({ type: 'part-open', id: opened.id, canvas: opened.canvas });
    return opened;
  }

  private closeWindow(closing: MonitorWindow): void {
    if (!this.windows.includes(closing)) return;
    this.windows = this.windows.filter((each) => each !== closing);
    closing.close();
    this.engine.send({ type: 'part-close', id: closing.id });
    this.outlets.screensChanged();
  }

  private windowChanged(): void {
    this.visibility();
    this.layOut();
  }

  private report(event: EngineEvent): void {
    switch (event.type) {
      case 'size':
        this.desktop = { width: event.width, height: event.height };
        this.layOut();
        break;
      case 'pointer':
        for (const pane of this.panes()) pane.pointer(event.shape);
        break;
      case 'pointer-moved':
        for (const pane of this.panes()) pane.pointerMoved(event.x, event.y);
        break;
      case 'gateway':
        if (event.message.type === 'locks') this.keyboard.locksOfHost(event.message.flags);
        break;
      default:
        break;
    }
    this.outlets.event(event);
  }

  private panes(): readonly Pane[] {
    return [this.pane, ...this.windows.map(({ pane }) => pane)];
  }

  private input(event: InputEvent): void {
    if (this.inputOpen) this.engine.send({ type: 'input', event });
  }

  private used(event: MouseEvent): void {
    this.outlets.used();
    if (this.inputOpen) this.keyboard.syncLocks(event);
    this.keyboard.flush();
  }

  private visibility(): void {
    const visible = !document.hidden || this.windows.some(({ isVisible }) => isVisible);
    if (!visible) this.release();
    this.engine.send({ type: 'say', message: { type: 'visibility', visible } });
  }

  /** Shows each window its part, and asks for a desktop that fills them all. */
  private layOut(): void {
    const { ownScreen, windows } = this;
    if (windows.length === 0 || !ownScreen) {
      this.arrangement = undefined;
      this.pane.show(this.desktop, undefined);
      this.engine.send({ type: 'room', room: roomFor(this.room) });
      return;
    }
    const places = [
      { ...placeOf(ownScreen), view: window, room: this.room },
      ...windows.map(({ screen, view, room }) => ({ ...placeOf(screen), view, room })),
    ];
    this.arrangement = arrangementFor(places);
    this.showParts(this.arrangement);
    this.engine.send({ type: 'room', room: roomOf(this.arrangement) });
  }

  private showParts(arrangement: Arrangement): void {
    const { desktop } = this;
    if (desktop.width === 0) return;
    const [own, ...others] = arrangement.monitors.map((monitor) => partOf(monitor, arrangement, desktop));
    this.pane.show(desktop, own);
    for (const [i, shown] of [...this.windows].entries()) {
      const part = others[i];
      if (part) {
        this.engine.send({ type: 'part', id: shown.id, rect: part });
        shown.pane.show(desktop, part);
      } else {
        this.closeWindow(shown); // a desktop has no place for it
      }
    }
  }
}

function placeOf({ left, top }: UserScreen): { readonly left: number; readonly top: number } {
  return { left, top };
}

function platform(): Platform {
  const { userAgent } = navigator;
  if (/Mac|iPhone|iPad/.test(userAgent)) return 'mac';
  return userAgent.includes('Windows') ? 'windows' : 'other';
}
