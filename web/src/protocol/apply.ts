import { DecodeError } from './bytes';
import { drawFiltered, filteredLength } from './filtered';
import type { Frame, Operation } from './frame';
import type { Framebuffer } from './framebuffer';
import { intersects, type Rect } from './geometry';
import { drawPalette, paletteLength } from './palette';
import { drawPhoto } from './photo';
import type { TileCache } from './tile-cache';

/** What a frame has changed, in the order in which it is to be painted: later steps may lie over earlier ones. */
export interface Damage {
  readonly resized: boolean;
  readonly steps: readonly DamageStep[];
}

/** A part of the framebuffer, or the place in {@link Frame.videos} of a picture that never comes to the framebuffer. */
export type DamageStep = Rect | { readonly video: number };

type Part = Extract<Operation, { op: 'part' }>;
type Copy = Extract<Operation, { op: 'copy' }>;

/** Above this many copies a snapshot is cheaper than to look whether one is needed. */
const COPIES_WORTH_A_LOOK = 64;

/**
 * Applies frames to a framebuffer and a cache, each as a whole. Scratch memory is kept between frames and grows to
 * what the greatest has needed.
 */
export class FrameApplier {
  private snapshot = new Uint32Array(0);

  constructor(
    private readonly framebuffer: Framebuffer,
    private readonly cache: TileCache,
  ) {}

  /** @param jpegs pixels of {@link Frame.jpegs}, in their order */
  apply(frame: Frame, jpegs: readonly Uint32Array[]): Damage {
    const { data } = frame;
    const steps: DamageStep[] = [];
    let resized = false;
    let at = 0;
    const copies = frame.operations.filter((operation) => operation.op === 'copy');
    const snapshot = readsWhatWasWritten(copies) ? this.takeSnapshot() : undefined;
    for (const operation of frame.operations) {
      switch (operation.op) {
        case 'resize':
          this.framebuffer.resize(operation.width, operation.height);
          resized = true;
          break;
        case 'copy':
          this.copy(operation, snapshot);
          addRect(steps, { x: operation.toX, y: operation.toY, w: operation.rect.w, h: operation.rect.h });
          break;
        case 'fill':
          this.framebuffer.fill(operation.rect, operation.pixel);
          addRect(steps, operation.rect);
          break;
        case 'palette': {
          const end = at + paletteLength(operation.rect, operation.bits, operation.count);
          drawPalette(this.framebuffer, operation.rect, operation.bits, operation.count, data.subarray(at, end));
          at = end;
          addRect(steps, operation.rect);
          break;
        }
        case 'filtered': {
          const end = at + filteredLength(operation.rect);
          drawFiltered(this.framebuffer, operation.rect, operation.filter, data.subarray(at, end));
          at = end;
          addRect(steps, operation.rect);
          break;
        }
        case 'photo':
          drawPhoto(this.framebuffer, operation.rect, operation.prediction, operation.lessGreen, operation.block);
          addRect(steps, operation.rect);
          break;
        case 'jpeg': {
          const { x, y, w, h } = operation.rect;
          const pixels = jpegs[operation.index];
          if (pixels.length !== w * h) throw new DecodeError(`jpeg has ${pixels.length} pixels instead of ${w * h}`);
          this.framebuffer.draw(pixels, x, y, w, h);
          addRect(steps, operation.rect);
          break;
        }
        case 'cached':
          addRect(steps, this.drawCached(operation.x, operation.y, operation.slot));
          break;
        case 'part':
          this.drawPart(operation);
          addRect(steps, operation.rect);
          break;
        case 'store':
          this.cache.store(operation.slot, operation.rect, this.framebuffer);
          break;
        case 'evict':
          this.cache.evict(operation.slot);
          break;
        case 'video':
          steps.push({ video: operation.index });
          break;
        default:
          operation satisfies never;
      }
    }
    return { resized, steps };
  }

  private drawCached(x: number, y: number, slot: number): Rect {
    const { w, h, pixels } = this.cache.get(slot);
    if (x + w > this.framebuffer.width || y + h > this.framebuffer.height) {
      throw new DecodeError(`cached tile ${w}x${h} at ${x},${y} is outside the desktop`);
    }
    this.framebuffer.draw(pixels, x, y, w, h);
    return { x, y, w, h };
  }

  private drawPart({ rect, slot, fromX, fromY }: Part): void {
    const tile = this.cache.get(slot);
    if (fromX + rect.w > tile.w || fromY + rect.h > tile.h) {
      throw new DecodeError(
        `part ${rect.w}x${rect.h} from ${fromX},${fromY} is outside the tile of ${tile.w}x${tile.h}`,
      );
    }
    for (let row = 0; row < rect.h; row++) {
      const start = (fromY + row) * tile.w + fromX;
      this.framebuffer.draw(tile.pixels.subarray(start, start + rect.w), rect.x, rect.y + row, rect.w, 1);
    }
  }

  /** The picture before the frame: nothing but STORE and EVICT may stand before a frame's first copy. */
  private takeSnapshot(): Uint32Array {
    const area = this.framebuffer.pixels.length;
    if (this.snapshot.length < area) this.snapshot = new Uint32Array(area);
    this.snapshot.set(this.framebuffer.pixels);
    return this.snapshot;
  }

  private copy({ rect, toX, toY }: Copy, snapshot: Uint32Array | undefined): void {
    const { framebuffer } = this;
    if (!snapshot) {
      framebuffer.copy(rect, toX, toY);
      return;
    }
    for (let row = 0; row < rect.h; row++) {
      const start = (rect.y + row) * framebuffer.width + rect.x;
      framebuffer.pixels.set(snapshot.subarray(start, start + rect.w), (toY + row) * framebuffer.width + toX);
    }
  }
}

/** Whether a copy's source has been written by one before it. */
function readsWhatWasWritten(copies: readonly Copy[]): boolean {
  if (copies.length > COPIES_WORTH_A_LOOK) return true;
  const written: Rect[] = [];
  for (const { rect, toX, toY } of copies) {
    if (written.some((target) => intersects(target, rect))) return true;
    written.push({ x: toX, y: toY, w: rect.w, h: rect.h });
  }
  return false;
}

/** Adds damage; cells that follow each other in a row become one rectangle. */
function addRect(steps: DamageStep[], rect: Rect): void {
  const last = steps.at(-1);
  if (last && !('video' in last) && last.y === rect.y && last.h === rect.h && last.x + last.w === rect.x) {
    steps[steps.length - 1] = { x: last.x, y: last.y, w: last.w + rect.w, h: last.h };
  } else {
    steps.push(rect);
  }
}
