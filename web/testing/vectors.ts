import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Vector } from './replay';

export const VECTORS = join(import.meta.dirname, '../testdata/vectors');

/** All connections of a folder of `testdata/vectors`, with their bytes. */
export function vectors(folder: 'frames' | 'malformed'): { vector: Vector; bytes: Uint8Array }[] {
  return readdirSync(join(VECTORS, folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({
      vector: JSON.parse(readFileSync(join(VECTORS, folder, name), 'utf8')) as Vector,
      bytes: new Uint8Array(readFileSync(join(VECTORS, folder, name.replace('.json', '.bin')))),
    }));
}

export function vectorFile(name: string): unknown {
  return JSON.parse(readFileSync(join(VECTORS, name), 'utf8'));
}

export function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
}

export function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
