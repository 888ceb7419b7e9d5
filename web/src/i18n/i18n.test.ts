import { afterEach, describe, expect, test } from 'vitest';
import { chooseLanguage, hasText, language, t, useLanguage } from '.';

afterEach(() => useLanguage('en'));

describe('texts', () => {
  test('are filled with values', () => {
    expect(t('desktops.session', { number: 7 })).toBe('Session 7');
  });

  test('change with the language', async () => {
    await useLanguage('zh-Hans');
    expect(language()).toBe('zh-Hans');
    expect(t('desktops.session', { number: 7 })).toBe('会话 7');
  });

  test('are looked up by names that may not exist', () => {
    expect(hasText('stage.TLS')).toBe(true);
    expect(hasText('stage.NOWHERE')).toBe(false);
  });
});

describe('language', () => {
  test.each([
    [['de-CH', 'zh-CN', 'en'], 'zh-Hans'],
    [['en-GB', 'zh'], 'en'],
    [['zh-Hant-TW'], 'zh-Hans'],
    [['fr'], 'en'],
    [[], 'en'],
  ])('of a browser that prefers %j is %s', (preferred, expected) => {
    expect(chooseLanguage(preferred)).toBe(expected);
  });
});
