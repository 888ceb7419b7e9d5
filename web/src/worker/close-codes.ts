import type { Closing } from './messages';

/** Why this side closes a line: the gateway has sent what the protocol does not allow. */
export const CLOSE_MALFORMED = 4000;
export const CLOSE_NORMAL = 1000;

/** What follows from a close code; `docs/wire-protocol.md`, "Close codes". */
export function afterClose(code: number): Closing | 'reconnect' {
  switch (code) {
    case 1000:
      return 'ended';
    case 1009:
    case 4000:
    case 4001:
    case 4004:
    case 4007:
      return 'refused';
    case 4002:
      return 'reload';
    case 4003:
      return 'sign-in';
    case 4005:
      return 'taken-over';
    case 4008:
      return 'internal';
    default:
      // 1001 and 1012: the gateway stops or restarts; 1006: the line was cut; 4006: too slow
      return 'reconnect';
  }
}

const FIRST_DELAY = 500;
const LONGEST_DELAY = 15_000;

/** Milliseconds to wait before attempt `attempt` (1 is the first retry); `random` in 0–1 keeps clients apart. */
export function retryDelay(attempt: number, random: number): number {
  const delay = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** Math.min(attempt - 1, 10));
  return Math.round(delay * (0.75 + 0.25 * random));
}
