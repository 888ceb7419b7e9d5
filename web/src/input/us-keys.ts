/** What the writing keys of the US layout give, without and with Shift. */
const KEYS: Readonly<Record<string, readonly [string, string]>> = {
  Backquote: ['`', '~'],
  Digit1: ['1', '!'],
  Digit2: ['2', '@'],
  Digit3: ['3', '#'],
  Digit4: ['4', '$'],
  Digit5: ['5', '%'],
  Digit6: ['6', '^'],
  Digit7: ['7', '&'],
  Digit8: ['8', '*'],
  Digit9: ['9', '('],
  Digit0: ['0', ')'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
};

/** Where the US layout has a character. */
export interface Place {
  readonly code: string;
  readonly shift: boolean;
}

const PLACES: ReadonlyMap<string, Place> = new Map([
  [' ', { code: 'Space', shift: false }],
  ...Object.entries(KEYS).flatMap(([code, characters]) =>
    characters.map((character, level): [string, Place] => [character, { code, shift: level === 1 }]),
  ),
]);

const LETTER = /^Key[A-Z]$/;
const OTHER_WRITING_KEYS: ReadonlySet<string> = new Set(['IntlBackslash', 'IntlRo', 'IntlYen', 'IntlHash']);

/** Whether a key's meaning is the character that it gives; keys of the number pad, Space and Enter are the same everywhere. */
export function isWritingKey(code: string): boolean {
  return LETTER.test(code) || code in KEYS || OTHER_WRITING_KEYS.has(code);
}

/** Whether the US layout gives `character` on that physical key. */
export function usGives(code: string, shift: boolean, capsLock: boolean, character: string): boolean {
  if (!LETTER.test(code)) return KEYS[code]?.[shift ? 1 : 0] === character;
  const letter = code.slice(3);
  return character === (shift === capsLock ? letter.toLowerCase() : letter);
}

/**
 * The key of the US layout that gives `character`, or undefined.
 *
 * @param capsLock whether it is on, on the host
 */
export function usPlaceOf(character: string, capsLock: boolean): Place | undefined {
  if (!/^[A-Za-z]$/.test(character)) return PLACES.get(character);
  const upper = character.toUpperCase();
  return { code: `Key${upper}`, shift: (character === upper) !== capsLock };
}
