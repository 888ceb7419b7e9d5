import { type Damage, FrameApplier } from '../protocol/apply';
import { type Frame, type JpegBlob, parseFrame } from '../protocol/frame';
import type { Framebuffer } from '../protocol/framebuffer';
import type { Size } from '../protocol/geometry';
import { TileCache } from '../protocol/tile-cache';

/** What a pipeline needs from the world around it. */
export interface PipelineOutlets {
  decodeJpeg(jpeg: JpegBlob): Promise<Uint32Array>;
  paint(damage: Damage): void;
  /** Runs `action` once what was painted is on the screen. */
  afterPaint(action: () => void): void;
  now(): number;
  painted(frame: PaintedFrame): void;
  failed(cause: unknown): void;
}

export interface PaintedFrame {
  readonly id: number;
  readonly complete: boolean;
  readonly resized: Size | undefined;
  /** Milliseconds from arrival to the finished picture, and from there until it was shown. */
  readonly decode: number;
  readonly paint: number;
  /** Frames that have arrived and are not yet painted. */
  readonly queued: number;
}

interface Waiting {
  readonly frame: Frame;
  readonly received: number;
  readonly jpegs: Promise<readonly Uint32Array[]> | undefined;
}

/**
 * Takes the frames of one connection from message to screen, strictly in order: JPEGs are decoded ahead and side by
 * side, but a frame is applied only after the one before it, as a whole.
 */
export class FramePipeline {
  private readonly applier: FrameApplier;
  private readonly waiting: Waiting[] = [];
  private size: Size = { width: 0, height: 0 };
  private unpainted = 0;
  private running = false;
  private closed = false;

  constructor(
    framebuffer: Framebuffer,
    cacheBytes: number,
    private readonly outlets: PipelineOutlets,
  ) {
    this.applier = new FrameApplier(framebuffer, new TileCache(cacheBytes));
  }

  /** Takes a frame message, kind byte included; the message is the pipeline's from now on. */
  push(message: Uint8Array): void {
    const received = this.outlets.now();
    const frame = parseFrame(message, this.size);
    this.size = frame.size;
    this.unpainted++;
    this.waiting.push({ frame, received, jpegs: this.decodeAhead(frame) });
    if (!this.running) void this.drain();
  }

  /** Drops what has not been applied. */
  close(): void {
    this.closed = true;
    this.waiting.length = 0;
  }

  private decodeAhead(frame: Frame): Promise<readonly Uint32Array[]> | undefined {
    if (frame.jpegs.length === 0) return undefined;
    const all = Promise.all(frame.jpegs.map((jpeg) => this.outlets.decodeJpeg(jpeg)));
    // a failure counts when the frame's turn comes; until then it is not an unhandled one
    all.catch(() => undefined);
    return all;
  }

  private async drain(): Promise<void> {
    this.running = true;
    try {
      for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
        // without pictures there is no await: the frame is on the canvas in the task that brought it
        const jpegs = next.jpegs ? await next.jpegs : [];
        if (this.closed) return;
        this.show(next, jpegs);
      }
    } catch (cause) {
      if (!this.closed) {
        this.close();
        this.outlets.failed(cause);
      }
    } finally {
      this.running = false;
    }
  }

  private show({ frame, received }: Waiting, jpegs: readonly Uint32Array[]): void {
    const damage = this.applier.apply(frame, jpegs);
    this.outlets.paint(damage);
    const applied = this.outlets.now();
    this.outlets.afterPaint(() => {
      if (this.closed) return;
      this.unpainted--;
      this.outlets.painted({
        id: frame.id,
        complete: frame.complete,
        resized: damage.resized ? frame.size : undefined,
        decode: applied - received,
        paint: this.outlets.now() - applied,
        queued: this.unpainted,
      });
    });
  }
}
