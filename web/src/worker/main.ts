import { Engine } from './engine';
import type { Command, Report } from './messages';

/** The worker's entry: the first command brings the canvas, all others are the engine's. */

declare const self: DedicatedWorkerGlobalScope;

const report: Report = (event, transfer = []) => self.postMessage(event, transfer);
let engine: Engine | undefined;

self.onmessage = ({ data: command }: MessageEvent<Command>) => {
  if (command.type === 'canvas') {
    engine = start(command.canvas);
    return;
  }
  engine?.handle(command);
  if (command.type === 'close') self.close();
};

function start(canvas: OffscreenCanvas): Engine | undefined {
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) {
    report({ type: 'unusable', reason: 'no 2d context in a worker' });
    return undefined;
  }
  report({ type: 'ready' });
  return new Engine(context, newScratch, report);
}

function newScratch(): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(64, 64).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no 2d context to read pictures through');
  return context;
}
