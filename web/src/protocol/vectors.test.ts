import { describe, expect, test } from 'vitest';
import { replay } from '../../testing/replay';
import { fromHex, toHex, vectorFile, vectors } from '../../testing/vectors';
import { DecodeError } from './bytes';
import type { JpegBlob } from './frame';
import { type InputEvent, InputWriter } from './input';
import { Pointers, parsePointerPosition } from './pointer';

/** Node has no JPEG decoder: size and signature are checked here, the pixels in browsers (`dev/browser-check.mjs`). */
async function sizeOfJpeg({ bytes, w, h }: JpegBlob): Promise<Uint32Array> {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) throw new DecodeError('not a JPEG');
  for (let at = 2; at + 9 < bytes.length; at += 2 + (bytes[at + 2] << 8) + bytes[at + 3]) {
    if (bytes[at + 1] !== 0xc0) continue;
    const height = (bytes[at + 5] << 8) | bytes[at + 6];
    const width = (bytes[at + 7] << 8) | bytes[at + 8];
    if (width !== w || height !== h) throw new DecodeError(`jpeg is ${width}x${height}`);
    return new Uint32Array(w * h);
  }
  throw new DecodeError('no frame header');
}

describe('golden vectors', () => {
  test.each(vectors('frames').map(({ vector, bytes }) => [vector.name, vector.about, vector, bytes] as const))(
    '%s: %s',
    async (_name, _about, vector, bytes) => {
      expect(await replay(vector, bytes, sizeOfJpeg, false)).toEqual([]);
    },
  );

  test.each(vectors('malformed').map(({ vector, bytes }) => [vector.name, vector.about, vector, bytes] as const))(
    'refuses %s: %s',
    async (_name, _about, vector, bytes) => {
      expect(await replay(vector, bytes, sizeOfJpeg, false)).toEqual([]);
    },
  );

  test('there are some', () => {
    expect(vectors('frames').length).toBeGreaterThan(10);
    expect(vectors('malformed').length).toBeGreaterThan(40);
  });
});

interface ClientVector {
  readonly hex: string;
  readonly kind: string;
  readonly [field: string]: unknown;
}

/** The event that a vector describes, in this client's terms. */
function eventOf(vector: ClientVector): InputEvent | undefined {
  const value = <T>(field: string): T => vector[field] as T;
  const at = { x: value<number>('x'), y: value<number>('y') };
  switch (vector.kind) {
    case 'key': {
      const extended = vector['extended'] ? 'E0' : vector['extended1'] ? 'E1' : 'none';
      return { type: 'key', scancode: value('scancode'), extended, down: value('down') };
    }
    case 'unicode':
      return { type: 'unicode', unit: value('codeUnit'), down: value('down') };
    case 'move':
      return { type: 'move', ...at };
    case 'button':
      return { type: 'button', button: value('button'), down: value('down'), ...at };
    case 'wheel':
      return { type: 'wheel', axis: vector['horizontal'] ? 'horizontal' : 'vertical', delta: value('delta'), ...at };
    case 'locks':
      return { type: 'locks', flags: value('flags') };
    case 'moveby':
      return { type: 'move-by', dx: value('dx'), dy: value('dy') };
    case 'buttonhere':
      return { type: 'button-here', button: value('button'), down: value('down') };
    case 'release':
      return { type: 'release' };
    default:
      return undefined;
  }
}

describe('golden client messages', () => {
  const { messages } = vectorFile('client-messages.json') as { messages: ClientVector[] };

  test.each(messages.map((vector) => [vector.hex, vector] as const))('%s', (hex, vector) => {
    const writer = new InputWriter();
    if (vector.kind === 'ack') {
      const [id, decode, paint, queue] = ['frameId', 'decode', 'paint', 'queue'].map(
        (field) => vector[field] as number,
      );
      expect(toHex(writer.ack(id, decode / 10, paint / 10, queue))).toBe(hex);
      return;
    }
    const event = eventOf(vector);
    expect(event).toBeDefined();
    if (!event) return;
    const bytes = writer.event(event);
    expect(writer.lastSequence).toBe(1);
    // all but the sequence number, which is the writer's own
    expect(toHex(bytes).slice(0, 2)).toBe(hex.slice(0, 2));
    expect(toHex(bytes).slice(10)).toBe(hex.slice(10));
  });
});

interface PointerVector {
  readonly hex: string;
  readonly shape: string;
  readonly argb?: readonly string[];
  readonly [field: string]: unknown;
}

describe('golden pointers', () => {
  const file = vectorFile('pointers.json') as {
    messages: PointerVector[];
    malformed: { hex: string; error: string }[];
  };
  const parse = (hex: string): unknown => {
    const message = fromHex(hex);
    return message[0] === 3 ? { shape: 'position', ...parsePointerPosition(message) } : new Pointers().parse(message);
  };

  test.each(file.messages.map((vector) => [vector.hex, vector] as const))(
    '%s',
    (hex, { hex: _, argb, ...expected }) => {
      const { rgba, ...parsed } = parse(hex) as { rgba?: Uint8ClampedArray };
      expect(parsed).toEqual(expected);
      const rgbaExpected = argb?.flatMap((pixel) => [...fromHex(pixel.slice(2) + pixel.slice(0, 2))]);
      expect(rgba && [...rgba]).toEqual(rgbaExpected);
    },
  );

  test.each(file.malformed.map(({ hex, error }) => [error, hex]))('refuses %s', (_error, hex) => {
    expect(() => parse(hex)).toThrow(DecodeError);
  });
});
