/** A keyboard layout as the host knows it, and the locale whose users have it. */
export interface Layout {
  /** Windows keyboard layout identifier (KLID). */
  readonly id: number;
  readonly locale: string;
  /** What unshifted keys give, where that tells the layout from others: `code` and character. */
  readonly signs: Readonly<Record<string, string>>;
}

export const US_LAYOUT = 0x409;

/** Order matters: of two that fit equally the first is taken. */
export const LAYOUTS: readonly Layout[] = [
  {
    id: US_LAYOUT,
    locale: 'en-US',
    signs: { KeyQ: 'q', KeyY: 'y', Semicolon: ';', Quote: "'", Backslash: '\\', Minus: '-' },
  },
  {
    id: 0x809,
    locale: 'en-GB',
    signs: { KeyQ: 'q', KeyY: 'y', Semicolon: ';', Quote: "'", Backslash: '#', IntlBackslash: '\\' },
  },
  { id: 0x407, locale: 'de-DE', signs: { KeyY: 'z', Semicolon: 'ö', Quote: 'ä', BracketLeft: 'ü', Minus: 'ß' } },
  { id: 0x807, locale: 'de-CH', signs: { KeyY: 'z', Semicolon: 'ö', Quote: 'ä', BracketLeft: 'ü', Minus: "'" } },
  { id: 0x40c, locale: 'fr-FR', signs: { KeyQ: 'a', KeyW: 'z', Semicolon: 'm', Quote: 'ù', Minus: ')' } },
  { id: 0x80c, locale: 'fr-BE', signs: { KeyQ: 'a', KeyW: 'z', Semicolon: 'm', Quote: 'ù', Equal: '-' } },
  { id: 0x100c, locale: 'fr-CH', signs: { KeyY: 'z', Semicolon: 'é', Quote: 'à', BracketLeft: 'è', Minus: "'" } },
  { id: 0x1009, locale: 'fr-CA', signs: { KeyQ: 'q', KeyY: 'y', Slash: 'é', Backquote: '#', Semicolon: ';' } },
  { id: 0x40a, locale: 'es-ES', signs: { Semicolon: 'ñ', Backslash: 'ç', Minus: "'", Equal: '¡' } },
  { id: 0x80a, locale: 'es-MX', signs: { Semicolon: 'ñ', Backslash: '}', Quote: '{', Equal: '¿' } },
  { id: 0x410, locale: 'it-IT', signs: { Semicolon: 'ò', Quote: 'à', BracketLeft: 'è', Backslash: 'ù' } },
  { id: 0x816, locale: 'pt-PT', signs: { Semicolon: 'ç', Quote: 'º', Equal: '«', BracketLeft: '+' } },
  { id: 0x416, locale: 'pt-BR', signs: { Semicolon: 'ç', Minus: '-', Equal: '=', BracketRight: '[', IntlRo: '/' } },
  { id: 0x413, locale: 'nl-NL', signs: { Semicolon: '+', Minus: '/', Equal: '°', BracketRight: '*' } },
  { id: 0x41d, locale: 'sv-SE', signs: { Semicolon: 'ö', Quote: 'ä', BracketLeft: 'å', Backquote: '§' } },
  { id: 0x40b, locale: 'fi-FI', signs: { Semicolon: 'ö', Quote: 'ä', BracketLeft: 'å', Backquote: '§' } },
  { id: 0x414, locale: 'nb-NO', signs: { Semicolon: 'ø', Quote: 'æ', BracketLeft: 'å', Backquote: '|' } },
  { id: 0x406, locale: 'da-DK', signs: { Semicolon: 'æ', Quote: 'ø', BracketLeft: 'å', Backquote: '½' } },
  { id: 0x40f, locale: 'is-IS', signs: { Semicolon: 'æ', BracketLeft: 'ð', Slash: 'þ', Minus: 'ö' } },
  { id: 0x405, locale: 'cs-CZ', signs: { KeyY: 'z', Digit2: 'ě', Digit3: 'š', Semicolon: 'ů', BracketLeft: 'ú' } },
  { id: 0x41b, locale: 'sk-SK', signs: { KeyY: 'z', Digit2: 'ľ', Digit3: 'š', Semicolon: 'ô', BracketLeft: 'ú' } },
  { id: 0x40e, locale: 'hu-HU', signs: { KeyY: 'z', Semicolon: 'é', Quote: 'á', BracketLeft: 'ő', Digit0: 'ö' } },
  { id: 0x424, locale: 'sl-SI', signs: { KeyY: 'z', Semicolon: 'č', Quote: 'ć', BracketLeft: 'š' } },
  { id: 0x41a, locale: 'hr-HR', signs: { KeyY: 'z', Semicolon: 'č', Quote: 'ć', BracketLeft: 'š' } },
  { id: 0x415, locale: 'pl-PL', signs: {} },
  { id: 0x418, locale: 'ro-RO', signs: { BracketLeft: 'ă', BracketRight: 'î', Semicolon: 'ș', Quote: 'ț' } },
  { id: 0x41f, locale: 'tr-TR', signs: { KeyI: 'ı', Semicolon: 'ş', Quote: 'i', BracketLeft: 'ğ' } },
  { id: 0x425, locale: 'et-EE', signs: { Semicolon: 'ö', Quote: 'ä', BracketLeft: 'ü', BracketRight: 'õ' } },
  { id: 0x426, locale: 'lv-LV', signs: {} },
  { id: 0x427, locale: 'lt-LT', signs: { Digit1: 'ą', Digit2: 'č', Digit3: 'ę' } },
  { id: 0x408, locale: 'el-GR', signs: { KeyA: 'α', KeyS: 'σ', KeyD: 'δ' } },
  { id: 0x402, locale: 'bg-BG', signs: { KeyQ: ',', KeyW: 'у', KeyE: 'е', KeyA: 'ь' } },
  { id: 0x419, locale: 'ru-RU', signs: { KeyQ: 'й', KeyS: 'ы', BracketRight: 'ъ', Quote: 'э' } },
  { id: 0x422, locale: 'uk-UA', signs: { KeyQ: 'й', KeyS: 'і', BracketRight: 'ї', Quote: 'є' } },
  { id: 0x40d, locale: 'he-IL', signs: { KeyA: 'ש', KeyS: 'ד', KeyD: 'ג' } },
  { id: 0x401, locale: 'ar-SA', signs: { KeyA: 'ش', KeyS: 'س', KeyD: 'ي' } },
  { id: 0x411, locale: 'ja-JP', signs: { BracketLeft: '@', BracketRight: '[', Quote: ':', Equal: '^' } },
  { id: 0x412, locale: 'ko-KR', signs: {} },
  { id: 0x804, locale: 'zh-CN', signs: {} },
  { id: 0x404, locale: 'zh-TW', signs: {} },
];

