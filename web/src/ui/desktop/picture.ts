import { type CursorLook, Cursors, drawPointer } from '../../input/cursor';
import { Keyboard, type Platform } from '../../input/keyboard';
import { US_LAYOUT } from '../../input/layouts';
import { PointerInput } from '../../input/pointer-input';
import { TextField } from '../../input/text-field';
import { shownSize, toDesktop } from '../../input/viewport';
import type { Size } from '../../protocol/geometry';
import type { InputEvent } from '../../protocol/input';
import type { PointerShape } from '../../protocol/pointer';
import type { EngineEvent } from '../../worker/messages';
import { settings } from '../settings';
import { EngineHost } from './engine-host';
import { roomFor } from './greeting';

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
}

/** The desktop's picture on the page: engine, canvas, its place and scale, the pointer, and all input. */
export class Picture {
  readonly keyboard: Keyboard;
  private readonly engine: EngineHost;
  private readonly pointerInput: PointerInput;
  private readonly cursors = new Cursors();
  private readonly life = new AbortController();
  private desktop: Size = { width: 0, height: 0 };
  private shape: PointerShape = { shape: 'default' };
  private scale = 1;
  private pointerAt = { x: 0, y: 0 };
  /** The host has moved the pointer to where the user's is not: it is drawn until that moves. */
  private displaced = false;
  private inputOpen = false;

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
    new TextField(elements.field, this.keyboard, signal);
    this.pointerInput = new PointerInput(
      elements.stage,
      {
        send: (event) => this.input(event),
        locate: (x, y) => this.locate(x, y),
        used: (event) => this.used(event),
        moved: (x, y) => this.moved(x, y, false),
        smoothWheel: () => settings().smoothWheel,
        scale: () => this.scale,
      },
      signal,
    );

    elements.field.addEventListener('blur', () => this.release(), { signal });
    window.addEventListener('blur', () => this.release(), { signal });
    document.addEventListener('fullscreenchange', () => this.release(), { signal });
    document.addEventListener('visibilitychange', () => this.visibility(), { signal });
    const resize = new ResizeObserver(() => this.layOut());
    resize.observe(elements.stage);
    signal.addEventListener('abort', () => resize.disconnect());
    this.visibility();
  }

  /** CSS pixels that there are for the desktop. */
  get room(): Size {
    return { width: this.elements.stage.clientWidth, height: this.elements.stage.clientHeight };
  }

  get screen(): HTMLCanvasElement {
    return this.engine.screen;
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

  focus(): void {
    this.elements.field.focus({ preventScroll: true });
  }

  /** Nothing stays down on the host. */
  release(): void {
    this.keyboard.releaseAll();
    if (this.pointerInput.reset()) this.input({ type: 'release' });
  }

  close(): void {
    this.release();
    this.life.abort();
    this.engine.close();
  }

  /** As {@link close}, when the page itself is left. */
  terminate(): void {
    this.life.abort();
    this.engine.terminate();
  }

  private report(event: EngineEvent): void {
    switch (event.type) {
      case 'size':
        this.desktop = { width: event.width, height: event.height };
        this.layOut();
        break;
      case 'pointer':
        this.shape = event.shape;
        this.showPointer();
        break;
      case 'pointer-moved':
        this.moved(event.x, event.y, true);
        break;
      case 'gateway':
        if (event.message.type === 'locks') this.keyboard.locksOfHost(event.message.flags);
        break;
      default:
        break;
    }
    this.outlets.event(event);
  }

  private input(event: InputEvent): void {
    if (this.inputOpen) this.engine.send({ type: 'input', event });
  }

  private used(event: MouseEvent): void {
    this.outlets.used();
    // input methods open their windows beside the field: where the user has pointed to
    const { style } = this.elements.field;
    style.left = `${Math.min(event.clientX, window.innerWidth - 1)}px`;
    style.top = `${Math.min(event.clientY, window.innerHeight - 1)}px`;
    this.focus();
    if (this.inputOpen) this.keyboard.syncLocks(event);
    this.keyboard.flush();
  }

  private visibility(): void {
    const visible = !document.hidden;
    if (!visible) this.release();
    this.engine.send({ type: 'say', message: { type: 'visibility', visible } });
  }

  private layOut(): void {
    const { screen } = this.engine;
    const ratio = window.devicePixelRatio;
    const { scale: mode } = settings();
    const shown = shownSize(this.desktop, this.room, mode, ratio);
    this.elements.stage.dataset['scale'] = mode;
    screen.style.width = `${shown.width}px`;
    screen.style.height = `${shown.height}px`;
    // one pixel of the desktop on one or more whole ones of the screen: nothing to smooth
    const perPixel = (shown.width * ratio) / this.desktop.width;
    screen.style.imageRendering = Math.abs(perPixel - Math.round(perPixel)) < 0.001 ? 'pixelated' : 'auto';
    this.scale = this.desktop.width > 0 ? shown.width / this.desktop.width : 1;
    this.showPointer();
    this.engine.send({ type: 'room', room: roomFor(this.room) });
  }

  private locate(clientX: number, clientY: number): { x: number; y: number } {
    return toDesktop(clientX, clientY, this.engine.screen.getBoundingClientRect(), this.desktop);
  }

  private moved(x: number, y: number, displaced: boolean): void {
    const before = this.displaced;
    this.pointerAt = { x, y };
    this.displaced = displaced;
    if (displaced !== before) this.showPointer();
    else this.placePointer();
  }

  private showPointer(): void {
    let look: CursorLook = this.cursors.look(this.shape, this.scale);
    if (this.displaced && this.shape.shape === 'picture') look = { css: 'none', overlay: this.shape };
    const { stage, pointer } = this.elements;
    stage.style.cursor = look.css;
    pointer.hidden = look.overlay === undefined;
    if (!look.overlay) return;
    drawPointer(look.overlay, pointer);
    pointer.style.width = `${look.overlay.width * this.scale}px`;
    pointer.style.height = `${look.overlay.height * this.scale}px`;
    this.placePointer();
  }

  private placePointer(): void {
    const { pointer } = this.elements;
    if (pointer.hidden || this.shape.shape !== 'picture') return;
    const { screen } = this.engine;
    const x = screen.offsetLeft + (this.pointerAt.x - this.shape.hotspotX) * this.scale;
    const y = screen.offsetTop + (this.pointerAt.y - this.shape.hotspotY) * this.scale;
    pointer.style.transform = `translate(${x}px, ${y}px)`;
  }
}

function platform(): Platform {
  const { userAgent } = navigator;
  if (/Mac|iPhone|iPad/.test(userAgent)) return 'mac';
  return userAgent.includes('Windows') ? 'windows' : 'other';
}
