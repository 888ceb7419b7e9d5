import type { Tile } from '../protocol/tile-cache';

const DATABASE = 'oriel-tiles';
const PICTURES = 'pictures';

/** What has been kept of one desktop's pictures, for one user. */
export interface StoredTiles {
  readonly tiles: readonly Tile[];
  /** How many of them the gateway may be offered. */
  readonly most: number;
}

/**
 * Pictures of desktops in this browser's own database, of this origin alone: one record for each user and desktop. What
 * comes out of it is trusted by nobody: it is offered to the gateway by the hashes of what has come out.
 *
 * A browser that refuses, for lack of room or because it keeps nothing in private windows, has nothing stored.
 */
export class TileStore {
  private readonly name: string;

  constructor(user: string, desktop: string) {
    this.name = JSON.stringify([user, desktop]);
  }

  async load(): Promise<StoredTiles | undefined> {
    try {
      if (!(await exists())) return undefined;
      const found = await inDatabase('readonly', (pictures) => pictures.get(this.name));
      return isStored(found) ? found : undefined;
    } catch {
      return undefined;
    }
  }

  /** Replaces what was stored before. */
  async save(stored: StoredTiles): Promise<void> {
    try {
      await inDatabase('readwrite', (pictures) => pictures.put(stored, this.name));
    } catch {
      // a cache that cannot be kept is no loss but of time
    }
  }

  async clear(): Promise<void> {
    try {
      if (await exists()) await inDatabase('readwrite', (pictures) => pictures.delete(this.name));
    } catch {
      // where nothing can be stored, there is nothing
    }
  }
}

/** Removes the pictures of all users and desktops. */
export function forgetStoredTiles(): void {
  if (typeof indexedDB === 'object') indexedDB.deleteDatabase(DATABASE);
}

/** Whether anything was ever stored; where a browser cannot tell, it may have been. */
async function exists(): Promise<boolean> {
  if (typeof indexedDB !== 'object') return false;
  if (typeof indexedDB.databases !== 'function') return true;
  return (await indexedDB.databases()).some(({ name }) => name === DATABASE);
}

async function inDatabase(mode: IDBTransactionMode, act: (pictures: IDBObjectStore) => IDBRequest): Promise<unknown> {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(PICTURES, mode);
      const request = act(transaction.objectStore(PICTURES));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(PICTURES);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function isStored(value: unknown): value is StoredTiles {
  const { tiles, most } = (value ?? {}) as Partial<StoredTiles>;
  return typeof most === 'number' && Array.isArray(tiles) && tiles.every(isTile);
}

function isTile(value: unknown): value is Tile {
  const { w, h, pixels } = (value ?? {}) as Partial<Tile>;
  return typeof w === 'number' && typeof h === 'number' && pixels instanceof Uint32Array && pixels.length === w * h;
}
