import { type CursorLook, Cursors, drawPointer } from '../../input/cursor';
import type { Keyboard } from '../../input/keyboard';
import { PointerInput } from '../../input/pointer-input';
import { TextField } from '../../input/text-field';
import { type Shown, shownSize, toDesktop } from '../../input/viewport';
import type { Rect, Size } from '../../protocol/geometry';
import type { InputEvent } from '../../protocol/input';
import type { PointerShape } from '../../protocol/pointer';
import { settings } from '../settings';

export interface PaneElements {
  /** Holds the canvas; has the size that there is room for. */
  readonly stage: HTMLElement;
  readonly pointer: HTMLCanvasElement;
  readonly field: HTMLTextAreaElement;
  /** The canvas, which may be replaced by another. */
  screen(): HTMLCanvasElement;
  /** What the canvas holds: the whole desktop, or just the part that is shown. */
  readonly holds: 'desktop' | 'part';
}

export interface PaneOutlets {
  input(event: InputEvent): void;
  /** The user has turned to this pane. */
  used(event: MouseEvent): void;
  /** There is more or less room for the desktop. */
  roomChanged(): void;
}

/** One window's view of the desktop, or of a part of it: place and scale of the canvas, the pointer, and input. */
export class Pane {
  private readonly pointerInput: PointerInput;
  private readonly cursors = new Cursors();
  private desktop: Size = { width: 0, height: 0 };
  private part: Rect = { x: 0, y: 0, w: 0, h: 0 };
  private shape: PointerShape = { shape: 'default' };
  private scale = 1;
  private pointerAt = { x: 0, y: 0 };
  /** The host has moved the pointer to where the user's is not: it is drawn until that moves. */
  private displaced = false;

  constructor(
    private readonly elements: PaneElements,
    keyboard: Keyboard,
    outlets: PaneOutlets,
    signal: AbortSignal,
  ) {
    new TextField(elements.field, keyboard, signal);
    this.pointerInput = new PointerInput(
      elements.stage,
      {
        send: (event) => outlets.input(event),
        locate: (x, y) => toDesktop(x, y, this.wholeDesktop(), this.desktop),
        used: (event) => {
          this.placeField(event);
          outlets.used(event);
        },
        moved: (x, y) => this.moved(x, y, false),
        smoothWheel: () => settings().smoothWheel,
        scale: () => this.scale,
      },
      signal,
    );
    const resize = new ResizeObserver(() => outlets.roomChanged());
    resize.observe(elements.stage);
    signal.addEventListener('abort', () => resize.disconnect());
  }

  /** CSS pixels that there are for the desktop. */
  get room(): Size {
    return { width: this.elements.stage.clientWidth, height: this.elements.stage.clientHeight };
  }

  focus(): void {
    this.elements.field.focus({ preventScroll: true });
  }

  /** @returns whether the host has to be told to release buttons */
  release(): boolean {
    return this.pointerInput.reset();
  }

  /** Shows this part of a desktop of this size; without, all of it. */
  show(desktop: Size, part: Rect | undefined): void {
    this.desktop = desktop;
    this.part = part ?? { x: 0, y: 0, w: desktop.width, h: desktop.height };
    const { stage, holds } = this.elements;
    const screen = this.elements.screen();
    const { w, h } = this.part;
    const ratio = (stage.ownerDocument.defaultView ?? window).devicePixelRatio;
    const { scale: mode } = settings();
    const shown = shownSize({ width: w, height: h }, this.room, mode, ratio);
    this.scale = w > 0 ? shown.width / w : 1;
    stage.dataset['scale'] = mode;
    const canvas = holds === 'desktop' ? desktop : { width: w, height: h };
    screen.style.width = `${canvas.width * this.scale}px`;
    screen.style.height = `${canvas.height * this.scale}px`;
    // one pixel of the desktop on one or more whole ones of the screen: nothing to smooth
    const perPixel = this.scale * ratio;
    screen.style.imageRendering = Math.abs(perPixel - Math.round(perPixel)) < 0.001 ? 'pixelated' : 'auto';
    this.cut(screen, holds === 'desktop' && part !== undefined);
    this.showPointer();
  }

  pointer(shape: PointerShape): void {
    this.shape = shape;
    this.showPointer();
  }

  /** The host has moved the pointer. */
  pointerMoved(x: number, y: number): void {
    this.moved(x, y, true);
  }

  /** Moves a canvas with more than is to be seen, and cuts off the rest. */
  private cut(screen: HTMLCanvasElement, isCut: boolean): void {
    const { style } = screen;
    this.elements.stage.toggleAttribute('data-part', isCut);
    if (!isCut) {
      style.removeProperty('left');
      style.removeProperty('top');
      style.removeProperty('clip-path');
      return;
    }
    const { part, desktop, scale, room } = this;
    style.left = `${Math.max(0, (room.width - part.w * scale) / 2) - part.x * scale}px`;
    style.top = `${Math.max(0, (room.height - part.h * scale) / 2) - part.y * scale}px`;
    const right = (desktop.width - part.x - part.w) * scale;
    const bottom = (desktop.height - part.y - part.h) * scale;
    style.clipPath = `inset(${part.y * scale}px ${right}px ${bottom}px ${part.x * scale}px)`;
  }

  /** Where the whole desktop would stand on the page: a pointer that is held down may leave the part of this window. */
  private wholeDesktop(): Shown {
    const { left, top } = this.elements.screen().getBoundingClientRect();
    const { part, scale, desktop } = this;
    const [x, y] = this.elements.holds === 'desktop' ? [0, 0] : [part.x, part.y];
    return {
      left: left - x * scale,
      top: top - y * scale,
      width: desktop.width * scale,
      height: desktop.height * scale,
    };
  }

  /** Input methods open their windows beside the field: where the user has pointed to. */
  private placeField(event: MouseEvent): void {
    const { style, ownerDocument } = this.elements.field;
    const view = ownerDocument.defaultView ?? window;
    style.left = `${Math.min(event.clientX, view.innerWidth - 1)}px`;
    style.top = `${Math.min(event.clientY, view.innerHeight - 1)}px`;
    this.focus();
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
    const { pointer, holds } = this.elements;
    if (pointer.hidden || this.shape.shape !== 'picture') return;
    const screen = this.elements.screen();
    const [fromX, fromY] = holds === 'desktop' ? [0, 0] : [this.part.x, this.part.y];
    const x = screen.offsetLeft + (this.pointerAt.x - fromX - this.shape.hotspotX) * this.scale;
    const y = screen.offsetTop + (this.pointerAt.y - fromY - this.shape.hotspotY) * this.scale;
    pointer.style.transform = `translate(${x}px, ${y}px)`;
  }
}
