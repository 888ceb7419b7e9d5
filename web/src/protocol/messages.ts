import { DecodeError } from './bytes';

/** The stages of a connection to a host, in order; `stage.<STAGE>` in the catalogue of texts. */
export const STAGES = [
  'RESOLVE',
  'CONNECT',
  'NEGOTIATE',
  'TLS',
  'CREDENTIALS',
  'SETTINGS',
  'SECURITY',
  'LICENSE',
  'CAPABILITIES',
  'ACTIVE',
] as const;
export type Stage = (typeof STAGES)[number];

export type Retry = 'never' | 'manual' | 'auto';

/** How a session ended, told in the user's language by the gateway. */
export interface Ended {
  readonly type: 'ended';
  readonly outcome: string;
  readonly stage: string;
  readonly title: string;
  readonly message: string;
  readonly next: string;
  readonly retry: Retry;
  readonly detail: string;
  /** The host's own code where it gave one. */
  readonly code: string;
}

/** JSON from the gateway. */
export type GatewayMessage =
  | {
      readonly type: 'welcome';
      readonly session: number;
      readonly desktop: { readonly id: string; readonly name: string };
      readonly resumed: boolean;
      readonly cacheBytes: number;
      /** How many of the tiles that `hello` has offered, from the first on, are in the cache. */
      readonly keptTiles: number;
      /** How many tiles the next `hello` may offer. */
      readonly offerTiles: number;
      /** Bytes of tiles that may be stored beyond the page's life. */
      readonly storeBytes: number;
      readonly lossless: boolean;
      /** The layout that the host has, whatever it is told; 0: the one of `hello`. */
      readonly keyboardLayout: number;
      /** What this gateway understands beyond version 1's first edition. */
      readonly features: readonly string[];
    }
  | { readonly type: 'stage'; readonly stage: Stage }
  | { readonly type: 'locks'; readonly flags: number }
  /** Whether the host takes moves by a distance. */
  | { readonly type: 'mouse'; readonly relative: boolean }
  | { readonly type: 'bell'; readonly frequency: number; readonly duration: number }
  | {
      readonly type: 'stats';
      readonly rtt: number;
      readonly fps: number;
      readonly kbps: number;
      readonly hitRate: number;
    }
  | { readonly type: 'credentials'; readonly user: string; readonly domain: string }
  | { readonly type: 'pong' }
  | Ended;

export interface Credentials {
  readonly user: string;
  readonly password: string;
  readonly domain: string;
}

