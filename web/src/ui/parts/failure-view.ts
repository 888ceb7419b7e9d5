import { html, nothing, type TemplateResult } from 'lit';
import { hasText, t } from '../../i18n';
import { type Failure, isCalm } from '../desktop/outcome';
import { icon, logo } from '../icons';
import { Part } from '../part';
import './countdown';

/** Seconds before an attempt that is made by itself. */
const RETRY_AFTER = 15;

/** How a session ended: the cause, the next step, and what an administrator wants to know. Tells `retry`, `leave`. */
export class FailureView extends Part {
  static override properties = { failure: {}, waiting: { state: true }, copied: { state: true } };

  declare failure: Failure;
  declare waiting: boolean;
  declare copied: boolean;

  constructor() {
    super();
    this.waiting = true;
    this.copied = false;
  }

  override render(): TemplateResult {
    const { failure } = this;
    const calm = isCalm(failure.outcome);
    return html`<main class="outcome" id="failure">
      <section class="outcome-panel" data-outcome=${constantOf(failure.outcome)} data-calm=${calm ? 'true' : 'false'}>
        <span class="outcome-sign">${calm ? logo() : icon('warning')}</span>
        <h1 tabindex="-1">${failure.title}</h1>
        <p>${failure.message}</p>
        <p class="next">${failure.next}</p>
        ${failure.retry === 'auto' && this.waiting ? this.countdown() : nothing}
        <div class="actions">${this.firstAction()}
          <button type="button" @click=${() => this.tell('leave')}>${t('failure.home')}</button>
        </div>
        ${this.details()}
      </section>
    </main>`;
  }

  protected override firstUpdated(): void {
    // read aloud from its title on; Enter is on the first action
    this.querySelector<HTMLElement>('h1')?.focus();
  }

  private firstAction(): TemplateResult | typeof nothing {
    const { outcome, retry } = this.failure;
    if (outcome === 'version-not-supported') {
      return html`<button type="button" class="primary" @click=${() => location.reload()}>${t('failure.reload')}</button>`;
    }
    if (retry === 'never') return nothing;
    const label = outcome === 'taken-over' ? t('failure.take-back') : t('failure.retry');
    return html`<button type="button" class="primary" @click=${() => this.tell('retry')}>${label}</button>`;
  }

  private countdown(): TemplateResult {
    return html`<p class="waiting" role="timer">
      <oriel-countdown .seconds=${RETRY_AFTER} .text=${(seconds: number) => t('failure.retry-in', { seconds })}
        @over=${() => this.tell('retry')}></oriel-countdown>
      <button type="button" class="link" @click=${() => {
        this.waiting = false;
      }}>${t('failure.stop')}</button>
    </p>`;
  }

  private details(): TemplateResult | typeof nothing {
    const { outcome, stage, detail, code } = this.failure;
    const stageText = `stage.${stage}`;
    const rows = [
      [t('failure.details.outcome'), constantOf(outcome)],
      [t('failure.details.stage'), hasText(stageText) ? `${stage} – ${t(stageText)}` : stage],
      [t('failure.details.detail'), detail],
      [t('failure.details.code'), code],
    ].filter(([, value]) => value !== '');
    return html`<details class="details">
      <summary>${t('failure.details')}${icon('chevron')}</summary>
      <dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
      <button type="button" class="link" @click=${() => void this.copy(rows.map((row) => row.join(': ')).join('\n'))}>
        ${this.copied ? t('failure.details.copied') : t('failure.details.copy')}
      </button>
    </details>`;
  }

  private async copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.copied = true;
    } catch {
      // no clipboard without a secure context: select the text instead, for Ctrl+C
      const list = this.querySelector('dl');
      if (list) getSelection()?.selectAllChildren(list);
    }
  }
}

/** The outcome as logs and the documentation name it: LOGON_REFUSED. */
function constantOf(outcome: string): string {
  return outcome.toUpperCase().replaceAll('-', '_');
}

customElements.define('oriel-failure', FailureView);
