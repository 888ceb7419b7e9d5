/** What is always in the hidden field, so that a soft keyboard's Backspace has something to delete. */
export const FIELD_TEXT = '        ';

export interface Typed {
  /** Characters to delete before `text`. */
  readonly backspaces: number;
  readonly text: string;
}

const NOTHING: Typed = { backspaces: 0, text: '' };

/**
 * Tells what a user has typed from the content of a hidden field.
 *
 * An input method on a desktop shows drafts, of which only the result counts. A soft keyboard composes each word letter
 * by letter: there every change is told at once, corrections included.
 */
export class TextTracker {
  private sent = FIELD_TEXT;

  /** The field's content now. @param draft whether a composition is under way whose text does not count yet */
  changed(value: string, draft: boolean): Typed {
    if (draft || value === this.sent) return NOTHING;
    let same = 0;
    while (same < this.sent.length && same < value.length && this.sent[same] === value[same]) same++;
    // never between the two halves of a character
    if (same > 0 && isHighSurrogate(this.sent.charCodeAt(same - 1))) same--;
    const backspaces = [...this.sent.slice(same)].length;
    const text = value.slice(same);
    this.sent = value;
    return { backspaces, text };
  }

  /** The field has been set back to {@link FIELD_TEXT}. */
  reset(): void {
    this.sent = FIELD_TEXT;
  }
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
