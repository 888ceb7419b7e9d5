import type { Framebuffer } from '../protocol/framebuffer';
import type { Hello } from '../protocol/messages';
import type { Tile } from '../protocol/tile-cache';
import { cellsOf, isUniform, offerOf } from '../protocol/tile-offer';
import type { StoredTiles } from './tile-store';

/** Where tiles outlive the page. */
export interface Store {
  load(): Promise<StoredTiles | undefined>;
  save(stored: StoredTiles): Promise<void>;
  clear(): Promise<void>;
}

/** What the gateway's welcome says of tiles. */
export interface Answer {
  /** How many of those offered, from the first on, are in the cache. */
  readonly keptTiles: number;
  /** How many may be offered the next time. */
  readonly offerTiles: number;
  /** How much may be stored beyond the page's life, 0 where nothing may. */
  readonly storeBytes: number;
}

/** Milliseconds after a picture has come, and between the times after that. */
const FIRST_SAVE = 15_000;
const SAVE_PERIOD = 60_000;

/**
 * What is still here of earlier pictures when a line to the gateway is made: what the last one has shown and kept, or else
 * what an earlier page has stored, where the gateway allows that.
 */
export class Keeping {
  /** Nobody but this client and its gateway knows it, so that no picture can be made to have the hash of another. */
  private readonly key = crypto.getRandomValues(new BigUint64Array(1))[0] ?? 0n;
  private tiles: readonly Tile[] = [];
  private offered: readonly Tile[] = [];
  private answer: Answer | undefined;
  private saveAt = 0;
  private store: Store | undefined;

  constructor(private readonly framebuffer: Framebuffer) {}

  /** Before the first line. */
  storeIn(store: Store): void {
    this.store = store;
  }

  /** A line that had shown something is cut: these tiles were in its cache, what it showed is in the framebuffer. */
  cut(cached: readonly Tile[]): void {
    this.tiles = this.all(cached);
  }

  /** The greeting, with an offer where there is something to offer. */
  async offer(hello: Hello): Promise<Hello> {
    const stored = this.answer ? undefined : await this.store?.load();
    const { tiles, told } = offerOf(
      this.key,
      stored?.tiles ?? this.tiles,
      hello.cacheBytes,
      stored?.most ?? this.answer?.offerTiles ?? 0,
    );
    this.offered = tiles;
    if (tiles.length === 0) return hello;
    return { ...hello, kept: { key: this.key.toString(16).padStart(16, '0'), tiles: base64(told) } };
  }

  /** @returns those tiles that the cache begins with */
  answered(answer: Answer, now: number): readonly Tile[] {
    this.answer = answer;
    this.saveAt = now + FIRST_SAVE;
    if (answer.storeBytes === 0) void this.store?.clear();
    const taken = this.offered.slice(0, answer.keptTiles);
    this.offered = [];
    return taken;
  }

  /** While a picture is shown: stores it from time to time, as far as that is allowed, and needs nothing older any more. */
  tick(cached: () => readonly Tile[], now: number): void {
    this.tiles = [];
    if (now >= this.saveAt) void this.save(cached(), now);
  }

  /** Stores what is there. */
  async save(cached: readonly Tile[], now: number): Promise<void> {
    this.saveAt = now + SAVE_PERIOD;
    if (!this.store || !this.answer || this.answer.storeBytes === 0) return;
    const { offerTiles: most, storeBytes } = this.answer;
    const tiles: Tile[] = [];
    let room = storeBytes;
    for (const tile of this.all(cached)) {
      if (isUniform(tile)) continue;
      room -= tile.pixels.byteLength;
      if (room < 0 || tiles.length === most) break;
      tiles.push(tile);
    }
    await this.store.save({ tiles, most });
  }

  private all(cached: readonly Tile[]): readonly Tile[] {
    return [...cellsOf(this.framebuffer), ...cached];
  }
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
