import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../../i18n';
import { GatewayError, signIn } from '../api';
import { icon, logo } from '../icons';
import { showPage } from '../page-state';
import { Part } from '../part';
import '../parts/preferences';

/** Name and password. Tells `signed-in`. */
export class SignInPage extends Part {
  static override properties = {
    notice: {},
    problem: { state: true },
    busy: { state: true },
    reveal: { state: true },
  };

  /** What to say before the first attempt. */
  declare notice: string;
  declare problem: string;
  declare busy: boolean;
  declare reveal: boolean;

  constructor() {
    super();
    this.notice = '';
    this.problem = '';
    this.busy = false;
    this.reveal = false;
  }

  override render(): TemplateResult {
    showPage('sign-in', `${t('sign-in.title')} – ${t('app.name')}`);
    const problem = this.problem || this.notice;
    return html`<main class="sign-in">
      <div class="sign-in-view" aria-hidden="true">${logo()}</div>
      <section class="sign-in-panel">
        <header class="brand">${logo()}<span>${t('app.name')}</span></header>
        <form class="form" novalidate @submit=${this.submit}>
          <h1>${t('sign-in.title')}</h1>
          <p class="muted">${t('sign-in.lead')}</p>
          <label class="field">
            <span>${t('sign-in.name')}</span>
            <input name="name" type="text" autocomplete="username" autocapitalize="none" spellcheck="false" required />
          </label>
          <label class="field">
            <span>${t('sign-in.password')}</span>
            <span class="with-button">
              <input name="password" type=${this.reveal ? 'text' : 'password'} autocomplete="current-password" required />
              <button type="button" class="quiet icon-only" aria-pressed=${this.reveal ? 'true' : 'false'}
                aria-label=${this.reveal ? t('sign-in.hide-password') : t('sign-in.show-password')}
                @click=${() => {
                  this.reveal = !this.reveal;
                }}>${icon(this.reveal ? 'eyeOff' : 'eye')}</button>
            </span>
          </label>
          <div role="alert">${problem ? html`<p class="problem">${icon('warning')}<span>${problem}</span></p>` : nothing}</div>
          <button type="submit" class="primary wide" ?disabled=${this.busy}>
            ${this.busy ? t('sign-in.busy') : t('sign-in.submit')}
          </button>
        </form>
        <footer><oriel-preferences></oriel-preferences></footer>
      </section>
    </main>`;
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLInputElement>('input[name="name"]')?.focus();
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy) return;
    const form = new FormData(event.target as HTMLFormElement);
    void this.signIn(String(form.get('name')).trim(), String(form.get('password')));
  }

  private async signIn(name: string, password: string): Promise<void> {
    if (!name || !password) {
      this.problem = t('sign-in.missing');
      this.querySelector<HTMLInputElement>(name ? 'input[name="password"]' : 'input[name="name"]')?.focus();
      return;
    }
    this.busy = true;
    this.problem = '';
    try {
      await signIn({ name, password });
      this.tell('signed-in');
    } catch (error) {
      this.problem = problemOf(error);
      const field = this.querySelector<HTMLInputElement>('input[name="password"]');
      field?.focus();
      field?.select();
    } finally {
      this.busy = false;
    }
  }
}

/** What to tell a user whose sign-in has failed: in the gateway's words where it gave some. */
export function problemOf(error: unknown): string {
  if (!(error instanceof GatewayError) || error.status === 0) return t('sign-in.unreachable');
  const { refusal, status } = error;
  return refusal?.message ? `${refusal.message} ${refusal.next}` : t('sign-in.failed', { status });
}

customElements.define('oriel-sign-in', SignInPage);
