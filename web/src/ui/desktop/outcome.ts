import { type OutcomeText, outcomeText, t } from '../../i18n';
import type { Ended, Retry } from '../../protocol/messages';
import type { Line } from '../../worker/messages';

/** How a session ended, in words for the user. */
export interface Failure {
  /** As the catalogue names it, such as `logon-refused`; or one of this page's own. */
  readonly outcome: string;
  readonly title: string;
  readonly message: string;
  readonly next: string;
  readonly retry: Retry;
  readonly stage: string;
  readonly detail: string;
  readonly code: string;
}

/** Ends in good order: told calmly, not as something that went wrong. */
const CALM: ReadonlySet<string> = new Set([
  'cancelled',
  'ended-by-user',
  'idle-timeout',
  'logged-off',
  'taken-over',
  'version-not-supported',
]);

export function isCalm(outcome: string): boolean {
  return CALM.has(outcome);
}

/** From the gateway's last message; where it left a text empty, this page's catalogue has one for the outcome. */
export function failureOfEnd(ended: Ended): Failure {
  const own = texts(ended.outcome);
  return {
    ...ended,
    title: ended.title || own.title,
    message: ended.message || own.message,
    next: ended.next || own.next,
  };
}

/** From a line that was closed for good without a word of the gateway. */
export function failureOfClose(line: Extract<Line, { state: 'closed' }>): Failure {
  const outcome = outcomeOfClose(line);
  const code = line.code > 0 ? String(line.code) : '';
  return { outcome, ...texts(outcome), retry: 'manual', stage: '', detail: line.detail, code };
}

function outcomeOfClose({ why, code }: Extract<Line, { state: 'closed' }>): string {
  switch (why) {
    case 'taken-over':
      return 'taken-over';
    case 'reload':
      return 'version-not-supported';
    case 'malformed':
      return 'protocol-error';
    case 'internal':
      return code > 0 ? 'internal-error' : 'page-failed';
    case 'refused':
      return REFUSED[code] ?? 'unknown';
    case 'ended':
    case 'sign-in':
      return 'unknown';
    default:
      return why satisfies never;
  }
}

const REFUSED: Readonly<Record<number, string>> = {
  1009: 'request-too-long',
  4000: 'malformed-message',
  4001: 'out-of-order',
  4004: 'no-such-desktop',
  4007: 'too-many-viewers',
};

function texts(outcome: string): OutcomeText {
  if (outcome === 'page-failed') {
    return {
      title: t('end.page-failed.title'),
      message: t('end.page-failed.message'),
      next: t('end.page-failed.next'),
    };
  }
  return (
    outcomeText(outcome) ?? {
      title: t('end.unknown.title'),
      message: t('end.unknown.message'),
      next: t('end.unknown.next'),
    }
  );
}
