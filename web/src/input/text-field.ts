import type { Keyboard } from './keyboard';
import { FIELD_TEXT, TextTracker } from './text-tracker';

/** Above this length the field is emptied when no composition is under way. */
const LONG = 200;

/**
 * The hidden field that has the focus while the desktop has it: keys go through {@link Keyboard}, text that no key
 * gives (input methods, soft keyboards, paste) arrives as the field's content.
 */
export class TextField {
  private readonly tracker = new TextTracker();
  private composing = false;
  private soft = false;

  constructor(
    private readonly field: HTMLTextAreaElement,
    private readonly keyboard: Keyboard,
    signal: AbortSignal,
  ) {
    const on = <K extends keyof HTMLElementEventMap>(
      type: K,
      listener: (event: HTMLElementEventMap[K]) => void,
    ): void => field.addEventListener(type, listener, { signal });
    on('keydown', (event) => {
      this.soft = event.key === 'Unidentified';
      if (keyboard.keyDown(event)) event.preventDefault();
    });
    on('keyup', (event) => {
      if (keyboard.keyUp(event)) event.preventDefault();
    });
    on('compositionstart', () => {
      this.composing = true;
    });
    on('compositionend', () => {
      this.composing = false;
      this.read();
    });
    on('input', () => this.read());
    on('blur', () => {
      this.composing = false;
      this.clear();
    });
    this.clear();
  }

  private read(): void {
    const { backspaces, text } = this.tracker.changed(this.field.value, this.composing && !this.soft);
    for (let i = 0; i < backspaces; i++) this.keyboard.tap(['Backspace']);
    if (text) this.keyboard.type(text);
    if (
      !this.composing &&
      (!this.soft || this.field.value.length > LONG || this.field.value.length < FIELD_TEXT.length)
    ) {
      this.clear();
    }
  }

  private clear(): void {
    this.field.value = FIELD_TEXT;
    this.field.setSelectionRange(FIELD_TEXT.length, FIELD_TEXT.length);
    this.tracker.reset();
  }
}
