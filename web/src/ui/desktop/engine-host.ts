import { Engine } from '../../worker/engine';
import type { Command, EngineEvent } from '../../worker/messages';

type EngineCommand = Exclude<Command, { type: 'canvas' }>;

/**
 * Runs the engine where it can paint: in a worker with the canvas handed over, or else on the page's thread. Puts the
 * canvas `#screen` into its container; a canvas that was handed over in vain is replaced.
 */
export class EngineHost {
  private canvas: HTMLCanvasElement;
  private started: Worker | undefined;
  /** The one that has started, once it can paint. */
  private worker: Worker | undefined;
  private local: Engine | undefined;
  private readonly pending: EngineCommand[] = [];

  constructor(
    private readonly container: HTMLElement,
    private readonly label: string,
    useWorker: boolean,
    private readonly report: (event: EngineEvent) => void,
  ) {
    this.canvas = this.newCanvas();
    if (useWorker && workersCanPaint()) this.startWorker();
    else this.startLocal();
  }

  get screen(): HTMLCanvasElement {
    return this.canvas;
  }

  send(command: EngineCommand): void {
    if (this.local) this.local.handle(command);
    else if (this.worker) this.worker.postMessage(command, command.type === 'part-open' ? [command.canvas] : []);
    else this.pending.push(command);
  }

  close(): void {
    this.send({ type: 'close' });
    this.local = undefined;
    this.canvas.remove();
  }

  /** Closes at once: a page that is left may be frozen before its worker hears of anything. */
  terminate(): void {
    this.started?.terminate();
    if (this.local) this.close();
  }

  private startWorker(): void {
    let worker: Worker;
    let offscreen: OffscreenCanvas;
    try {
      worker = new Worker(new URL('../../worker/main.ts', import.meta.url), { type: 'module', name: 'oriel-engine' });
      offscreen = this.canvas.transferControlToOffscreen();
    } catch {
      this.fallBack();
      return;
    }
    this.started = worker;
    let ready = false;
    worker.onmessage = ({ data: event }: MessageEvent<EngineEvent>) => {
      if (event.type === 'ready') {
        ready = true;
        this.worker = worker;
        this.flush();
      } else if (event.type === 'unusable') {
        worker.terminate();
        this.fallBack();
      } else {
        this.report(event);
      }
    };
    worker.onerror = (event) => {
      worker.terminate();
      if (!ready) {
        this.fallBack();
        return;
      }
      const line = { state: 'closed', why: 'internal', code: 0, detail: event.message } as const;
      this.report({ type: 'line', line });
    };
    const canvas: Command = { type: 'canvas', canvas: offscreen };
    worker.postMessage(canvas, [offscreen]);
  }

  private fallBack(): void {
    this.canvas.remove();
    this.canvas = this.newCanvas();
    this.startLocal();
  }

  private startLocal(): void {
    const context = this.canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('this browser has no 2d canvas');
    this.local = new Engine(context, newScratch, (event) => this.report(event));
    this.flush();
  }

  private flush(): void {
    for (const command of this.pending.splice(0)) this.send(command);
  }

  private newCanvas(): HTMLCanvasElement {
    const canvas = document.createElement('canvas');
    canvas.id = 'screen';
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', this.label);
    this.container.prepend(canvas);
    return canvas;
  }
}

function workersCanPaint(): boolean {
  return (
    typeof Worker === 'function' &&
    typeof OffscreenCanvas === 'function' &&
    'transferControlToOffscreen' in HTMLCanvasElement.prototype
  );
}

function newScratch(): CanvasRenderingContext2D {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no 2d context to read pictures through');
  return context;
}
