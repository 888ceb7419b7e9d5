import type { Monitor } from '../protocol/messages';

/** Room for a desktop, in its pixels, and how large its text is to be. */
export interface Room {
  readonly width: number;
  readonly height: number;
  /** 1 is normal. */
  readonly scale: number;
  /** Whether the desktop is to fill this room, now and whenever it changes. */
  readonly follow: boolean;
  /** The parts of the desktop that have a screen each; without them it has one. */
  readonly monitors?: readonly Monitor[] | undefined;
}

export interface Timer {
  cancel(): void;
}

/** A window that is being dragged changes all the time: its size counts once it has stayed for so long. In milliseconds. */
const SETTLED = 250;

/** Tells the gateway of a page's room when it has changed: not more often than needed, and the latest at last. */
export class Following {
  private told: Room | undefined;
  private room: Room | undefined;
  private timer: Timer | undefined;

  constructor(
    private readonly tell: (room: Room) => void,
    private readonly later: (action: () => void, milliseconds: number) => Timer,
  ) {}

  /** A connection stands whose greeting has told of this room. */
  attached(told: Room): void {
    this.told = told;
    this.room ??= told;
    this.settled();
  }

  /** Nothing can be told until the next connection stands. */
  detached(): void {
    this.timer?.cancel();
    this.timer = undefined;
    this.told = undefined;
  }

  changed(room: Room): void {
    this.room = room;
    this.timer?.cancel();
    this.timer = this.later(() => this.settled(), SETTLED);
  }

  private settled(): void {
    const { told, room } = this;
    if (!told || !room || same(told, room)) return;
    this.told = room;
    this.tell(room);
  }
}

/** A room whose desktop does not follow may have any size. */
function same(one: Room, other: Room): boolean {
  if (one.follow !== other.follow) return false;
  if (!one.follow) return true;
  const sameSize = one.width === other.width && one.height === other.height && one.scale === other.scale;
  return sameSize && JSON.stringify(one.monitors) === JSON.stringify(other.monitors);
}
