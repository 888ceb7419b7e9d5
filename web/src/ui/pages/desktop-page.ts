import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../../i18n';
import { type Credentials, type GatewayMessage, STAGES, type Stage } from '../../protocol/messages';
import { desktops, me } from '../api';
import { ring } from '../desktop/bell';
import { greeting, hostLayout, withCredentials } from '../desktop/greeting';
import { Picture } from '../desktop/picture';
import { hasSeveralScreens } from '../desktop/screens';
import { type Phase, Session } from '../desktop/session';
import { keepThumbnail } from '../desktop/thumbnails';
import { icon, logo } from '../icons';
import { type LiveState, showPage } from '../page-state';
import { Part } from '../part';
import '../parts/countdown';
import '../parts/credentials-form';
import '../parts/failure-view';
import type { ScreenChoice } from '../parts/toolbar';
import '../parts/toolbar';
import { changeSettings, onSettings, settings } from '../settings';

/** How long a hint stays. */
const HINT_TIME = 6000;
/** Pixels of the screen for a CSS pixel, from which on text of the usual size is too small to read. */
const DENSE = 1.5;

/** One desktop. Tells `leave` (to the list), `sign-out`, and `signed-out` where the gateway says so. */
export class DesktopPage extends Part {
  static override properties = {
    desktop: {},
    user: {},
    name: { state: true },
    menuOpen: { state: true },
    hint: { state: true },
  };

  /** Its id. */
  declare desktop: string;
  /** Who is signed in. */
  declare user: string;
  /** Its name, before the gateway's welcome has told it. */
  declare name: string;
  declare menuOpen: boolean;
  declare hint: string;

  private session = this.newSession();
  private picture: Picture | undefined;
  private takeover = false;
  private wasLive = false;
  private hintTimer: ReturnType<typeof setTimeout> | undefined;
  private lossless = settings().lossless;
  private layoutOfHost = 0;

  constructor() {
    super();
    this.user = '';
    this.name = '';
    this.menuOpen = false;
    this.hint = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    onSettings(() => void this.applySettings(), this.lifetime);
    // a page that is left may be kept for "back", with its worker and its line: the desktop is let go all the same
    const { lifetime: signal } = this;
    window.addEventListener('pagehide', () => this.picture?.terminate(), { signal });
    window.addEventListener('pageshow', (event) => event.persisted && this.restart(false), { signal });
    if (this.hasUpdated) this.restart(false);
  }

  override disconnectedCallback(): void {
    clearTimeout(this.hintTimer);
    this.stop();
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    const { phase } = this.session;
    const name = this.session.desktopName || this.name || this.desktop;
    if (phase.name === 'ended') {
      showPage('failure', `${phase.failure.title} – ${t('app.name')}`);
      return html`<oriel-failure .failure=${phase.failure} @retry=${() => this.retry()}></oriel-failure>`;
    }
    showPage('desktop', `${name} – ${t('app.name')}`, liveState(phase));
    return html`<main class="desktop" data-covered=${phase.name === 'live' ? 'false' : 'true'}>
        <div class="stage"><canvas class="pointer" hidden></canvas></div>
        <textarea class="text-field" aria-label=${t('picture.field', { name })} autocomplete="off" autocapitalize="off"
          autocorrect="off" spellcheck="false" inputmode="none" rows="1" tabindex=${phase.name === 'live' ? '0' : '-1'}></textarea>
      </main>
      ${this.cover(phase, name)}
      ${phase.name === 'live' ? this.menu(name) : nothing}
      ${
        phase.name === 'live' && this.session.unstable
          ? html`<p class="badge" role="status">${icon('signal')}${t('line.unstable')}</p>`
          : nothing
      }
      <div class="hint" role="status">${phase.name === 'live' && this.hint ? html`<p>${icon('info')}${this.hint}</p>` : nothing}</div>`;
  }

  protected override firstUpdated(): void {
    void this.start();
    void this.findName();
  }

  private async findName(): Promise<void> {
    const list = await desktops().catch(() => []);
    this.name = list.find(({ id }) => id === this.desktop)?.name ?? '';
  }

  private menu(name: string): TemplateResult {
    return html`<oriel-toolbar
      .open=${this.menuOpen}
      .desktopName=${name}
      .number=${this.session.number}
      .stats=${this.session.stats}
      .keyboard=${this.picture?.keyboard}
      @toolbar=${(event: CustomEvent<boolean>) => this.openMenu(event.detail)}
      @disconnect=${() => this.picture?.send({ type: 'say', message: { type: 'disconnect' } })}
      @refresh=${() => this.picture?.send({ type: 'say', message: { type: 'refresh' } })}
      @full-screen=${(event: CustomEvent<boolean>) => {
        this.openMenu(false);
        if (event.detail) this.show(t('toolbar.full-screen-hint'));
      }}
      .relativeMouse=${this.session.relativeMouse}
      .screens=${this.screens()}
      @all-screens=${() => void this.useAllScreens()}
      @one-screen=${() => this.picture?.useOneScreen()}
      @hold-pointer=${() => void this.holdPointer()}
      @soft-keyboard=${() => this.showSoftKeyboard()}
    ></oriel-toolbar>`;
  }

