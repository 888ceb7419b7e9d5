import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../../i18n';
import { icon } from '../icons';
import { Part } from '../part';
import './preferences';

/** Who is signed in, their preferences, and the way out. Tells `sign-out`. */
export class AccountMenu extends Part {
  static override properties = { user: {}, open: { state: true } };

  declare user: string;
  declare open: boolean;

  constructor() {
    super();
    this.user = '';
    this.open = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const outside = (event: Event): void => {
      if (this.open && !this.contains(event.target as Node)) this.open = false;
    };
    document.addEventListener('pointerdown', outside, { signal: this.lifetime });
    document.addEventListener('focusin', outside, { signal: this.lifetime });
  }

  override render(): TemplateResult {
    return html`<div class="menu" @keydown=${this.keyDown}>
      <button type="button" class="quiet" aria-haspopup="true" aria-expanded=${this.open ? 'true' : 'false'}
        aria-label=${t('menu.account', { name: this.user })}
        @click=${() => {
          this.open = !this.open;
        }}>${icon('account')}<span>${this.user}</span>${icon('chevron')}</button>
      ${
        this.open
          ? html`<div class="menu-panel" role="group" aria-label=${t('menu.settings')}>
              <oriel-preferences></oriel-preferences>
              <hr />
              <button type="button" class="menu-item" @click=${() => this.tell('sign-out')}>
                ${icon('signOut')}<span>${t('menu.sign-out')}<small>${t('menu.sign-out-hint')}</small></span>
              </button>
            </div>`
          : nothing
      }
    </div>`;
  }

  private keyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.open) return;
    this.open = false;
    this.querySelector<HTMLButtonElement>('button[aria-haspopup]')?.focus();
  }
}

customElements.define('oriel-account-menu', AccountMenu);
