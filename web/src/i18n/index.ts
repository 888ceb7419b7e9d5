import en from './en.json';
import outcomesEn from './outcomes.en.json';

/** Name of a text in the catalogues `en.json` and `zh-Hans.json`. */
export type TextKey = keyof typeof en;

/** How a session or a request ended: what it is, what happened, what to do. */
export interface OutcomeText {
  readonly title: string;
  readonly message: string;
  readonly next: string;
}

interface Catalogue {
  readonly texts: Readonly<Record<TextKey, string>>;
  /** `outcomes.LANGUAGE.json`, by which the gateway speaks too. */
  readonly outcomes: Readonly<Record<string, OutcomeText>>;
}

export type Language = 'en' | 'zh-Hans';

export const LANGUAGES: readonly { readonly id: Language /** in itself */; readonly name: string }[] = [
  { id: 'en', name: 'English' },
  { id: 'zh-Hans', name: '简体中文' },
];

const ENGLISH: Catalogue = { texts: en, outcomes: outcomesEn };

let catalogue: Catalogue = ENGLISH;
let current: Language = 'en';

/** The language that texts are in now. */
export function language(): Language {
  return current;
}

/** Fetches the catalogue of a language and takes it from now on; the pages render themselves anew. */
export async function useLanguage(wanted: Language): Promise<void> {
  catalogue = wanted === 'en' ? ENGLISH : (await import('./zh-hans')).CHINESE;
  current = wanted;
}

/** The language to use for someone who prefers `preferred`, in that order; as `navigator.languages`. */
export function chooseLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const lower = tag.toLowerCase();
    if (lower.startsWith('en')) return 'en';
    if (lower.startsWith('zh')) return 'zh-Hans';
  }
  return 'en';
}

/** The text of that name; `{name}` in it is replaced by the value of that name. */
export function t(key: TextKey, values?: Readonly<Record<string, string | number>>): string {
  const text = catalogue.texts[key];
  return values ? text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)) : text;
}

/** Whether the catalogue has a text of that name: names that come from the gateway may be newer than this page. */
export function hasText(key: string): key is TextKey {
  return key in catalogue.texts;
}

/** The words for an outcome, or undefined where this page is older than it. @param id such as `logon-refused` */
export function outcomeText(id: string): OutcomeText | undefined {
  return catalogue.outcomes[id];
}
