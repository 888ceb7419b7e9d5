import { html, type TemplateResult } from 'lit';
import { Part } from '../part';

/** Counts seconds down. Tells `over` at zero. */
export class Countdown extends Part {
  static override properties = { seconds: {}, text: {}, left: { state: true } };

  declare seconds: number;
  /** The text that shows how many seconds are left. */
  declare text: (seconds: number) => string;
  declare left: number;

  constructor() {
    super();
    this.seconds = 0;
    this.left = 0;
    this.text = String;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const end = performance.now() + this.seconds * 1000;
    this.left = Math.ceil(this.seconds);
    const timer = setInterval(() => {
      this.left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
      if (this.left > 0) return;
      clearInterval(timer);
      this.tell('over');
    }, 250);
    this.lifetime.addEventListener('abort', () => clearInterval(timer));
  }

  override render(): TemplateResult {
    return html`${this.text(this.left)}`;
  }
}

customElements.define('oriel-countdown', Countdown);
