import { describe, expect, test } from 'vitest';
import { afterClose, retryDelay } from './close-codes';
import { FrameRate } from './rates';

describe('close codes', () => {
  test.each([
    [1000, 'ended'],
    [1001, 'reconnect'],
    [1006, 'reconnect'],
    [1009, 'refused'],
    [1012, 'reconnect'],
    [4000, 'refused'],
    [4001, 'refused'],
    [4002, 'reload'],
    [4003, 'sign-in'],
    [4004, 'refused'],
    [4005, 'taken-over'],
    [4006, 'reconnect'],
    [4007, 'refused'],
    [4008, 'internal'],
  ] as const)('%i leads to %s', (code, expected) => {
    expect(afterClose(code)).toBe(expected);
  });
});

describe('the wait before a retry', () => {
  test('grows to fifteen seconds and no further', () => {
    expect([1, 2, 3, 4, 5, 6, 100].map((attempt) => retryDelay(attempt, 1))).toEqual([
      500, 1000, 2000, 4000, 8000, 15_000, 15_000,
    ]);
  });

  test('differs between clients by up to a quarter', () => {
    expect(retryDelay(2, 0)).toBe(750);
  });
});

describe('frame rate', () => {
  test('counts the last second only', () => {
    const rate = new FrameRate();
    for (const time of [0, 500, 900, 1400]) rate.painted(time);
    expect(rate.perSecond(1400)).toBe(3);
    expect(rate.perSecond(5000)).toBe(0);
  });
});
