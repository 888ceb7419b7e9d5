import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../../i18n';
import { type Desktop, desktops, GatewayError } from '../api';
import { thumbnail } from '../desktop/thumbnails';
import { icon, logo } from '../icons';
import { showPage } from '../page-state';
import { Part } from '../part';
import '../parts/account-menu';

/** How often the states on the page are asked for while it is looked at. */
const REFRESH = 5000;
/** Fewer desktops than this are seen at a glance. */
const WORTH_A_FILTER = 5;

/** The list of desktops. Tells `open-desktop`, `sign-out`, and `signed-out` where the gateway says so. */
export class DesktopsPage extends Part {
  static override properties = {
    user: {},
    enterOnly: {},
    list: { state: true },
    failed: { state: true },
    filter: { state: true },
  };

  declare user: string;
  /** A single desktop is entered at once. */
  declare enterOnly: boolean;
  declare list: readonly Desktop[] | undefined;
  declare failed: boolean;
  declare filter: string;

  constructor() {
    super();
    this.failed = false;
    this.filter = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const timer = setInterval(() => {
      if (!document.hidden) void this.load();
    }, REFRESH);
    this.lifetime.addEventListener('abort', () => clearInterval(timer));
    void this.load();
  }

  override render(): TemplateResult {
    showPage('desktops', `${t('desktops.title')} – ${t('app.name')}`);
    return html`<header class="bar">
        <span class="brand">${logo()}<span>${t('app.name')}</span></span>
        <oriel-account-menu .user=${this.user}></oriel-account-menu>
      </header>
      <main class="page">
        <div class="page-head">
          <h1>${t('desktops.title')}</h1>
          ${this.list && this.list.length >= WORTH_A_FILTER ? this.filterField() : nothing}
        </div>
        ${this.content()}
      </main>`;
  }

  private content(): TemplateResult {
    const { list } = this;
    if (this.failed && !list) {
      return html`<div class="empty" role="alert">
        ${icon('warning')}
        <p>${t('desktops.failed')}</p>
        <button type="button" @click=${() => void this.load()}>${t('line.retry-now')}</button>
      </div>`;
    }
    if (!list) return html`<p class="muted" role="status">${t('app.loading')}</p>`;
    if (list.length === 0) {
      return html`<div class="empty">${icon('desktop')}<p>${t('desktops.none')}</p><p class="muted">${t('desktops.none-next')}</p></div>`;
    }
    const wanted = this.filter.trim().toLowerCase();
    const shown = list.filter(({ id, name }) => `${name} ${id}`.toLowerCase().includes(wanted));
    if (shown.length === 0) {
      return html`<div class="empty">${icon('search')}<p>${t('desktops.no-match', { text: this.filter.trim() })}</p></div>`;
    }
    return html`<ul class="cards">${shown.map((desktop) => html`<li>${this.card(desktop)}</li>`)}</ul>`;
  }

  private filterField(): TemplateResult {
    return html`<label class="search">
      ${icon('search')}<span class="visually-hidden">${t('desktops.filter')}</span>
      <input type="search" placeholder=${t('desktops.filter')} .value=${this.filter}
        @input=${(event: InputEvent) => {
          this.filter = (event.target as HTMLInputElement).value;
        }} />
    </label>`;
  }

  private card(desktop: Desktop): TemplateResult {
    const { id, name, state, session, needsCredentials, lastProblem } = desktop;
    return html`<a class="card" href="/desktop/${encodeURIComponent(id)}" data-desktop=${id} data-desktop-state=${state}
      aria-label=${t('desktops.open', { name })} @click=${(event: MouseEvent) => this.enter(event, id)}>
      <span class="card-screen">${thumbnail(id) ?? icon('desktop')}</span>
      <span class="card-text">
        <strong>${name}</strong>
        <span class="state" data-state=${state}>
          <span class="dot"></span>${t(`desktops.state.${state}`)}${
            session > 0 ? html`<span class="muted"> · ${t('desktops.session', { number: session })}</span>` : nothing
          }
        </span>
        ${lastProblem ? html`<span class="muted small">${icon('info')}${t('desktops.last', { title: lastProblem })}</span>` : nothing}
        ${needsCredentials ? html`<span class="muted small">${icon('key')}${t('desktops.needs-credentials')}</span>` : nothing}
      </span>
    </a>`;
  }

  private enter(event: MouseEvent, id: string): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return; // a window of its own
    event.preventDefault();
    this.tell('open-desktop', { id, replace: false });
  }

  private async load(): Promise<void> {
    try {
      const list = await desktops();
      if (this.lifetime.aborted) return;
      const first = this.list === undefined;
      this.list = list;
      this.failed = false;
      const [only] = list;
      if (first && this.enterOnly && only && list.length === 1)
        this.tell('open-desktop', { id: only.id, replace: true });
    } catch (error) {
      if (error instanceof GatewayError && error.status === 401) this.tell('signed-out');
      else this.failed = true;
    }
  }
}

customElements.define('oriel-desktops', DesktopsPage);
