import { type Damage, type DamageStep, FrameApplier } from '../protocol/apply';
import { type Frame, FrameParser, type JpegBlob, type VideoUnit } from '../protocol/frame';
import type { Framebuffer } from '../protocol/framebuffer';
import type { Size } from '../protocol/geometry';
import { type Tile, TileCache } from '../protocol/tile-cache';
import type { VideoPicture } from '../render/video-picture';

/** What a pipeline needs from the world around it. */
export interface PipelineOutlets {
  decodeJpeg(jpeg: JpegBlob): Promise<Uint32Array>;
  /** Decodes the next unit of a stream; nothing where it gives no picture that can be shown. The caller closes it. */
  decodeVideo(unit: VideoUnit): Promise<VideoPicture | undefined>;
  paint(resized: boolean, steps: readonly DamageStep[]): void;
  paintVideo(picture: VideoPicture, unit: VideoUnit): void;
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
  readonly videos: readonly Promise<VideoPicture | undefined>[];
}

/**
 * Takes the frames of one connection from message to screen, strictly in order: JPEGs and videos are decoded ahead and side
 * by side, but a frame is applied only after the one before it, as a whole. A picture of a video is painted and closed as
 * soon as it is its turn, because a decoder has few of them.
 */
export class FramePipeline {
  private readonly parser = new FrameParser();
  private readonly applier: FrameApplier;
  private readonly cache: TileCache;
  private readonly waiting: Waiting[] = [];
  private unpainted = 0;
  private running = false;
  private closed = false;

  constructor(
    framebuffer: Framebuffer,
    cacheBytes: number,
    private readonly outlets: PipelineOutlets,
  ) {
    this.cache = new TileCache(cacheBytes);
    this.applier = new FrameApplier(framebuffer, this.cache);
  }

  /** Before the first frame: the cache begins with these tiles. */
  keep(tiles: readonly Tile[]): void {
    this.cache.fill(tiles);
  }

  /** What the cache holds, from the most recently used on. */
  tiles(): Tile[] {
    return this.cache.recent();
  }

  /** Takes a frame message, kind byte included; the message is the pipeline's from now on. */
  push(message: Uint8Array): void {
    const received = this.outlets.now();
    const frame = this.parser.parse(message);
    this.unpainted++;
    this.waiting.push({ frame, received, jpegs: this.decodeAhead(frame), videos: this.decodeVideos(frame) });
    if (!this.running) void this.drain();
  }

  /** Drops what has not been applied. */
  close(): void {
    this.closed = true;
    for (const { videos } of this.waiting.splice(0)) dropPictures(videos);
  }

  private decodeAhead(frame: Frame): Promise<readonly Uint32Array[]> | undefined {
    if (frame.jpegs.length === 0) return undefined;
    const all = Promise.all(frame.jpegs.map((jpeg) => this.outlets.decodeJpeg(jpeg)));
    // a failure counts when the frame's turn comes; until then it is not an unhandled one
    all.catch(() => undefined);
    return all;
  }

  private decodeVideos(frame: Frame): readonly Promise<VideoPicture | undefined>[] {
    return frame.videos.map((unit) => {
      const picture = this.outlets.decodeVideo(unit);
      picture.catch(() => undefined);
      return picture;
    });
  }

  private async drain(): Promise<void> {
    this.running = true;
    try {
      for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
        // without pictures there is no await: the frame is on the canvas in the task that brought it
        const jpegs = next.jpegs ? await next.jpegs : [];
        if (this.closed) {
          dropPictures(next.videos);
          return;
        }
        const damage = this.applier.apply(next.frame, jpegs);
        if (next.videos.length === 0) this.outlets.paint(damage.resized, damage.steps);
        else await this.paintWithVideos(next, damage);
        if (this.closed) return;
        this.shown(next, damage);
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

  private async paintWithVideos({ frame, videos }: Waiting, damage: Damage): Promise<void> {
    if (damage.resized) this.outlets.paint(true, []);
    let from = 0;
    for (const [at, step] of damage.steps.entries()) {
      if (!('video' in step)) continue;
      const picture = await videos[step.video];
      // the rest of its colours is painted in the same task, so that it is not seen without
      const colours = damage.steps[at + 1];
      if (colours && 'video' in colours && isChromaOf(frame.videos[step.video], frame.videos[colours.video])) {
        await videos[colours.video];
      }
      if (this.closed) {
        picture?.close();
        dropPictures(videos.slice(step.video + 1));
        return;
      }
      this.outlets.paint(false, damage.steps.slice(from, at));
      from = at + 1;
      const unit = frame.videos[step.video];
      if (picture && unit) this.outlets.paintVideo(picture, unit);
      picture?.close();
    }
    this.outlets.paint(false, damage.steps.slice(from));
  }

  private shown({ frame, received }: Waiting, damage: Damage): void {
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

function isChromaOf(unit: VideoUnit | undefined, next: VideoUnit | undefined): boolean {
  return unit?.view === 'picture' && next?.stream === unit.stream && next.view !== 'picture';
}

/** Closes pictures that nobody is going to paint, as they come. */
function dropPictures(pictures: readonly Promise<VideoPicture | undefined>[]): void {
  for (const picture of pictures) picture.then((frame) => frame?.close()).catch(() => undefined);
}
