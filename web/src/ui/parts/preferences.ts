import { html, type TemplateResult } from 'lit';
import { LANGUAGES, type Language, t } from '../../i18n';
import { Part } from '../part';
import { changeSettings, onSettings, type Settings, settings } from '../settings';
import { chosenIn } from './choices';

const THEMES = ['system', 'light', 'dark'] as const satisfies readonly Settings['theme'][];

/** Theme and language. */
export class Preferences extends Part {
  override connectedCallback(): void {
    super.connectedCallback();
    onSettings(() => this.requestUpdate(), this.lifetime);
  }

  override render(): TemplateResult {
    const { theme, language } = settings();
    return html`<div class="preferences">
      <label class="choice">
        <span>${t('menu.theme')}</span>
        <select @change=${(event: Event) => changeSettings({ theme: chosenIn(event) as Settings['theme'] })}>
          ${THEMES.map((id) => html`<option value=${id} ?selected=${id === theme}>${t(`menu.theme.${id}`)}</option>`)}
        </select>
      </label>
      <label class="choice">
        <span>${t('menu.language')}</span>
        <select @change=${(event: Event) => changeSettings({ language: chosenIn(event) as Language | 'system' })}>
          <option value="system" ?selected=${language === 'system'}>${t('menu.language.system')}</option>
          ${LANGUAGES.map(({ id, name }) => html`<option value=${id} lang=${id} ?selected=${id === language}>${name}</option>`)}
        </select>
      </label>
    </div>`;
  }
}

customElements.define('oriel-preferences', Preferences);
