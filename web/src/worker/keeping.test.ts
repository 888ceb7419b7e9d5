import { describe, expect, test } from 'vitest';
import { Framebuffer } from '../protocol/framebuffer';
import type { Hello } from '../protocol/messages';
import type { Tile } from '../protocol/tile-cache';
import { Keeping } from './keeping';
import type { StoredTiles } from './tile-store';

const HELLO = { type: 'hello', cacheBytes: 1 << 20 } as Hello;

function noise(w: number, h: number, seed: number): Tile {
  return { w, h, pixels: Uint32Array.from({ length: w * h }, (_, at) => (at * 2654435761 + seed) >>> 0) };
}

class FakeStore {
  cleared = 0;
  constructor(public stored?: StoredTiles) {}
  load(): Promise<StoredTiles | undefined> {
    return Promise.resolve(this.stored);
  }
  save(stored: StoredTiles): Promise<void> {
    this.stored = stored;
    return Promise.resolve();
  }
  clear(): Promise<void> {
    this.cleared++;
    this.stored = undefined;
    return Promise.resolve();
  }
}

/** A client that shows 128×64 pixels, of which the left half is noise. */
function client(store?: FakeStore): Keeping {
  const framebuffer = new Framebuffer();
  framebuffer.resize(128, 64);
  framebuffer.draw(noise(64, 64, 5).pixels, 0, 0, 64, 64);
  const keeping = new Keeping(framebuffer);
  if (store) keeping.storeIn(store);
  return keeping;
}

const answer = (keptTiles: number, offerTiles: number, storeBytes = 0) => ({ keptTiles, offerTiles, storeBytes });

describe('what is kept of earlier pictures', () => {
  test('is nothing before a gateway has said how much it takes', async () => {
    const keeping = client();
    keeping.cut([noise(8, 8, 1)]);
    expect(await keeping.offer(HELLO)).toEqual(HELLO);
  });

  test('is what was shown and what was in the cache, as far as the gateway takes it', async () => {
    const keeping = client();
    keeping.answered(answer(0, 99), 0);
    const cached = [noise(8, 8, 1), noise(8, 8, 2)];
    keeping.cut(cached);
    const { kept } = await keeping.offer(HELLO);
    expect(kept?.key).toMatch(/^[0-9a-f]{16}$/);
    expect(atob(kept?.tiles ?? '')).toHaveLength(60);
    expect(keeping.answered(answer(2, 99), 0)).toEqual([{ ...noise(64, 64, 5) }, cached[0]]);
  });

  test('is stored and found by the next page where that is allowed', async () => {
    const store = new FakeStore();
    const keeping = client(store);
    await keeping.offer(HELLO);
    keeping.answered(answer(0, 99, 17_000), 0);
    await keeping.save([noise(8, 8, 1), noise(64, 64, 2)], 1);
    expect(store.stored?.tiles.map(({ w }) => w)).toEqual([64, 8]);

    const next = client(store);
    const { kept } = await next.offer(HELLO);
    expect(atob(kept?.tiles ?? '')).toHaveLength(40);
    expect(next.answered(answer(2, 99, 17_000), 2).map(({ w }) => w)).toEqual([64, 8]);
  });

  test('is removed where it is no longer allowed', async () => {
    const store = new FakeStore({ tiles: [noise(8, 8, 1)], most: 99 });
    const keeping = client(store);
    await keeping.offer(HELLO);
    keeping.answered(answer(0, 99, 0), 0);
    await keeping.save([noise(8, 8, 1)], 1);
    expect(store).toEqual(expect.objectContaining({ cleared: 1, stored: undefined }));
  });

  test('is stored from time to time', () => {
    const store = new FakeStore();
    const keeping = client(store);
    keeping.answered(answer(0, 99, 1 << 20), 1000);
    let asked = 0;
    for (const now of [2000, 15_999, 16_000, 16_500, 75_999, 76_000]) {
      keeping.tick(() => {
        asked++;
        return [];
      }, now);
    }
    expect(asked).toBe(2);
  });
});
