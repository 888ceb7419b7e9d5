import { describe, expect, test } from 'vitest';
import { DecodeError } from './bytes';
import { reached } from './input';
import { parseGatewayMessage } from './messages';

const WELCOME = {
  type: 'welcome',
  session: 7,
  desktop: { id: 'office', name: 'Office' },
  resumed: false,
  cacheBytes: 1024,
  lossless: false,
};

describe('JSON from the gateway', () => {
  test('is parsed, and unknown fields are ignored', () => {
    expect(parseGatewayMessage(JSON.stringify({ ...WELCOME, colour: 'blue' }))).toEqual({
      ...WELCOME,
      keptTiles: 0,
      offerTiles: 0,
      storeBytes: 0,
      keyboardLayout: 0,
      features: [],
    });
    expect(parseGatewayMessage('{"type":"stage","stage":"tls"}')).toEqual({ type: 'stage', stage: 'TLS' });
    expect(parseGatewayMessage('{"type":"pong"}')).toEqual({ type: 'pong' });
  });

  test('tells the end with empty texts where fields are missing, and never retries by itself unasked', () => {
    expect(parseGatewayMessage('{"type":"ended","outcome":"reset","stage":"active"}')).toEqual({
      type: 'ended',
      outcome: 'reset',
      stage: 'ACTIVE',
      title: '',
      message: '',
      next: '',
      retry: 'manual',
      detail: '',
      code: '',
    });
  });

  test.each([
    'nonsense',
    '[]',
    'null',
    '{}',
    '{"type":"unheard-of"}',
    '{"type":"stage","stage":"lunch"}',
    '{"type":"locks","flags":"7"}',
    '{"type":"welcome","session":7}',
  ])('is refused where it is %s', (text) => {
    expect(() => parseGatewayMessage(text)).toThrow(DecodeError);
  });
});

describe('sequence numbers', () => {
  test('are compared across their wrap', () => {
    expect(reached(5, 5)).toBe(true);
    expect(reached(4, 5)).toBe(false);
    expect(reached(2, 0xfffffffe)).toBe(true);
    expect(reached(0xfffffffe, 2)).toBe(false);
  });
});
