import { ByteReader, DecodeError } from './bytes';
import { History } from './deflated';
import { FILTER, type Filter, filteredLength } from './filtered';
import { OPAQUE } from './framebuffer';
import { contains, type Rect, type Size } from './geometry';
import { LIMITS } from './limits';
import { decompressLz4 } from './lz4';
import { type PaletteBits, paletteLength } from './palette';
import { PREDICTION, type Prediction } from './photo';

/** One operation of a frame; `docs/wire-protocol.md`, "Kind 1: frame". */
export type Operation =
  | { readonly op: 'resize'; readonly width: number; readonly height: number }
  | { readonly op: 'copy'; readonly rect: Rect; readonly toX: number; readonly toY: number }
  | { readonly op: 'fill'; readonly rect: Rect /** as the framebuffer has it */; readonly pixel: number }
  | { readonly op: 'palette'; readonly rect: Rect; readonly bits: PaletteBits; readonly count: number }
  | { readonly op: 'filtered'; readonly rect: Rect; readonly filter: Filter }
  | {
      readonly op: 'photo';
      readonly rect: Rect;
      readonly prediction: Prediction;
      readonly lessGreen: boolean;
      /** Raw deflate: a view of the message, valid as long as that is. */
      readonly block: Uint8Array;
    }
  | { readonly op: 'jpeg'; readonly rect: Rect /** place in {@link Frame.jpegs} */; readonly index: number }
  | { readonly op: 'cached'; readonly x: number; readonly y: number; readonly slot: number }
  | {
      readonly op: 'part';
      readonly rect: Rect;
      readonly slot: number;
      /** place in the tile of the part's first pixel */
      readonly fromX: number;
      readonly fromY: number;
    }
  | { readonly op: 'store'; readonly rect: Rect; readonly slot: number }
  | { readonly op: 'evict'; readonly slot: number }
  | { readonly op: 'video' /** place in {@link Frame.videos} */; readonly index: number };

/** A JPEG of a frame: a view of the message, valid as long as that is. */
export interface JpegBlob {
  readonly bytes: Uint8Array;
  readonly w: number;
  readonly h: number;
}

/** What a decoded picture holds: a picture that can be shown, or the rest of its colours, packed in one of two ways. */
export type VideoView = 'picture' | 'chroma' | 'chroma-v2';

/** An access unit of H.264, and where its picture is to be shown. */
export interface VideoUnit {
  readonly stream: number;
  readonly view: VideoView;
  /** Decoding can begin here. */
  readonly key: boolean;
  /** Where the picture lies on the desktop. */
  readonly picture: Rect;
  /** What of it is shown, in pixels of the desktop; inside `picture`. */
  readonly regions: readonly Rect[];
  /** NAL units in byte-stream format: a view of the message, valid as long as that is. */
  readonly bytes: Uint8Array;
}

/** How a block is compressed. */
type Compression = 'none' | 'lz4' | 'deflate';

/** A frame whose structure, rectangles and lengths have been checked; it is applied with all before it. */
export interface Frame {
  readonly id: number;
  /** The picture is complete with this frame: nothing is still to come. */
  readonly complete: boolean;
  /** Sequence number of the last input event that the host had been sent when the frame was cut. */
  readonly lastInput: number;
  readonly operations: readonly Operation[];
  /** Exactly what the operations take. */
  readonly data: Uint8Array;
  readonly jpegs: readonly JpegBlob[];
  readonly videos: readonly VideoUnit[];
  /** The desktop's size with this frame. */
  readonly size: Size;
}

const OP = {
  resize: 0x01,
  copy: 0x02,
  fill: 0x03,
  palette: 0x04,
  filtered: 0x05,
  jpeg: 0x06,
  cached: 0x07,
  store: 0x08,
  evict: 0x09,
  video: 0x0a,
  photo: 0x0b,
  part: 0x0c,
} as const;

const VIEWS: readonly VideoView[] = ['picture', 'chroma', 'chroma-v2'];
const VIDEO_KEY = 1;
const PHOTO_LESS_GREEN = 4;

const KIND_FRAME = 1;
const FLAG_COMPRESSED = 1;
const FLAG_COMPLETE = 2;
const FLAG_DEFLATED = 4;

/**
 * Takes the frame messages of one connection apart, in their order: a block may refer back to those before it.
 *
 * INVARIANT: every rectangle of a frame lies inside the desktop and is not empty; only the place of a CACHED tile is left to
 * be checked when its size is known.
 */
export class FrameParser {
  private readonly history = new History();
  private size: Size = { width: 0, height: 0 };

