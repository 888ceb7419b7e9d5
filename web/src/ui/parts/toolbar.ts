import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../../i18n';
import type { Keyboard } from '../../input/keyboard';
import { canFullScreen, isFullScreen, toggleFullScreen } from '../desktop/full-screen';
import type { Stats } from '../desktop/session';
import { type IconName, icon, logo } from '../icons';
import { Part } from '../part';
import './display-panel';
import './keys-panel';
import './preferences';

/** Whether the desktop could use further screens, and does. */
export type ScreenChoice = 'none' | 'one' | 'all';

type Panel = 'keys' | 'display' | 'more';

/**
 * The menu of the desktop: a tab at the top edge until it is opened. Tells `toolbar` (whether it is to be open),
 * `leave`, `disconnect`, `hold-pointer`, `all-screens`, `one-screen` and `sign-out`, and passes on what its panels tell.
 */
export class Toolbar extends Part {
  static override properties = {
    open: {},
    desktopName: {},
    number: {},
    stats: {},
    keyboard: {},
    relativeMouse: {},
    screens: {},
    panel: { state: true },
  };

  declare open: boolean;
  declare desktopName: string;
  /** of the session */
  declare number: number;
  declare stats: Stats;
  declare keyboard: Keyboard | undefined;
  /** The host takes moves by a distance. */
  declare relativeMouse: boolean;
  declare screens: ScreenChoice;
  declare panel: Panel | undefined;

  constructor() {
    super();
    this.open = false;
    this.relativeMouse = false;
    this.screens = 'none';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('fullscreenchange', () => this.requestUpdate(), { signal: this.lifetime });
  }

  override render(): TemplateResult {
    if (!this.open) {
      return html`<button type="button" class="grip" aria-label=${t('toolbar.open')} title=${t('toolbar.open')}
        @click=${() => this.tell('toolbar', true)}>${icon('chevron')}</button>`;
    }
    return html`<nav class="toolbar" aria-label=${t('toolbar.label')} data-screens=${this.screens} @keydown=${this.keyDown}>
      <div class="toolbar-row">
        <span class="toolbar-name">${logo()}<strong>${this.desktopName}</strong>${this.measures()}</span>
        <span class="toolbar-group">
          <button type="button" class="quiet" data-action="ctrl-alt-del"
            @click=${() => this.keyboard?.tap(['ControlLeft', 'AltLeft', 'Delete'])}>Ctrl+Alt+Del</button>
          ${hasTouch() ? this.button('keyboard', t('keys.soft'), () => this.tell('soft-keyboard')) : nothing}
          ${this.panelButton('keys', 'keys', t('toolbar.keys'))}
          ${this.panelButton('display', 'desktop', t('toolbar.display'))}
          ${this.relativeMouse && canHoldPointer() ? this.button('pointer', t('toolbar.hold-pointer'), () => this.tell('hold-pointer')) : nothing}
          ${this.screenButton()}
          ${canFullScreen() ? this.fullScreen() : nothing}
        </span>
        <span class="toolbar-group">
          <button type="button" class="quiet" title=${t('toolbar.desktops-hint')} data-action="desktops"
            @click=${() => this.tell('leave')}>${icon('grid')}<span>${t('toolbar.desktops')}</span></button>
          <button type="button" class="quiet" title=${t('toolbar.disconnect-hint')} data-action="disconnect"
            @click=${() => this.tell('disconnect')}>${icon('disconnect')}<span>${t('toolbar.disconnect')}</span></button>
          ${this.panelButton('more', 'more', t('toolbar.more'))}
        </span>
        <button type="button" class="quiet icon-only" aria-label=${t('toolbar.close')} title=${t('toolbar.close')}
          @click=${() => this.tell('toolbar', false)}>${icon('close')}</button>
      </div>
      ${this.panelContent()}
    </nav>`;
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (!changed.has('open')) return;
    if (this.open) this.firstButton()?.focus();
    else this.panel = undefined;
  }

  private firstButton(): HTMLButtonElement | undefined {
    const buttons = [...this.querySelectorAll<HTMLButtonElement>('.toolbar-group button')];
    return buttons.find((button) => button.offsetParent !== null);
  }

  private measures(): TemplateResult {
    const { roundTrip, fps } = this.stats;
    const latency = roundTrip > 0 ? t('toolbar.latency', { ms: roundTrip }) : t('toolbar.latency-unknown');
    return html`<span class="measures" data-latency=${roundTrip} data-fps=${fps} title=${latency}>
      ${icon('signal')}<span>${roundTrip > 0 ? `${roundTrip} ms` : '–'}</span><span class="muted">${t('toolbar.fps', { fps })}</span>
    </span>`;
  }

  private screenButton(): TemplateResult | typeof nothing {
    switch (this.screens) {
      case 'none':
        return nothing;
      case 'one':
        return this.button('screens', t('toolbar.all-screens'), () => this.tell('all-screens'));
      case 'all':
        return this.button('desktop', t('toolbar.one-screen'), () => this.tell('one-screen'));
      default:
        return this.screens satisfies never;
    }
  }

  private fullScreen(): TemplateResult {
    const inside = isFullScreen();
    return this.button(
      inside ? 'leave' : 'fullScreen',
      t(inside ? 'toolbar.leave-full-screen' : 'toolbar.full-screen'),
      () => {
        void toggleFullScreen().then(() => this.tell('full-screen', isFullScreen()));
      },
    );
  }

  private button(name: IconName, label: string, action: () => void): TemplateResult {
    return html`<button type="button" class="quiet" title=${label} @click=${action}>${icon(name)}<span>${label}</span></button>`;
  }

  private panelButton(panel: Panel, name: IconName, label: string): TemplateResult {
    const open = this.panel === panel;
    return html`<button type="button" class="quiet" title=${label} aria-expanded=${open ? 'true' : 'false'} data-panel=${panel}
      @click=${() => {
        this.panel = open ? undefined : panel;
      }}>${icon(name)}<span>${label}</span></button>`;
  }

  private panelContent(): TemplateResult | typeof nothing {
    switch (this.panel) {
      case undefined:
        return nothing;
      case 'keys':
        return html`<oriel-keys class="toolbar-panel" .keyboard=${this.keyboard}></oriel-keys>`;
      case 'display':
        return html`<oriel-display class="toolbar-panel"></oriel-display>`;
      case 'more':
        return html`<div class="toolbar-panel">
          <oriel-preferences></oriel-preferences>
          <hr />
          <button type="button" class="menu-item" data-action="sign-out" @click=${() => this.tell('sign-out')}>
            ${icon('signOut')}<span>${t('menu.sign-out')}<small>${t('menu.sign-out-hint')}</small></span>
          </button>
          ${this.number > 0 ? html`<p class="muted small">${t('desktops.session', { number: this.number })}</p>` : nothing}
        </div>`;
      default:
        return this.panel satisfies never;
    }
  }

  private keyDown(event: KeyboardEvent): void {
    const chord = event.ctrlKey && event.altKey && event.shiftKey && ['Control', 'Alt', 'Shift'].includes(event.key);
    if (event.key !== 'Escape' && !chord) return;
    event.preventDefault();
    if (this.panel && !chord) {
      const opener = `[data-panel="${this.panel}"]`;
      this.panel = undefined;
      this.querySelector<HTMLButtonElement>(opener)?.focus();
    } else {
      this.tell('toolbar', false);
    }
  }
}

function canHoldPointer(): boolean {
  return 'requestPointerLock' in HTMLElement.prototype;
}

function hasTouch(): boolean {
  return matchMedia('(any-pointer: coarse)').matches;
}

customElements.define('oriel-toolbar', Toolbar);