  private cover(phase: Phase, name: string): TemplateResult | typeof nothing {
    switch (phase.name) {
      case 'live':
      case 'ended':
      case 'signed-out':
        return nothing;
      case 'credentials':
        return html`<div class="cover"><oriel-credentials .desktopName=${name} .user=${phase.user} .domain=${phase.domain}
          @credentials=${(event: CustomEvent<Credentials>) => void this.logOn(event.detail)}></oriel-credentials></div>`;
      case 'connecting':
        return html`<div class="cover"><section class="sheet" aria-labelledby="cover-title">
          <span class="sheet-sign busy">${logo()}</span>
          <h1 id="cover-title">${t('connect.title', { name })}</h1>
          <p class="muted" role="status" data-stage=${phase.stage ?? ''}>${stageText(phase.stage, phase.attached)}</p>
          <progress class="stages" max=${STAGES.length + 1} value=${progressOf(phase.stage, phase.attached)}
            aria-label=${t('connect.title', { name })}></progress>
          <div class="actions"><button type="button" data-action="cancel" @click=${() => this.cancel()}>${t('connect.cancel')}</button></div>
        </section></div>`;
      case 'reconnecting':
        return this.reconnecting(phase);
      default:
        return phase satisfies never;
    }
  }

  private reconnecting({ until, resuming }: Extract<Phase, { name: 'reconnecting' }>): TemplateResult {
    const seconds = Math.max(0, (until - performance.now()) / 1000);
    const waiting = until === 0 || seconds === 0;
    return html`<div class="cover clear"><section class="sheet" aria-labelledby="cover-title">
      <span class="sheet-sign busy">${logo()}</span>
      <h1 id="cover-title">${resuming ? t('line.lost') : t('line.gateway-lost')}</h1>
      <p class="muted">${resuming ? t('line.lost-lead') : t('line.gateway-lost-lead')}</p>
      <p role="timer">${
        waiting
          ? t('line.retrying')
          : html`<oriel-countdown .seconds=${seconds} .text=${(left: number) => t('line.retry-in', { seconds: left })}></oriel-countdown>`
      }</p>
      <div class="actions">
        <button type="button" class="primary" ?disabled=${waiting} @click=${() => this.picture?.send({ type: 'retry' })}>${t('line.retry-now')}</button>
        <button type="button" @click=${() => this.tell('leave')}>${t('failure.home')}</button>
      </div>
    </section></div>`;
  }

  private async start(): Promise<void> {
    const stage = this.querySelector<HTMLElement>('.stage');
    const pointer = this.querySelector<HTMLCanvasElement>('canvas.pointer');
    const field = this.querySelector<HTMLTextAreaElement>('.text-field');
    if (!stage || !pointer || !field) return;
    const { session } = this;
    const label = t('picture.label', { name: this.desktop });
    const picture = new Picture({ stage, pointer, field }, label, {
      event: (event) => {
        if (event.type === 'gateway' && event.message.type === 'bell')
          ring(event.message.frequency, event.message.duration);
        if (event.type === 'gateway' && event.message.type === 'welcome') this.welcomed(event.message);
        session.handle(event);
      },
      chord: () => this.openMenu(true),
      used: () => this.openMenu(false),
      screensChanged: () => this.requestUpdate(),
    });
    this.picture = picture;
    await this.applySettings();
    const hello = await greeting(this.desktop, picture.room, this.takeover);
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    picture.send({ type: 'open', url: `${scheme}://${location.host}/ws`, user: this.user, hello });
    this.requestUpdate();
  }

  private stop(): void {
    if (this.picture && this.wasLive) keepThumbnail(this.desktop, this.picture.screen);
    this.wasLive = false;
    this.picture?.close();
    this.picture = undefined;
  }

  private retry(): void {
    const { phase } = this.session;
    this.restart(phase.name === 'ended' && phase.failure.outcome === 'taken-over');
  }

  private restart(takeover: boolean): void {
    this.stop();
    this.takeover = takeover;
    this.session = this.newSession();
    this.requestUpdate();
    void this.updateComplete.then(() => this.start());
  }