  /** @param message kind byte included; the frame has views of it */
  parse(message: Uint8Array): Frame {
    if (message.length > LIMITS.message) throw new DecodeError(`message of ${message.length} bytes is too long`);
    const reader = new ByteReader(message);
    const kind = reader.u8('kind');
    if (kind !== KIND_FRAME) throw new DecodeError(`kind ${kind} is not a frame`, 0);
    const flags = reader.u8('flags');
    if ((flags & ~(FLAG_COMPRESSED | FLAG_COMPLETE | FLAG_DEFLATED)) !== 0)
      throw new DecodeError(`flags ${flags} are unknown`, 1);
    const id = reader.varint('frame id');
    const lastInput = reader.varint('last input');
    const operationsLength = reader.varint('operations length');
    if (operationsLength > LIMITS.frameOperations) {
      throw new DecodeError(`operations of ${operationsLength} bytes exceed ${LIMITS.frameOperations}`);
    }
    const block = this.block(reader, compressionOf(flags), operationsLength);
    const parser = new OperationParser(new ByteReader(block, 0, operationsLength), reader, this.size);
    parser.run();
    const data = block.subarray(operationsLength);
    if (parser.dataNeeded !== data.length) {
      throw new DecodeError(`operations take ${parser.dataNeeded} bytes of data, the block has ${data.length}`);
    }
    if (reader.remaining > 0) throw new DecodeError(`${reader.remaining} bytes are left over`, reader.offset);
    this.size = parser.size;
    const { operations, jpegs, videos, size } = parser;
    return { id, complete: (flags & FLAG_COMPLETE) !== 0, lastInput, operations, data, jpegs, videos, size };
  }

  /** Operations and data, decompressed. */
  private block(reader: ByteReader, compression: Compression, operationsLength: number): Uint8Array {
    const sentLength = reader.varint('block length');
    const length = reader.varint('decompressed length');
    if (length < operationsLength || length - operationsLength > LIMITS.frameData) {
      throw new DecodeError(`block of ${length} bytes does not go with operations of ${operationsLength}`);
    }
    const block = this.decompressed(reader.slice(sentLength, 'block'), compression, length);
    this.history.add(block);
    return block;
  }

  private decompressed(sent: Uint8Array, compression: Compression, length: number): Uint8Array {
    if (compression === 'deflate') return this.history.inflate(sent, length);
    if (compression === 'lz4') {
      const block = new Uint8Array(length);
      decompressLz4(sent, block, length);
      return block;
    }
    if (sent.length !== length) {
      throw new DecodeError(`decompressed length ${length} differs from the plain block's ${sent.length}`);
    }
    return sent;
  }
}

function compressionOf(flags: number): Compression {
  switch (flags & (FLAG_COMPRESSED | FLAG_DEFLATED)) {
    case 0:
      return 'none';
    case FLAG_COMPRESSED:
      return 'lz4';
    case FLAG_DEFLATED:
      return 'deflate';
    default:
      throw new DecodeError('flags name two compressions', 1);
  }
}

class OperationParser {
  readonly operations: Operation[] = [];
  readonly jpegs: JpegBlob[] = [];
  readonly videos: VideoUnit[] = [];
  dataNeeded = 0;
  private resized = false;
  private copied = false;
  private drawn = false;

  constructor(
    private readonly reader: ByteReader,
    private readonly blobs: ByteReader,
    public size: Size,
  ) {}

  run(): void {
    while (this.reader.remaining > 0) {
      const at = this.reader.offset;
      const code = this.reader.u8('operation');
      const operation = this.operation(code, at);
      if (operation.op === 'resize') {
        if (this.resized || this.copied || this.drawn) throw new DecodeError('resize is not the first to paint', at);
        this.resized = true;
      } else if (operation.op === 'copy') {
        if (this.resized || this.drawn) throw new DecodeError('copy stands after a resize or a drawing operation', at);
        this.copied = true;
      } else if (operation.op !== 'store' && operation.op !== 'evict') {
        this.drawn = true;
      }
      this.operations.push(operation);
    }
  }

