import { describe, expect, test } from 'vitest';
import type { EngineEvent, Line } from '../worker/messages';
import { failureOfClose, failureOfEnd, isCalm } from './desktop/outcome';
import { Session } from './desktop/session';
import { pathOf, routeOf } from './routes';
import { takeSignInKey } from './sign-in-key';

describe('addresses', () => {
  test('name a page and come back the same', () => {
    for (const id of ['office', 'a b', 'ü/ä']) {
      expect(routeOf(pathOf({ page: 'desktop', id }))).toEqual({ page: 'desktop', id });
    }
    expect(routeOf('/')).toEqual({ page: 'desktops' });
    expect(routeOf('/desktop/')).toEqual({ page: 'desktops' });
  });
});

describe('sign-in key', () => {
  test('is taken out of the address and erased there', () => {
    const erased: string[] = [];
    const history = {
      replaceState: (_state: unknown, _title: string, url?: string | URL | null) => erased.push(`${url}`),
    };
    const key = takeSignInKey({ hash: '#key=a%2Fb', pathname: '/desktop/office', search: '?x' }, history);
    expect(key).toBe('a/b');
    expect(erased).toEqual(['/desktop/office?x']);
  });

  test('is not there in any other fragment, which stays', () => {
    const history = { replaceState: () => expect.unreachable() };
    expect(takeSignInKey({ hash: '#top', pathname: '/', search: '' }, history)).toBeUndefined();
  });
});

describe('ends', () => {
  const ended = {
    type: 'ended',
    stage: 'TLS',
    detail: 'd',
    code: '',
    retry: 'manual',
    title: '',
    message: '',
    next: '',
  } as const;

  test('are told in the gateway’s words, or in the catalogue’s where it gave none', () => {
    expect(failureOfEnd({ ...ended, outcome: 'logon-refused', title: 'No.' }).title).toBe('No.');
    expect(failureOfEnd({ ...ended, outcome: 'logon-refused' }).title).toBe('The logon was refused');
    expect(failureOfEnd({ ...ended, outcome: 'quite-new' }).title).toBe('The session has ended');
  });

  test.each([
    ['refused', 4004, 'no-such-desktop'],
    ['refused', 4007, 'too-many-viewers'],
    ['taken-over', 4005, 'taken-over'],
    ['malformed', 4000, 'protocol-error'],
    ['reload', 4002, 'version-not-supported'],
    ['internal', 4008, 'internal-error'],
    ['internal', 0, 'page-failed'],
  ] as const)('by %s with code %i are %s', (why, code, outcome) => {
    const failure = failureOfClose({ state: 'closed', why, code, detail: '' });
    expect(failure.outcome).toBe(outcome);
    expect(failure.title).not.toBe('The session has ended');
  });

  test('in good order are told calmly', () => {
    expect(isCalm('ended-by-user')).toBe(true);
    expect(isCalm('reset')).toBe(false);
  });
});

describe('session', () => {
  function play(...events: (EngineEvent | Line)[]): Session {
    const session = new Session(
      () => 1000,
      () => undefined,
    );
    for (const event of events) session.handle('state' in event ? { type: 'line', line: event } : event);
    return session;
  }
  const stage = (name: 'TLS' | 'ACTIVE'): EngineEvent => ({ type: 'gateway', message: { type: 'stage', stage: name } });
  const refused: EngineEvent = {
    type: 'gateway',
    message: {
      type: 'ended',
      outcome: 'logon-refused',
      stage: 'CREDENTIALS',
      title: 't',
      message: '',
      next: '',
      retry: 'manual',
      detail: '',
      code: '',
    },
  };

  test('goes from stage to stage to the first picture', () => {
    expect(play({ state: 'connecting', attempt: 0 }).phase).toEqual({
      name: 'connecting',
      stage: undefined,
      attached: false,
    });
    expect(play({ state: 'attached' }, stage('TLS')).phase).toEqual({
      name: 'connecting',
      stage: 'TLS',
      attached: true,
    });
    expect(play({ state: 'attached' }, stage('ACTIVE'), { type: 'live' }).phase.name).toBe('live');
  });

  test('says when the next attempt is, and whether a picture was there before', () => {
    const waiting: Line = { state: 'waiting', attempt: 1, delay: 500, code: 1006 };
    expect(play(waiting).phase).toEqual({ name: 'reconnecting', until: 1500, resuming: false });
    expect(play({ type: 'live' }, waiting).phase).toEqual({ name: 'reconnecting', until: 1500, resuming: true });
    expect(play({ type: 'live' }, waiting, { state: 'connecting', attempt: 1 }).phase).toMatchObject({ until: 0 });
    expect(play({ type: 'live' }, waiting, { type: 'live' }).phase.name).toBe('live');
  });

  test('ends with the first error, whatever comes after', () => {
    const session = play(refused, { state: 'closed', why: 'ended', code: 1000, detail: '' }, { type: 'live' });
    expect(session.phase).toMatchObject({ name: 'ended', failure: { outcome: 'logon-refused' } });
  });

  test('asks for credentials', () => {
    const asked = play({ type: 'gateway', message: { type: 'credentials', user: 'ada', domain: '' } });
    expect(asked.phase).toEqual({ name: 'credentials', user: 'ada', domain: '' });
  });

  test('is unstable until the line is stable again or cut', () => {
    expect(play({ type: 'live' }, { state: 'unstable' }).unstable).toBe(true);
    expect(play({ type: 'live' }, { state: 'unstable' }, { state: 'stable' }).unstable).toBe(false);
    const cut: Line = { state: 'waiting', attempt: 1, delay: 500, code: 0 };
    expect(play({ type: 'live' }, { state: 'unstable' }, cut).unstable).toBe(false);
  });
});
