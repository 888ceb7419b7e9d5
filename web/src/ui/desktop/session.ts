import type { Credentials, GatewayMessage, Stage } from '../../protocol/messages';
import type { EngineEvent, Line } from '../../worker/messages';
import { type Failure, failureOfClose, failureOfEnd } from './outcome';

/** Where the way to a desktop stands; what the page shows follows from it. */
export type Phase =
  | {
      readonly name: 'connecting' /** undefined: the gateway itself */;
      readonly stage: Stage | undefined;
      readonly attached: boolean;
    }
  | { readonly name: 'credentials'; readonly user: string; readonly domain: string }
  | { readonly name: 'live' }
  /** The line is cut; the next attempt is at `until` (0: under way). */
  | {
      readonly name: 'reconnecting';
      readonly until: number /** a picture was there before */;
      readonly resuming: boolean;
    }
  | { readonly name: 'ended'; readonly failure: Failure }
  | { readonly name: 'signed-out' };

export interface Stats {
  readonly fps: number;
  /** Round trip in milliseconds; 0: not known. */
  readonly roundTrip: number;
}

/**
 * The state of one desktop's connection: takes what the engine reports and says in which phase that leaves the page.
 * The first error wins: nothing that comes after the end changes it.
 */
export class Session {
  phase: Phase = { name: 'connecting', stage: undefined, attached: false };
  unstable = false;
  /** The host takes moves by a distance: the pointer can be held. */
  relativeMouse = false;
  /** The gateway knows desktops of several monitors. */
  severalMonitors = false;
  desktopName = '';
  number = 0;
  stats: Stats = { fps: 0, roundTrip: 0 };
  private pictured = false;

  constructor(
    private readonly now: () => number,
    private readonly changed: () => void,
  ) {}

  handle(event: EngineEvent): void {
    if (this.phase.name === 'ended' || this.phase.name === 'signed-out') return;
    switch (event.type) {
      case 'line':
        this.line(event.line);
        break;
      case 'gateway':
        this.message(event.message);
        break;
      case 'live':
        this.pictured = true;
        this.enter({ name: 'live' });
        break;
      case 'rates':
        this.setStats({ fps: event.fps, roundTrip: event.roundTrip || this.stats.roundTrip });
        break;
      default:
        break; // the picture's business
    }
  }

  /** The user gives credentials: they are on their way. */
  answered(_credentials: Credentials): void {
    this.enter({ name: 'connecting', stage: undefined, attached: true });
  }

  private line(line: Line): void {
    switch (line.state) {
      case 'connecting':
        if (this.phase.name === 'reconnecting') this.enter({ ...this.phase, until: 0 });
        break;
      case 'attached':
        if (this.phase.name === 'connecting') this.enter({ ...this.phase, attached: true });
        break;
      case 'unstable':
      case 'stable':
        this.unstable = line.state === 'unstable';
        this.changed();
        break;
      case 'waiting':
        this.unstable = false;
        this.enter({ name: 'reconnecting', until: this.now() + line.delay, resuming: this.pictured });
        break;
      case 'closed':
        this.enter(line.why === 'sign-in' ? { name: 'signed-out' } : { name: 'ended', failure: failureOfClose(line) });
        break;
      default:
        line satisfies never;
    }
  }

  private message(message: GatewayMessage): void {
    switch (message.type) {
      case 'welcome':
        this.desktopName = message.desktop.name;
        this.number = message.session;
        this.severalMonitors = message.features.includes('monitors');
        this.changed();
        break;
      case 'stage':
        if (this.phase.name !== 'live') this.enter({ name: 'connecting', stage: message.stage, attached: true });
        break;
      case 'credentials':
        this.enter({ name: 'credentials', user: message.user, domain: message.domain });
        break;
      case 'stats':
        this.setStats({ fps: Math.round(message.fps), roundTrip: Math.round(message.rtt) });
        break;
      case 'ended':
        this.enter({ name: 'ended', failure: failureOfEnd(message) });
        break;
      case 'mouse':
        this.relativeMouse = message.relative;
        this.changed();
        break;
      case 'locks':
      case 'bell':
      case 'pong':
        break; // the keyboard's, the loudspeaker's and the engine's business
      default:
        message satisfies never;
    }
  }

  private setStats(stats: Stats): void {
    this.stats = stats;
    this.changed();
  }

  private enter(phase: Phase): void {
    this.phase = phase;
    this.changed();
  }
}
