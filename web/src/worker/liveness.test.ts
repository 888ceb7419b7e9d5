import { describe, expect, test } from 'vitest';
import { Liveness } from './liveness';

describe('a line', () => {
  test('that is silent because nothing happens is quiet', () => {
    const line = new Liveness(0);
    expect(line.shouldPing(15_000)).toBe(false);
    expect(line.verdict(15_000)).toBe('quiet');
  });

  test('is asked after a long rest', () => {
    expect(new Liveness(0).shouldPing(20_000)).toBe(true);
  });

  test('is asked when input shows no effect, once', () => {
    const line = new Liveness(0);
    line.received(5000);
    line.input(9000);
    expect(line.shouldPing(9500)).toBe(false);
    expect(line.shouldPing(9700)).toBe(true);
    line.pinged(9700);
    expect(line.shouldPing(9800)).toBe(false);
  });

  test('is unstable after 1.5 s of silence since the input, dead after 15', () => {
    const line = new Liveness(0);
    line.input(10_000);
    line.pinged(10_700);
    expect(line.verdict(11_400)).toBe('quiet');
    expect(line.verdict(11_500)).toBe('unstable');
    expect(line.verdict(25_000)).toBe('dead');
  });

  test('is well again with whatever comes', () => {
    const line = new Liveness(0);
    line.input(10_000);
    line.pinged(10_700);
    line.received(12_000);
    expect(line.verdict(12_100)).toBe('quiet');
    line.answered(12_100);
    expect(line.verdict(40_000)).toBe('quiet');
    expect(line.roundTrip).toBe(1400);
  });
});
