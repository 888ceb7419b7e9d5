import type { VideoUnit } from '../protocol/frame';
import { codecOf, withColorSpace } from '../protocol/sps';
import type { Planes } from '../protocol/yuv444';
import { combiner } from './combiner';
import { planesOf } from './planes';
import { ColouredPicture, PlainPicture, type VideoPicture } from './video-picture';

/** A red square of 64×64 in H.264, constrained baseline, to see whether this browser decodes it. */
const PROBE = 'AAAAAWdCwArcQmwEQAAAAwBAAAADAIPEieAAAAABaM4PLIAAAAFliIQEvEYoAAqLxwABKNjgAC+tJycnXXXXXXXXXXXXgA==';
const PROBE_PATIENCE = 3000;
/** What it is in BT.709 at full range; at limited range, which some browsers take whatever they are told, it is 255, 24, 0. */
const PROBE_COLOUR = [255, 36, 10] as const;
const PROBE_TOLERANCE = 6;
/** Milliseconds that a decoder may take for one unit before it counts as one that waits for more than it gets. */
const PATIENCE = 4000;
/**
 * Pictures that may be decoded and not yet closed: some decoders stop when they have no memory for another. Each stream
 * keeps one more.
 */
const MAX_PICTURES = 3;

/** Once decoding has failed, this page does without. */
let failed = false;
let probed: Promise<boolean> | undefined;

/** Once a picture's planes could not be read, this page shows videos in YUV444 mode without the rest of their colours. */
let unreadable = false;

/** Whether this browser decodes H.264, and has not failed to on this page. */
export async function canDecodeVideo(): Promise<boolean> {
  probed ??= probe();
  return (await probed) && !failed;
}

async function probe(): Promise<boolean> {
  if (typeof VideoDecoder !== 'function' || typeof EncodedVideoChunk !== 'function') return false;
  const bytes = Uint8Array.from(atob(PROBE), (char) => char.charCodeAt(0));
  let decoder: StreamDecoder | undefined;
  try {
    decoder = new StreamDecoder(() => undefined);
    const picture = await within(decoder.decode(bytes, true), PROBE_PATIENCE);
    const right = picture.displayWidth === 64 && picture.displayHeight === 64 && hasColour(picture);
    picture.close();
    return right;
  } catch {
    return false;
  } finally {
    decoder?.close();
  }
}

function hasColour(picture: VideoFrame): boolean {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { alpha: false, willReadFrequently: true });
  context?.drawImage(picture, 0, 0);
  const pixel = context?.getImageData(0, 0, 1, 1).data;
  return PROBE_COLOUR.every((value, channel) => Math.abs(value - (pixel?.[channel] ?? -255)) <= PROBE_TOLERANCE);
}

function within<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`nothing decoded in ${milliseconds} ms`)), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

interface Turn {
  resolve(picture: VideoFrame): void;
  reject(cause: unknown): void;
}

/** One stream's decoder: units in, pictures out, in the same order. */
class StreamDecoder {
  private readonly decoder: VideoDecoder;
  private readonly turns: Turn[] = [];
  private codec = '';
  private timestamp = 0;
  private luma: VideoFrame | undefined;
  private lumaPlanes: Promise<Planes | undefined> | undefined;

  constructor(private readonly onError: (cause: unknown) => void) {
    this.decoder = new VideoDecoder({
      output: (picture) => {
        const turn = this.turns.shift();
        if (turn) turn.resolve(picture);
        else picture.close();
      },
      error: (cause) => this.fail(cause),
    });
  }

  decode(unit: Uint8Array, key: boolean): Promise<VideoFrame> {
    return new Promise((resolve, reject) => {
      try {
        if (key) this.configure(unit);
        this.turns.push({ resolve, reject });
        this.decoder.decode(
          new EncodedVideoChunk({
            type: key ? 'key' : 'delta',
            timestamp: this.timestamp++,
            data: (key ? withColorSpace(unit) : unit) as Uint8Array<ArrayBuffer>,
          }),
        );
      } catch (cause) {
        this.fail(cause);
        reject(cause);
      }
    });
  }

  private configure(unit: Uint8Array): void {
    const codec = codecOf(unit);
    if (!codec) throw new Error('a key frame has no sequence parameters');
    if (codec === this.codec) return;
    this.codec = codec;
    this.decoder.configure({ codec, optimizeForLatency: true });
  }

