import { html, type TemplateResult } from 'lit';
import { language, t } from '../../i18n';
import type { Keyboard, KeyboardMode } from '../../input/keyboard';
import { LAYOUTS, type Layout } from '../../input/layouts';
import { detectedLayout } from '../desktop/greeting';
import { Part } from '../part';
import { changeSettings, onSettings, settings } from '../settings';
import { chosenIn } from './choices';

/** What is printed on keys is the same in every language of ours. */
const SHORTCUTS: readonly (readonly [label: string, codes: readonly string[]])[] = [
  ['Ctrl+Alt+Del', ['ControlLeft', 'AltLeft', 'Delete']],
  ['Ctrl+Alt+End', ['ControlLeft', 'AltLeft', 'End']],
  ['Ctrl+Shift+Esc', ['ControlLeft', 'ShiftLeft', 'Escape']],
  ['Ctrl+Esc', ['ControlLeft', 'Escape']],
  ['Alt+Tab', ['AltLeft', 'Tab']],
  ['Alt+F4', ['AltLeft', 'F4']],
  ['Alt+F3', ['AltLeft', 'F3']],
  ['Alt+PgUp', ['AltLeft', 'PageUp']],
  ['Win+L', ['MetaLeft', 'KeyL']],
  ['Win+R', ['MetaLeft', 'KeyR']],
];

const SINGLE: readonly (readonly [label: string, code: string])[] = [
  ['Esc', 'Escape'],
  ['Tab', 'Tab'],
  ['Ins', 'Insert'],
  ['Del', 'Delete'],
  ['Home', 'Home'],
  ['End', 'End'],
  ['PgUp', 'PageUp'],
  ['PgDn', 'PageDown'],
  ['←', 'ArrowLeft'],
  ['↑', 'ArrowUp'],
  ['↓', 'ArrowDown'],
  ['→', 'ArrowRight'],
  ['PrtSc', 'PrintScreen'],
  ['Pause', 'Pause'],
  ...Array.from({ length: 12 }, (_, i) => [`F${i + 1}`, `F${i + 1}`] as const),
];

const HOLDABLE: readonly (readonly [label: string, code: string])[] = [
  ['Ctrl', 'ControlLeft'],
  ['Alt', 'AltLeft'],
  ['Shift', 'ShiftLeft'],
  ['Win', 'MetaLeft'],
  ['AltGr', 'AltRight'],
];

const MODES = ['automatic', 'physical', 'text'] as const satisfies readonly KeyboardMode[];

/** Keys that a browser keeps for itself, keys that a touchscreen lacks, and how typing is taken. */
export class KeysPanel extends Part {
  static override properties = { keyboard: {}, detected: { state: true } };

  declare keyboard: Keyboard | undefined;
  declare detected: Layout | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    onSettings(() => this.requestUpdate(), this.lifetime);
    void detectedLayout().then((layout) => {
      this.detected = layout;
    });
  }

  override render(): TemplateResult {
    const { keyboard } = this;
    return html`
      <fieldset><legend>${t('keys.shortcuts')}</legend>
        <div class="keys">
          <button type="button" class="key" @click=${() => keyboard?.tap(['MetaLeft'])}>${t('keys.windows')}</button>
          ${SHORTCUTS.map(([label, codes]) => html`<button type="button" class="key" @click=${() => keyboard?.tap(codes)}>${label}</button>`)}
        </div>
      </fieldset>
      <fieldset><legend>${t('keys.hold')}</legend>
        <div class="keys">${HOLDABLE.map(([label, code]) => this.holdButton(label, code))}
        </div>
      </fieldset>
      <fieldset><legend>${t('keys.single')}</legend>
        <div class="keys">${SINGLE.map(([label, code]) => html`<button type="button" class="key" @click=${() => keyboard?.tap([code])}>${label}</button>`)}</div>
      </fieldset>
      <div class="preferences">
        <label class="choice"><span>${t('keys.mode')}</span>
          <select @change=${(event: Event) => changeSettings({ keyboardMode: chosenIn(event) as KeyboardMode })}>
            ${MODES.map((mode) => html`<option value=${mode} ?selected=${mode === settings().keyboardMode}>${t(`keys.mode.${mode}`)}</option>`)}
          </select>
        </label>
        <label class="choice"><span>${t('keys.layout')}<small>${t('keys.layout-hint')}</small></span>${this.layouts()}</label>
        <label class="choice"><span>${t('keys.smooth-wheel')}<small>${t('keys.smooth-wheel-hint')}</small></span>
          <input type="checkbox" role="switch" .checked=${settings().smoothWheel}
            @change=${(event: Event) => changeSettings({ smoothWheel: (event.target as HTMLInputElement).checked })} /></label>
      </div>`;
  }

  private holdButton(label: string, code: string): TemplateResult {
    const held = this.keyboard?.isHeld(code) ?? false;
    return html`<button type="button" class="key" aria-pressed=${held ? 'true' : 'false'}
      @click=${() => {
        this.keyboard?.hold(code, !held);
        this.requestUpdate();
      }}>${label}</button>`;
  }

  private layouts(): TemplateResult {
    const chosen = settings().keyboardLayout;
    const automatic = this.detected ? nameOf(this.detected) : '…';
    const named = LAYOUTS.map((layout) => ({ id: layout.id, name: nameOf(layout) }));
    named.sort((a, b) => a.name.localeCompare(b.name, language()));
    return html`<select @change=${(event: Event) => changeSettings({ keyboardLayout: Number(chosenIn(event)) })}>
      <option value="0" ?selected=${chosen === 0}>${t('keys.layout.automatic', { name: automatic })}</option>
      ${named.map(({ id, name }) => html`<option value=${id} ?selected=${id === chosen}>${name}</option>`)}
    </select>`;
  }
}

/** The browser knows the names of all languages and regions, in every language. */
function nameOf(layout: Layout): string {
  const names = new Intl.DisplayNames([language()], { type: 'language', languageDisplay: 'standard' });
  return names.of(layout.locale) ?? layout.locale;
}

customElements.define('oriel-keys', KeysPanel);