  private operation(code: number, at: number): Operation {
    switch (code) {
      case OP.resize:
        return this.resize(at);
      case OP.copy:
        return this.copy();
      case OP.fill: {
        const rect = this.rect('fill');
        const rgb = this.reader.u24('fill colour');
        const pixel = OPAQUE | ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >>> 16);
        return { op: 'fill', rect, pixel: pixel >>> 0 };
      }
      case OP.palette:
        return this.palette();
      case OP.filtered: {
        const rect = this.rect('filtered');
        const filter = this.reader.u8('filter');
        if (filter !== FILTER.none && filter !== FILTER.left && filter !== FILTER.up) {
          throw new DecodeError(`filter ${filter} is unknown`, this.reader.offset - 1);
        }
        this.take(filteredLength(rect));
        return { op: 'filtered', rect, filter };
      }
      case OP.jpeg: {
        const rect = this.rect('jpeg');
        const length = this.reader.u32('jpeg length');
        if (length === 0) throw new DecodeError('jpeg is empty', this.reader.offset - 4);
        this.jpegs.push({ bytes: this.blobs.slice(length, 'jpeg'), w: rect.w, h: rect.h });
        return { op: 'jpeg', rect, index: this.jpegs.length - 1 };
      }
      case OP.cached: {
        const x = this.reader.u16('cached x');
        const y = this.reader.u16('cached y');
        return { op: 'cached', x, y, slot: this.slot() };
      }
      case OP.store: {
        const rect = this.rect('store');
        if (rect.w * rect.h > LIMITS.tilePixels) {
          throw new DecodeError(`tile of ${rect.w}x${rect.h} exceeds ${LIMITS.tilePixels} pixels`, at);
        }
        return { op: 'store', rect, slot: this.slot() };
      }
      case OP.evict:
        return { op: 'evict', slot: this.slot() };
      case OP.video:
        return this.video(at);
      case OP.photo:
        return this.photo(at);
      case OP.part: {
        const rect = this.rect('part');
        const slot = this.slot();
        return { op: 'part', rect, slot, fromX: this.reader.u8('part from x'), fromY: this.reader.u8('part from y') };
      }
      default:
        throw new DecodeError(`operation ${code} is unknown`, at);
    }
  }

  private resize(at: number): Operation {
    const width = this.reader.u16('width');
    const height = this.reader.u16('height');
    if (width < 1 || width > LIMITS.desktopSide || height < 1 || height > LIMITS.desktopSide) {
      throw new DecodeError(`desktop of ${width}x${height} is not in 1..${LIMITS.desktopSide}`, at);
    }
    this.size = { width, height };
    return { op: 'resize', width, height };
  }

  private copy(): Operation {
    const rect = this.rect('copy');
    const at = this.reader.offset;
    const toX = this.reader.u16('copy to x');
    const toY = this.reader.u16('copy to y');
    this.inside(toX, toY, rect.w, rect.h, 'copy target', at);
    return { op: 'copy', rect, toX, toY };
  }

  private palette(): Operation {
    const rect = this.rect('palette');
    const bits = this.reader.u8('palette bits');
    if (bits !== 1 && bits !== 2 && bits !== 4 && bits !== 8) {
      throw new DecodeError(`palette of ${bits} bits is not 1, 2, 4 or 8`, this.reader.offset - 1);
    }
    const count = this.reader.u8('palette count') + 1;
    if (count > 1 << bits) {
      throw new DecodeError(`palette of ${count} colours does not go with ${bits} bits`, this.reader.offset - 1);
    }
    this.take(paletteLength(rect, bits, count));
    return { op: 'palette', rect, bits, count };
  }

  private photo(at: number): Operation {
    const rect = this.rect('photo');
    if (rect.w * rect.h > LIMITS.photoPixels) {
      throw new DecodeError(`photo of ${rect.w}x${rect.h} exceeds ${LIMITS.photoPixels} pixels`, at);
    }
    const mode = this.reader.u8('photo mode');
    const prediction = mode & ~PHOTO_LESS_GREEN;
    if (prediction !== PREDICTION.median && prediction !== PREDICTION.blend && prediction !== PREDICTION.slope) {
      throw new DecodeError(`photo mode ${mode} is unknown`, this.reader.offset - 1);
    }
    const block = this.blobs.slice(this.reader.u32('photo length'), 'photo');
    return { op: 'photo', rect, prediction, lessGreen: (mode & PHOTO_LESS_GREEN) !== 0, block };
  }

  private video(at: number): Operation {
    const stream = this.reader.u16('stream');
    const view = VIEWS[this.reader.u8('view')];
    if (!view) throw new DecodeError('view is unknown', this.reader.offset - 1);
    const flags = this.reader.u8('video flags');
    if ((flags & ~VIDEO_KEY) !== 0) throw new DecodeError(`video flags ${flags} are unknown`, this.reader.offset - 1);
    const picture = this.rect('video');
    const count = this.reader.u16('regions');
    this.reader.require(count * 8, 'regions');
    const regions: Rect[] = [];
    for (let i = 0; i < count; i++) {
      const region = this.rect('region');
      if (!contains(picture, region)) throw new DecodeError('region is outside the picture', at);
      regions.push(region);
    }
    const length = this.reader.u32('video length');
    const bytes = this.blobs.slice(length, 'video');
    this.videos.push({ stream, view, key: flags === VIDEO_KEY, picture, regions, bytes });
    return { op: 'video', index: this.videos.length - 1 };
  }

  private rect(field: string): Rect {
    const at = this.reader.offset;
    const x = this.reader.u16(field);
    const y = this.reader.u16(field);
    const w = this.reader.u16(field);
    const h = this.reader.u16(field);
    this.inside(x, y, w, h, field, at);
    return { x, y, w, h };
  }

  private inside(x: number, y: number, w: number, h: number, field: string, at: number): void {
    if (w === 0 || h === 0) throw new DecodeError(`${field} of ${w}x${h} is empty`, at);
    if (x + w > this.size.width || y + h > this.size.height) {
      const desktop = `${this.size.width}x${this.size.height}`;
      throw new DecodeError(`${field} ${w}x${h} at ${x},${y} is outside the desktop of ${desktop}`, at);
    }
  }

  private slot(): number {
    const slot = this.reader.u32('slot');
    if (slot >= LIMITS.cacheSlots) {
      throw new DecodeError(`slot ${slot} is not below ${LIMITS.cacheSlots}`, this.reader.offset - 4);
    }
    return slot;
  }

  private take(bytes: number): void {
    this.dataNeeded += bytes;
    if (this.dataNeeded > LIMITS.frameData) {
      throw new DecodeError(`operations take more than ${LIMITS.frameData} bytes of data`, this.reader.offset);
    }
  }
}
