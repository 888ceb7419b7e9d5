import { inflateSync } from 'fflate';
import { ByteReader, DecodeError } from './bytes';
import { LIMITS } from './limits';

/** What the pointer looks like on the host. */
export type PointerShape =
  | { readonly shape: 'hidden' }
  | { readonly shape: 'default' }
  | {
      readonly shape: 'picture';
      readonly width: number;
      readonly height: number;
      readonly hotspotX: number;
      readonly hotspotY: number;
      /** R, G, B, A with straight alpha, row-major; a copy, so that it can be transferred */
      readonly rgba: Uint8ClampedArray<ArrayBuffer>;
    };

type Picture = Extract<PointerShape, { shape: 'picture' }>;

/** Parses the pointer messages of one connection, and keeps the pictures that the gateway will name again. */
export class Pointers {
  private readonly slots: (Picture | undefined)[] = [];

  /** @param message kind byte included */
  parse(message: Uint8Array): PointerShape {
    const reader = new ByteReader(message, 1);
    const shape = reader.u8('shape');
    switch (shape) {
      case 0:
      case 1:
        end(reader);
        return { shape: shape === 0 ? 'hidden' : 'default' };
      case 2:
        return picture(reader, (length) => reader.slice(length, 'pointer pixels'));
      case 3: {
        const slot = slotOf(reader);
        const shown = picture(reader, (length) => inflate(reader.slice(reader.remaining, 'pointer pixels'), length));
        this.slots[slot] = { ...shown, rgba: shown.rgba.slice() };
        return shown;
      }
      case 4: {
        const slot = slotOf(reader);
        end(reader);
        const kept = this.slots[slot];
        if (!kept) throw new DecodeError(`pointer slot ${slot} is empty`, 2);
        return { ...kept, rgba: kept.rgba.slice() };
      }
      default:
        throw new DecodeError(`pointer shape ${shape} is unknown`, 1);
    }
  }
}

function slotOf(reader: ByteReader): number {
  const slot = reader.u8('pointer slot');
  if (slot >= LIMITS.pointerSlots) throw new DecodeError(`pointer slot ${slot} is not below ${LIMITS.pointerSlots}`, 2);
  return slot;
}

/** @param pixels so many bytes: the rest of the message */
function picture(reader: ByteReader, pixels: (length: number) => Uint8Array): Picture {
  const at = reader.offset;
  const width = reader.u16('pointer width');
  const height = reader.u16('pointer height');
  const hotspotX = reader.u16('hotspot x');
  const hotspotY = reader.u16('hotspot y');
  if (width < 1 || width > LIMITS.pointerSide || height < 1 || height > LIMITS.pointerSide) {
    throw new DecodeError(`pointer of ${width}x${height} is not in 1..${LIMITS.pointerSide}`, at);
  }
  if (hotspotX >= width || hotspotY >= height) {
    throw new DecodeError(`hotspot ${hotspotX},${hotspotY} is outside the pointer of ${width}x${height}`, at + 4);
  }
  const rgba = Uint8ClampedArray.from(pixels(4 * width * height));
  end(reader);
  return { shape: 'picture', width, height, hotspotX, hotspotY, rgba };
}

function inflate(block: Uint8Array, length: number): Uint8Array {
  let data: Uint8Array;
  try {
    // a byte more than is promised, so that a block that gives more is seen
    data = inflateSync(block, { out: new Uint8Array(length + 1) });
  } catch (cause) {
    throw new DecodeError(`pointer is not one deflate stream: ${String(cause)}`);
  }
  if (data.length !== length) throw new DecodeError(`pointer has ${data.length} bytes instead of ${length}`);
  return data;
}

/** Parses a pointer position message, kind byte included. */
export function parsePointerPosition(message: Uint8Array): { x: number; y: number } {
  const reader = new ByteReader(message, 1);
  const position = { x: reader.u16('pointer x'), y: reader.u16('pointer y') };
  end(reader);
  return position;
}

function end(reader: ByteReader): void {
  if (reader.remaining > 0) throw new DecodeError(`${reader.remaining} bytes are left over`, reader.offset);
}
