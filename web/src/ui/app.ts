import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { t } from '../i18n';
import { me, signIn, signOut } from './api';
import { applyAppearance } from './appearance';
import './pages/desktop-page';
import './pages/desktops-page';
import { forgetStoredTiles } from '../worker/tile-store';
import { forgetThumbnails } from './desktop/thumbnails';
import { watchHand } from './page-state';
import { problemOf } from './pages/sign-in-page';
import { Part } from './part';
import { pathOf, type Route, routeOf } from './routes';
import { onSettings } from './settings';

/** Who is using the page: not known yet, nobody, or a name. */
type User = { readonly state: 'unknown' } | { readonly state: 'nobody'; readonly notice: string } | SignedIn;
type SignedIn = { readonly state: 'signed-in'; readonly name: string };

/** The one page: knows who is signed in and which page the address means. */
export class App extends Part {
  static override properties = { user: { state: true }, route: { state: true } };

  declare user: User;
  declare route: Route;
  /** A one-time key from the address, used once at the start. */
  signInKey: string | undefined;
  /** The user has asked for the list: a single desktop is not entered by itself then. */
  private listWanted = false;

  constructor() {
    super();
    this.user = { state: 'unknown' };
    this.route = routeOf(location.pathname);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('popstate', () => this.follow(routeOf(location.pathname)), { signal: this.lifetime });
    onSettings(() => void applyAppearance(), this.lifetime);
    watchHand(this.lifetime);
    void this.start();
  }

  override render(): TemplateResult {
    const { user, route } = this;
    switch (user.state) {
      case 'unknown':
        return html`<p class="visually-hidden" role="status">${t('app.loading')}</p>`;
      case 'nobody':
        return html`<oriel-sign-in
          .notice=${user.notice}
          @signed-in=${() => void this.identify()}
        ></oriel-sign-in>`;
      case 'signed-in':
        return route.page === 'desktop'
          ? html`${keyed(
              route.id,
              html`<oriel-desktop
              .desktop=${route.id}
              .user=${user.name}
              @leave=${() => this.showList()}
              @sign-out=${() => void this.leave()}
              @signed-out=${() => this.forget()}
            ></oriel-desktop>`,
            )}`
          : html`<oriel-desktops
              .user=${user.name}
              .enterOnly=${!this.listWanted}
              @open-desktop=${(event: CustomEvent<{ id: string; replace: boolean }>) => this.open(event.detail)}
              @sign-out=${() => void this.leave()}
              @signed-out=${() => this.forget()}
            ></oriel-desktops>`;
      default:
        return user satisfies never;
    }
  }

  private async start(): Promise<void> {
    await applyAppearance();
    const key = this.signInKey;
    this.signInKey = undefined;
    if (key !== undefined && !(await this.useKey(key))) return;
    await this.identify();
  }

  /** @returns whether the key was taken */
  private async useKey(key: string): Promise<boolean> {
    try {
      await signIn({ key });
      return true;
    } catch (error) {
      const notice = problemOf(error);
      // whoever is signed in already needs no key
      const name = await me().catch(() => undefined);
      this.user = name === undefined ? { state: 'nobody', notice } : { state: 'signed-in', name };
      return false;
    }
  }

  private async identify(): Promise<void> {
    try {
      const name = await me();
      this.user = name === undefined ? { state: 'nobody', notice: '' } : { state: 'signed-in', name };
    } catch {
      this.user = { state: 'nobody', notice: t('sign-in.unreachable') };
    }
  }

  private async leave(): Promise<void> {
    try {
      await signOut();
    } finally {
      this.forget();
    }
  }

  private forget(): void {
    forgetThumbnails();
    this.listWanted = false;
    this.user = { state: 'nobody', notice: '' };
    // once the page of the desktop is gone, which stores no more then
    void this.updateComplete.then(() => forgetStoredTiles());
  }

  private showList(): void {
    this.listWanted = true;
    this.go({ page: 'desktops' }, false);
  }

  private open({ id, replace }: { id: string; replace: boolean }): void {
    this.go({ page: 'desktop', id }, replace);
  }

  private go(route: Route, replace: boolean): void {
    if (replace) history.replaceState(null, '', pathOf(route));
    else history.pushState(null, '', pathOf(route));
    this.follow(route);
  }

  private follow(route: Route): void {
    if (route.page === 'desktops') this.listWanted ||= this.route.page === 'desktop';
    this.route = route;
  }
}

customElements.define('oriel-app', App);

declare global {
  interface HTMLElementTagNameMap {
    'oriel-app': App;
  }
}
