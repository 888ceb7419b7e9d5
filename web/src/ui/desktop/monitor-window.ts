import type { Keyboard } from '../../input/keyboard';
import type { Size } from '../../protocol/geometry';
import { Pane, type PaneOutlets } from './pane';
import type { UserScreen } from './screens';

export interface MonitorOutlets extends PaneOutlets {
  /** The user has closed the window, or it is gone for another reason. */
  closed(): void;
  /** Nothing is to stay down on the host: the window has lost the user's attention. */
  left(): void;
}

/** A further window of the page, with one monitor of the desktop: it has a canvas of its own, and no line. */
export class MonitorWindow {
  readonly pane: Pane;
  readonly canvas: OffscreenCanvas;
  private readonly life = new AbortController();

  /** @param view an empty window that this page has opened */
  constructor(
    readonly id: number,
    readonly view: Window,
    readonly screen: UserScreen,
    title: string,
    keyboard: Keyboard,
    outlets: MonitorOutlets,
  ) {
    const { signal } = this.life;
    const page = view.document;
    page.title = title;
    page.body.dataset['page'] = 'desktop';
    page.documentElement.dataset['theme'] = document.documentElement.dataset['theme'] ?? '';
    for (const sheet of document.querySelectorAll('link[rel="stylesheet"], style')) {
      page.head.append(page.importNode(sheet, true));
    }
    const make = <K extends keyof HTMLElementTagNameMap>(name: K, className: string): HTMLElementTagNameMap[K] => {
      const element = page.createElement(name);
      element.className = className;
      return element;
    };
    const main = make('main', 'desktop');
    const stage = make('div', 'stage');
    const canvas = make('canvas', '');
    canvas.id = 'screen';
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', title);
    const pointer = make('canvas', 'pointer');
    pointer.hidden = true;
    const field = make('textarea', 'text-field');
    field.setAttribute('aria-label', title);
    field.setAttribute('inputmode', 'none');
    field.spellcheck = false;
    stage.append(canvas, pointer);
    main.append(stage, field);
    page.body.append(main);
    this.canvas = canvas.transferControlToOffscreen();
    this.pane = new Pane({ stage, pointer, field, screen: () => canvas, holds: 'part' }, keyboard, outlets, signal);
    field.addEventListener('blur', () => outlets.left(), { signal });
    page.addEventListener('visibilitychange', () => outlets.roomChanged(), { signal });
    view.addEventListener('pagehide', () => outlets.closed(), { signal });
    this.pane.focus();
  }

  get isVisible(): boolean {
    return !this.view.document.hidden;
  }

  get room(): Size {
    return this.pane.room;
  }

  close(): void {
    this.life.abort();
    this.view.close();
  }
}