  private newSession(): Session {
    const session: Session = new Session(
      () => performance.now(),
      () => {
        if (this.session === session) this.sessionChanged();
      },
    );
    return session;
  }

  private sessionChanged(): void {
    const { phase } = this.session;
    this.picture?.openInput(phase.name === 'live');
    if (phase.name === 'ended' || phase.name === 'signed-out') this.stop();
    if (phase.name === 'signed-out') this.tell('signed-out');
    if (phase.name === 'reconnecting') void this.checkSignIn();
    this.requestUpdate();
    if (phase.name === 'live') void this.updateComplete.then(() => this.becameLive());
  }

  private becameLive(): void {
    this.wasLive = true;
    if (!this.menuOpen && document.activeElement === document.body) this.picture?.focus();
    if (settings().hintSeen) return;
    changeSettings({ hintSeen: true });
    // hosts do not tell whether they draw text larger: on a dense screen the user is to know where that is chosen
    const dense = settings().density === 'sharp' && window.devicePixelRatio >= DENSE;
    this.show(t(dense ? 'toolbar.hint-dense' : 'toolbar.hint'));
  }

  /** A refused upgrade looks like a lost line: whether the sign-in has ended is asked for. */
  private async checkSignIn(): Promise<void> {
    const { session } = this;
    const name = await me().catch(() => '');
    if (name === undefined && this.session === session) this.tell('signed-out');
  }

  private async logOn(credentials: Credentials): Promise<void> {
    const { picture, session } = this;
    if (!picture) return;
    const hello = await greeting(this.desktop, picture.room, this.takeover);
    picture.send({ type: 'hello', hello: withCredentials(hello, credentials) });
    session.answered(credentials);
  }

  private cancel(): void {
    this.picture?.send({ type: 'say', message: { type: 'disconnect' } });
    this.tell('leave');
  }

  private openMenu(open: boolean): void {
    if (open === this.menuOpen) return;
    this.menuOpen = open;
    if (open) this.hint = '';
    else this.picture?.focus();
  }

  private async holdPointer(): Promise<void> {
    this.openMenu(false);
    if (await this.picture?.holdPointer()) this.show(t('toolbar.hold-pointer-hint'));
  }

  private screens(): ScreenChoice {
    if (this.picture?.usesAllScreens) return 'all';
    return this.session.severalMonitors && hasSeveralScreens() ? 'one' : 'none';
  }

  private async useAllScreens(): Promise<void> {
    const name = this.session.desktopName || this.desktop;
    const used = await this.picture?.useAllScreens((monitor) => t('screens.window', { name, number: monitor }));
    this.openMenu(false);
    if (used === 'not-told' || used === 'blocked' || used === 'one') this.show(t(`screens.${used}`));
  }

  private showSoftKeyboard(): void {
    const field = this.querySelector<HTMLTextAreaElement>('.text-field');
    field?.setAttribute('inputmode', 'text');
    this.openMenu(false);
    field?.blur();
    field?.focus();
  }

  private show(hint: string): void {
    this.hint = hint;
    clearTimeout(this.hintTimer);
    this.hintTimer = setTimeout(() => {
      this.hint = '';
    }, HINT_TIME);
  }

  private async applySettings(): Promise<void> {
    const { lossless } = settings();
    if (lossless !== this.lossless) {
      this.lossless = lossless;
      this.picture?.send({ type: 'say', message: { type: 'lossless', on: lossless } });
    }
    const { id } = await hostLayout();
    // what the user has chosen counts most, then what the gateway knows of the host
    this.picture?.configure(settings().keyboardLayout === 0 && this.layoutOfHost > 0 ? this.layoutOfHost : id);
  }

  private welcomed(welcome: Extract<GatewayMessage, { type: 'welcome' }>): void {
    this.layoutOfHost = welcome.keyboardLayout;
    void this.applySettings();
    // the user's choice, where it is not what the gateway does by itself
    if (this.lossless && !welcome.lossless) {
      this.picture?.send({ type: 'say', message: { type: 'lossless', on: true } });
    }
  }
}

function liveState(phase: Phase): LiveState {
  return phase.name === 'ended' || phase.name === 'signed-out' ? 'connecting' : phase.name;
}

function stageText(stage: Stage | undefined, attached: boolean): string {
  if (stage === 'ACTIVE') return t('connect.picture');
  if (stage) return t(`stage.${stage}`);
  return attached ? t('connect.picture') : t('connect.gateway');
}

function progressOf(stage: Stage | undefined, attached: boolean): number {
  if (stage) return STAGES.indexOf(stage) + 1;
  return attached ? 1 : 0;
}

customElements.define('oriel-desktop', DesktopPage);
