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

/** Parses a pointer message, kind byte included. */
export function parsePointer(message: Uint8Array): PointerShape {
  const reader = new ByteReader(message, 1);
  const shape = reader.u8('shape');
  switch (shape) {
    case 0:
    case 1:
      end(reader);
      return { shape: shape === 0 ? 'hidden' : 'default' };
    case 2: {
      const width = reader.u16('pointer width');
      const height = reader.u16('pointer height');
      const hotspotX = reader.u16('hotspot x');
      const hotspotY = reader.u16('hotspot y');
      if (width < 1 || width > LIMITS.pointerSide || height < 1 || height > LIMITS.pointerSide) {
        throw new DecodeError(`pointer of ${width}x${height} is not in 1..${LIMITS.pointerSide}`, 2);
      }
      if (hotspotX >= width || hotspotY >= height) {
        throw new DecodeError(`hotspot ${hotspotX},${hotspotY} is outside the pointer of ${width}x${height}`, 6);
      }
      const rgba = Uint8ClampedArray.from(reader.slice(4 * width * height, 'pointer pixels'));
      end(reader);
      return { shape: 'picture', width, height, hotspotX, hotspotY, rgba };
    }
    default:
      throw new DecodeError(`pointer shape ${shape} is unknown`, 1);
  }
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
