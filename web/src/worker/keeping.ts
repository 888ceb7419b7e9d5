import type { Framebuffer } from '../protocol/framebuffer';
import type { Hello } from '../protocol/messages';
import type { Tile } from '../protocol/tile-cache';
import { cellsOf, offerOf } from '../protocol/tile-offer';

/** What is still here of earlier pictures when a line to the gateway is made anew: what the last one has shown and kept. */
export class Keeping {
  /** Nobody but this client and its gateway knows it, so that no picture can be made to have the hash of another. */
  private readonly key = crypto.getRandomValues(new BigUint64Array(1))[0] ?? 0n;
  private tiles: readonly Tile[] = [];
  private offered: readonly Tile[] = [];
  private most = 0;

  constructor(private readonly framebuffer: Framebuffer) {}

  /** A line that had shown something is cut: these tiles were in its cache, what it showed is in the framebuffer. */
  cut(cached: readonly Tile[]): void {
    this.tiles = [...cellsOf(this.framebuffer), ...cached];
  }

  /** The greeting, with an offer where there is something to offer. */
  offer(hello: Hello): Hello {
    const { tiles, told } = offerOf(this.key, this.tiles, hello.cacheBytes, this.most);
    this.offered = tiles;
    if (tiles.length === 0) return hello;
    return { ...hello, kept: { key: this.key.toString(16).padStart(16, '0'), tiles: base64(told) } };
  }

  /**
   * The gateway has answered.
   *
   * @param most how many it may be offered the next time
   * @returns those that the cache begins with
   */
  answered(keptTiles: number, most: number): readonly Tile[] {
    this.most = most;
    const taken = this.offered.slice(0, keptTiles);
    this.offered = [];
    return taken;
  }
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
