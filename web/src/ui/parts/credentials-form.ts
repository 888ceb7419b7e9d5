import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../../i18n';
import type { Credentials } from '../../protocol/messages';
import { icon, logo } from '../icons';
import { Part } from '../part';

/** The logon that the remote computer wants. Tells `credentials` and `leave`. */
export class CredentialsForm extends Part {
  static override properties = { desktopName: {}, user: {}, domain: {}, problem: { state: true } };

  declare desktopName: string;
  /** Preset by the gateway's configuration. */
  declare user: string;
  declare domain: string;
  declare problem: string;

  constructor() {
    super();
    this.problem = '';
  }

  override render(): TemplateResult {
    return html`<section class="sheet" role="dialog" aria-labelledby="credentials-title">
      <form class="form" novalidate @submit=${this.submit}>
        <span class="sheet-sign">${logo()}</span>
        <h1 id="credentials-title">${t('credentials.title', { name: this.desktopName })}</h1>
        <p class="muted">${t('credentials.lead')}</p>
        <label class="field"><span>${t('credentials.user')}</span>
          <input name="user" .value=${this.user} autocomplete="off" autocapitalize="none" spellcheck="false" /></label>
        <label class="field"><span>${t('credentials.password')}</span>
          <input name="password" type="password" autocomplete="off" /></label>
        <label class="field"><span>${t('credentials.domain')}</span>
          <input name="domain" .value=${this.domain} autocomplete="off" autocapitalize="none" spellcheck="false" /></label>
        <div role="alert">${this.problem ? html`<p class="problem">${icon('warning')}<span>${this.problem}</span></p>` : nothing}</div>
        <div class="actions">
          <button type="submit" class="primary">${t('credentials.submit')}</button>
          <button type="button" @click=${() => this.tell('leave')}>${t('connect.cancel')}</button>
        </div>
      </form>
    </section>`;
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLInputElement>(this.user ? 'input[name="password"]' : 'input[name="user"]')?.focus();
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const user = String(data.get('user')).trim();
    if (!user) {
      this.problem = t('credentials.missing');
      this.querySelector<HTMLInputElement>('input[name="user"]')?.focus();
      return;
    }
    const credentials: Credentials = {
      user,
      password: String(data.get('password')),
      domain: String(data.get('domain')).trim(),
    };
    form.reset();
    this.tell('credentials', credentials);
  }
}

customElements.define('oriel-credentials', CredentialsForm);