/** The part of the Keyboard Map API's answer that is read here. */
export interface KeyMap {
  readonly size: number;
  get(code: string): string | undefined;
}

/**
 * The layout of the user's keyboard: by what its keys give where the browser tells, else by the user's language.
 *
 * @param language BCP 47, as `navigator.language`
 */
export function detectLayout(keys: KeyMap | undefined, language: string): Layout {
  return (keys && keys.size > 0 ? byKeys(keys, language) : undefined) ?? byLanguage(language);
}

export function layoutById(id: number): Layout | undefined {
  return LAYOUTS.find((layout) => layout.id === id);
}

function byKeys(keys: KeyMap, language: string): Layout | undefined {
  const fits = LAYOUTS.filter((layout) => {
    const signs = Object.entries(layout.signs);
    return signs.length > 0 && signs.every(([code, character]) => keys.get(code) === character);
  });
  // Swedish and Finnish keys are alike, Slovene and Croatian ones too: the language decides between them
  return fits.find((layout) => sameLanguage(layout.locale, language)) ?? fits[0];
}

function byLanguage(language: string): Layout {
  const exact = LAYOUTS.find((layout) => layout.locale.toLowerCase() === language.toLowerCase());
  const near = LAYOUTS.find((layout) => sameLanguage(layout.locale, language));
  return exact ?? near ?? (LAYOUTS[0] as Layout);
}

function sameLanguage(locale: string, language: string): boolean {
  return locale.split('-')[0] === language.toLowerCase().split('-')[0];
}
