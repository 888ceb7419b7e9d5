import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { STAGES } from '../protocol/messages';
import en from './en.json';
import outcomesEn from './outcomes.en.json';
import outcomesZhHans from './outcomes.zh-Hans.json';
import zhHans from './zh-Hans.json';

const SOURCES = join(import.meta.dirname, '..');
const OUTCOMES = join(SOURCES, '../../protocol-bridge/src/main/java/dev/oriel/bridge/Outcome.java');

const keys = Object.keys(en);
const code = sources(SOURCES).join('\n');

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts') ? [readFileSync(path, 'utf8')] : [];
  });
}

/** The constants of the gateway's closed list of outcomes. */
function causes(): string[] {
  const body = /enum Cause \{([^}]*)\}/.exec(readFileSync(OUTCOMES, 'utf8'))?.[1] ?? '';
  return body.replace(/\/\/.*$/gm, '').match(/[A-Z][A-Z_]+/g) ?? [];
}

/** `{name}` places of a text. */
function places(text: string): string[] {
  return (text.match(/\{\w+\}/g) ?? []).sort();
}

describe('catalogue of texts', () => {
  test('has the same keys in both languages', () => {
    expect(Object.keys(zhHans).sort()).toEqual([...keys].sort());
  });

  test('has no empty text, and the same places for values in both languages', () => {
    for (const [key, text] of Object.entries(en)) {
      const translated = zhHans[key as keyof typeof zhHans];
      expect(text.trim(), key).not.toBe('');
      expect(translated.trim(), key).not.toBe('');
      expect(places(translated), key).toEqual(places(text));
    }
  });

  test('has the same outcomes in both languages, each with title, message and next step', () => {
    expect(Object.keys(outcomesZhHans)).toEqual(Object.keys(outcomesEn));
    for (const outcomes of [outcomesEn, outcomesZhHans]) {
      for (const [id, text] of Object.entries(outcomes)) {
        expect(Object.keys(text), id).toEqual(['title', 'message', 'next']);
        expect(
          Object.values(text).every((part) => part.trim() !== ''),
          id,
        ).toBe(true);
      }
    }
  });

  test('has every way in which a session can end', () => {
    expect(causes().length).toBeGreaterThan(40);
    const ids = causes().map((cause) => cause.toLowerCase().replaceAll('_', '-'));
    expect(Object.keys(outcomesEn)).toEqual(expect.arrayContaining(ids));
  });

  test('has a text for every stage', () => {
    expect(keys.filter((key) => key.startsWith('stage.'))).toEqual(STAGES.map((stage) => `stage.${stage}`));
  });

  test('has no text that nothing shows', () => {
    // named in full, or by a template of which the fixed part is in the code
    const templates = [...code.matchAll(/`([\w.-]+)\$\{[^}]*\}([\w.-]*)`/g)].map(
      ([, start, end]) => new RegExp(`^${start}[\\w-]+${end}$`),
    );
    const shown = (key: string): boolean =>
      code.includes(`'${key}'`) || templates.some((template) => template.test(key));
    const unused = keys.filter((key) => !shown(key));
    expect(unused).toEqual([]);
  });
});