/** One of the monitors that a desktop is made of, in its pixels. */
export interface Monitor {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Hello {
  readonly type: 'hello';
  readonly version: 1;
  readonly desktop: string;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  /** Whether the desktop is to fill the page's room when a session is resumed, and whenever that changes. */
  readonly follow: boolean;
  /** What the desktop is to be made of, the primary one first; without them it is one. */
  readonly monitors?: readonly Monitor[] | undefined;
  readonly cacheBytes: number;
  /** What is still here of earlier pictures: the key of its hashes in hexadecimal digits, the hashes in base64. */
  readonly kept?: { readonly key: string; readonly tiles: string };
  readonly features: readonly string[];
  readonly keyboardLayout: number;
  readonly timeZone: string;
  readonly locale: string;
  readonly credentials?: Credentials;
  readonly takeover: boolean;
}

/** JSON from the client. */
export type ClientMessage =
  | Hello
  /** The page has another room; not to gateways whose `features` do not name it. */
  | {
      readonly type: 'resize';
      readonly width: number;
      readonly height: number;
      readonly scale: number;
      readonly follow: boolean;
      readonly monitors?: readonly Monitor[] | undefined;
    }
  | { readonly type: 'disconnect' }
  | { readonly type: 'refresh' }
  | { readonly type: 'ping' }
  | { readonly type: 'lossless'; readonly on: boolean }
  | { readonly type: 'visibility'; readonly visible: boolean }
  /** Whether H.264 is decoded here any more. */
  | { readonly type: 'video'; readonly on: boolean; readonly reason: string };

/** Parses a text message; unknown fields are ignored, unknown types are an error. */
export function parseGatewayMessage(text: string): GatewayMessage {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new DecodeError('text message is not JSON');
  }
  const fields = new Fields(json, 'message');
  const type = fields.string('type');
  switch (type) {
    case 'welcome': {
      const desktop = fields.object('desktop');
      return {
        type,
        session: fields.number('session'),
        desktop: { id: desktop.string('id'), name: desktop.string('name') },
        resumed: fields.boolean('resumed'),
        cacheBytes: fields.number('cacheBytes'),
        keptTiles: fields.count('keptTiles'),
        offerTiles: fields.count('offerTiles'),
        storeBytes: fields.count('storeBytes'),
        lossless: fields.boolean('lossless'),
        keyboardLayout: fields.count('keyboardLayout'),
        features: fields.strings('features'),
      };
    }
    case 'stage':
      return { type, stage: stageOf(fields.string('stage')) };
    case 'locks':
      return { type, flags: fields.number('flags') };
    case 'mouse':
      return { type, relative: fields.boolean('relative') };
    case 'bell':
      return { type, frequency: fields.number('frequency'), duration: fields.number('duration') };
    case 'stats':
      return {
        type,
        rtt: fields.number('rtt'),
        fps: fields.number('fps'),
        kbps: fields.number('kbps'),
        hitRate: fields.number('hitRate'),
      };
    case 'credentials':
      return { type, user: fields.text('user'), domain: fields.text('domain') };
    case 'pong':
      return { type };
    case 'ended':
      return {
        type,
        outcome: fields.string('outcome').toLowerCase().replaceAll('_', '-'),
        stage: fields.text('stage').toUpperCase(),
        title: fields.text('title'),
        message: fields.text('message'),
        next: fields.text('next'),
        retry: retryOf(fields.text('retry')),
        detail: fields.text('detail'),
        code: fields.text('code'),
      };
    default:
      throw new DecodeError(`message type ${JSON.stringify(type)} is unknown`);
  }
}

function stageOf(name: string): Stage {
  const stage = STAGES.find((known) => known === name.toUpperCase());
  if (!stage) throw new DecodeError(`stage ${JSON.stringify(name)} is unknown`);
  return stage;
}

function retryOf(rule: string): Retry {
  return rule === 'never' || rule === 'auto' ? rule : 'manual';
}

/** Typed access to the fields of a JSON object that a peer has sent. */
class Fields {
  private readonly fields: Record<string, unknown>;

  constructor(
    value: unknown,
    private readonly name: string,
  ) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new DecodeError(`${name} is not a JSON object`);
    }
    this.fields = value as Record<string, unknown>;
  }

  string(field: string): string {
    const value = this.fields[field];
    if (typeof value !== 'string') throw this.wrong(field, 'a string');
    return value;
  }

  /** A text that may be missing or be a number; empty then. */
  text(field: string): string {
    const value = this.fields[field];
    if (value === undefined || value === null) return '';
    if (typeof value !== 'string' && typeof value !== 'number') throw this.wrong(field, 'a string');
    return String(value);
  }

  number(field: string): number {
    const value = this.fields[field];
    if (typeof value !== 'number') throw this.wrong(field, 'a number');
    return value;
  }

  /** A number that may be missing; 0 then. */
  count(field: string): number {
    return this.fields[field] === undefined ? 0 : this.number(field);
  }

  boolean(field: string): boolean {
    const value = this.fields[field];
    if (typeof value !== 'boolean') throw this.wrong(field, 'true or false');
    return value;
  }

  /** A list of strings that may be missing; empty then. */
  strings(field: string): string[] {
    const value = this.fields[field] ?? [];
    if (!Array.isArray(value)) throw this.wrong(field, 'a list');
    return value.map(String);
  }

  object(field: string): Fields {
    return new Fields(this.fields[field], `${this.name}.${field}`);
  }

  private wrong(field: string, expected: string): DecodeError {
    return new DecodeError(`${this.name}.${field} is not ${expected}`);
  }
}
