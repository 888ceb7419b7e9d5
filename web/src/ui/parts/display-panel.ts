import { html, type TemplateResult } from 'lit';
import { t } from '../../i18n';
import { icon } from '../icons';
import { Part } from '../part';
import { changeSettings, onSettings, type Settings, settings } from '../settings';
import { chosenIn } from './choices';

const SCALES = ['fit', 'actual'] as const satisfies readonly Settings['scale'][];
const TEXT_SCALES = [100, 125, 150, 175, 200, 250, 300];
const DENSITIES = ['standard', 'sharp'] as const satisfies readonly Settings['density'][];

/** How the picture is shown. Tells `refresh`. */
export class DisplayPanel extends Part {
  override connectedCallback(): void {
    super.connectedCallback();
    onSettings(() => this.requestUpdate(), this.lifetime);
  }

  override render(): TemplateResult {
    const { scale, density, textScale, follow, lossless } = settings();
    return html`
      <div class="preferences">
        <label class="choice"><span>${t('display.follow')}<small>${t('display.follow-hint')}</small></span>
          <input type="checkbox" role="switch" name="follow" .checked=${follow}
            @change=${(event: Event) => changeSettings({ follow: (event.target as HTMLInputElement).checked })} /></label>
      </div>
      <fieldset><legend>${t('display.scale')}</legend>
        <div class="segments">${SCALES.map((id) => this.segment('scale', id, t(`display.scale.${id}`), id === scale))}</div>
      </fieldset>
      <fieldset><legend>${t('display.density')}</legend>
        <div class="segments">${DENSITIES.map((id) => this.segment('density', id, t(`display.density.${id}`), id === density))}</div>
        <p class="muted small">${t('display.density-hint')}</p>
      </fieldset>
      <div class="preferences">
        <label class="choice"><span>${t('display.text-scale')}<small>${t('display.text-scale-hint')}</small></span>
          <select name="text-scale" @change=${(event: Event) => changeSettings({ textScale: Number(chosenIn(event)) })}>
            <option value="0" ?selected=${textScale === 0}>${t('display.text-scale.auto')}</option>
            ${TEXT_SCALES.map((percent) => html`<option value=${percent} ?selected=${percent === textScale}>${percent} %</option>`)}
          </select></label>
        <label class="choice"><span>${t('display.lossless')}<small>${t('display.lossless-hint')}</small></span>
          <input type="checkbox" role="switch" name="lossless" .checked=${lossless}
            @change=${(event: Event) => changeSettings({ lossless: (event.target as HTMLInputElement).checked })} /></label>
      </div>
      <button type="button" class="menu-item" @click=${() => this.tell('refresh')}>${icon('reload')}<span>${t('display.refresh')}</span></button>`;
  }

  private segment(name: 'scale' | 'density', value: string, label: string, chosen: boolean): TemplateResult {
    return html`<label class="segment"><input type="radio" name=${name} value=${value} .checked=${chosen}
      @change=${() => changeSettings({ [name]: value })} /><span>${label}</span></label>`;
  }
}

customElements.define('oriel-display', DisplayPanel);
