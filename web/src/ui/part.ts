import { LitElement } from 'lit';

/** Tells every part that its texts have changed. */
export const TEXTS_CHANGED = 'oriel-texts-changed';

/**
 * A part of a page. It renders into the page itself instead of a shadow tree: one style sheet serves all, password
 * managers and assistive technology see plain forms, and `#screen` can be found by whoever embeds or tests the page.
 */
export abstract class Part extends LitElement {
  private life = new AbortController();

  /** Ends when the part leaves the page. */
  protected get lifetime(): AbortSignal {
    return this.life.signal;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    this.life = new AbortController();
    window.addEventListener(TEXTS_CHANGED, () => this.requestUpdate(), { signal: this.lifetime });
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    this.life.abort();
    super.disconnectedCallback();
  }

  /** Tells the part's owner something, as a DOM event. */
  protected tell<T>(type: string, detail?: T): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }
}