  /** Keeps this picture, in case that one with the rest of its colours follows. */
  keepLuma(picture: VideoFrame): void {
    this.luma?.close();
    this.luma = picture.clone();
    this.lumaPlanes = undefined;
  }

  /** The planes of the picture that was kept. */
  planesOfLuma(): Promise<Planes | undefined> {
    if (!this.luma) return Promise.resolve(undefined);
    this.lumaPlanes ??= planesOf(this.luma);
    return this.lumaPlanes;
  }

  private fail(cause: unknown): void {
    for (const turn of this.turns.splice(0)) turn.reject(cause);
    this.onError(cause);
  }

  close(): void {
    this.luma?.close();
    this.luma = undefined;
    if (this.decoder.state !== 'closed') this.decoder.close();
    for (const turn of this.turns.splice(0)) turn.reject(new Error('closed'));
  }
}

interface Queued {
  readonly unit: VideoUnit;
  resolve(picture: VideoPicture | undefined): void;
}

/**
 * The decoders of a connection, one for each stream. Decoding never fails to answer: where it breaks, what is decoded is
 * nothing from then on, and `onFailure` is told, once.
 */
export class VideoDecoders {
  private readonly streams = new Map<number, StreamDecoder>();
  private readonly queue: Queued[] = [];
  private open = 0;
  private generation = 0;

  constructor(private readonly onFailure: (reason: string) => void) {}

  /** The picture of a unit; nothing where it has none that could be shown by itself. The caller closes it. */
  decode(unit: VideoUnit): Promise<VideoPicture | undefined> {
    if (failed) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.queue.push({ unit, resolve });
      this.pump();
    });
  }

  /** Begins anew, for another connection. */
  reset(): void {
    this.generation++;
    this.open = 0;
    for (const { resolve } of this.queue.splice(0)) resolve(undefined);
    for (const stream of this.streams.values()) stream.close();
    this.streams.clear();
  }

  private pump(): void {
    while (this.open < MAX_PICTURES) {
      const next = this.queue.shift();
      if (!next) return;
      void this.run(next, this.generation);
    }
  }

  private async run({ unit, resolve }: Queued, generation: number): Promise<void> {
    this.open++;
    const release = (): void => {
      if (generation !== this.generation) return;
      this.open--;
      this.pump();
    };
    try {
      const stream = this.stream(unit);
      const picture = await within(stream.decode(unit.bytes, unit.key), PATIENCE);
      if (generation !== this.generation || failed) {
        picture.close();
        resolve(undefined);
        release();
      } else if (unit.view === 'picture') {
        stream.keepLuma(picture);
        resolve(new PlainPicture(picture, release));
      } else {
        resolve(await coloured(stream, picture, unit.view));
        release();
      }
    } catch (cause) {
      resolve(undefined);
      if (generation === this.generation) this.fail(cause);
      release();
    }
  }

  private stream(unit: VideoUnit): StreamDecoder {
    let stream = this.streams.get(unit.stream);
    if (!stream) {
      if (!unit.key) throw new Error(`stream ${unit.stream} begins without a key frame`);
      stream = new StreamDecoder((cause) => this.fail(cause));
      this.streams.set(unit.stream, stream);
    }
    return stream;
  }

  private fail(cause: unknown): void {
    if (failed) return;
    failed = true;
    for (const { resolve } of this.queue.splice(0)) resolve(undefined);
    for (const stream of this.streams.values()) stream.close();
    this.streams.clear();
    this.onFailure(cause instanceof Error ? cause.message : String(cause));
  }
}

/** What the picture before shows with these colours; nothing where they cannot be combined, and that is shown as it is. */
async function coloured(
  stream: StreamDecoder,
  picture: VideoFrame,
  packing: 'chroma' | 'chroma-v2',
): Promise<VideoPicture | undefined> {
  try {
    if (unreadable || !combiner()) return undefined;
    const [luma, chroma] = await Promise.all([stream.planesOfLuma(), planesOf(picture)]);
    return luma && chroma && new ColouredPicture({ luma, chroma, packing });
  } catch {
    unreadable = true;
    return undefined;
  } finally {
    picture.close();
  }
}
