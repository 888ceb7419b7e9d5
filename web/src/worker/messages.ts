import type { Rect } from '../protocol/geometry';
import type { InputEvent } from '../protocol/input';
import type { ClientMessage, GatewayMessage, Hello } from '../protocol/messages';
import type { PointerShape } from '../protocol/pointer';
import type { Room } from './following';

/** From the page to the engine. Transferred with `canvas` and `part-open`: the canvas. */
export type Command =
  | { readonly type: 'canvas'; readonly canvas: OffscreenCanvas }
  /** Connects and keeps the line up until `close`; `user` is who is signed in. */
  | { readonly type: 'open'; readonly url: string; readonly user: string; readonly hello: Hello }
  /** Sends `hello` again on the open line, with credentials that are not kept. */
  | { readonly type: 'hello'; readonly hello: Hello }
  /** The room that the page has from now on. */
  | { readonly type: 'room'; readonly room: Room }
  /** A further window has this canvas, for a part of the desktop. */
  | { readonly type: 'part-open'; readonly id: number; readonly canvas: OffscreenCanvas }
  | { readonly type: 'part'; readonly id: number; readonly rect: Rect }
  | { readonly type: 'part-close'; readonly id: number }
  | { readonly type: 'say'; readonly message: ClientMessage }
  | { readonly type: 'input'; readonly event: InputEvent }
  /** Connects now instead of when the wait is over. */
  | { readonly type: 'retry' }
  | { readonly type: 'close' };

/** How the line to the gateway stands. */
export type Line =
  | { readonly state: 'connecting'; readonly attempt: number }
  /** Attached or resumed; frames follow. */
  | { readonly state: 'attached' }
  /** Nothing has come for a while although something should have. */
  | { readonly state: 'unstable' }
  | { readonly state: 'stable' }
  /** Cut; the next attempt comes by itself. */
  | { readonly state: 'waiting'; readonly attempt: number; readonly delay: number; readonly code: number }
  /** Closed for good. */
  | { readonly state: 'closed'; readonly why: Closing; readonly code: number; readonly detail: string };

/** What the page does about a line that is closed for good. */
export type Closing = 'ended' | 'sign-in' | 'taken-over' | 'reload' | 'refused' | 'malformed' | 'internal';

/** From the engine to the page. Transferred with `pointer`: the buffer of its pixels. */
export type EngineEvent =
  | { readonly type: 'ready' }
  /** Nothing can be painted here: the page takes its other path. */
  | { readonly type: 'unusable'; readonly reason: string }
  | { readonly type: 'line'; readonly line: Line }
  | { readonly type: 'gateway'; readonly message: GatewayMessage }
  | { readonly type: 'size'; readonly width: number; readonly height: number }
  /** The first full picture of this connection is on the canvas. */
  | { readonly type: 'live' }
  | { readonly type: 'pointer'; readonly shape: PointerShape }
  | { readonly type: 'pointer-moved'; readonly x: number; readonly y: number }
  /** Once a second while it changes: frames painted in the last second, round trip in milliseconds (0: not known). */
  | { readonly type: 'rates'; readonly fps: number; readonly roundTrip: number };

/** Sends an event; what it hands over for good is named beside it. */
export type Report = (event: EngineEvent, transfer?: Transferable[]) => void;
