import { html, type SVGTemplateResult, svg, type TemplateResult } from 'lit';

/** Line icons on a grid of 24, drawn in the colour of the text beside them. */
const PATHS = {
  account: svg`<circle cx="12" cy="8" r="3.5"/><path d="M5 20c.6-4 3.4-6 7-6s6.4 2 7 6"/>`,
  chevron: svg`<path d="m6 9 6 6 6-6"/>`,
  close: svg`<path d="m6 6 12 12M18 6 6 18"/>`,
  desktop: svg`<rect x="3" y="4.5" width="18" height="12" rx="1.5"/><path d="M8.5 20h7M12 16.5V20"/>`,
  disconnect: svg`<path d="M12 3v8"/><path d="M6.5 6.5a8 8 0 1 0 11 0"/>`,
  eye: svg`<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z"/><circle cx="12" cy="12" r="2.8"/>`,
  eyeOff: svg`<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z"/><path d="M4 20 20 4"/>`,
  fullScreen: svg`<path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"/>`,
  grid: svg`<rect x="4" y="4" width="6.5" height="6.5" rx="1"/><rect x="13.5" y="4" width="6.5" height="6.5" rx="1"/><rect x="4" y="13.5" width="6.5" height="6.5" rx="1"/><rect x="13.5" y="13.5" width="6.5" height="6.5" rx="1"/>`,
  info: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5M12 7.8v.2"/>`,
  keyboard: svg`<rect x="2.5" y="6" width="19" height="12" rx="1.5"/><path d="M6 10h.01M10 10h.01M14 10h.01M18 10h.01M7.5 14.5h9"/>`,
  key: svg`<circle cx="8" cy="15" r="4"/><path d="m11 12 8.5-8.5M16 7l3 3"/>`,
  keys: svg`<rect x="4" y="4" width="16" height="16" rx="3"/><path d="M8.5 15.5v-7M8.5 12.5l5-4M10.3 11.2l3.7 4.3"/>`,
  leave: svg`<path d="M9 4H4v5M4 4l6 6M20 15v5h-5M20 20l-6-6"/>`,
  more: svg`<g stroke-width="3"><path d="M5 12h.01M12 12h.01M19 12h.01"/></g>`,
  pointer: svg`<path d="m6 3.5 12.5 8-5.6 1.3 3.3 6-2.7 1.5-3.2-6L6 18.5Z"/>`,
  reload: svg`<path d="M20 11a8 8 0 1 0-.8 5"/><path d="M20 4.5V11h-6.5"/>`,
  screens: svg`<rect x="2" y="6" width="9.2" height="8" rx="1"/><rect x="12.8" y="6" width="9.2" height="8" rx="1"/><path d="M4.5 17.5h4M15.5 17.5h4"/>`,
  search: svg`<circle cx="10.5" cy="10.5" r="6"/><path d="m15 15 5.5 5.5"/>`,
  signal: svg`<path d="M4 18v-3M9.3 18v-6M14.7 18V9M20 18V5"/>`,
  signOut: svg`<path d="M14 4H6a1.5 1.5 0 0 0-1.5 1.5v13A1.5 1.5 0 0 0 6 20h8"/><path d="M10 12h10.5m-4-4 4 4-4 4"/>`,
  warning: svg`<path d="M12 4 2.8 19.5h18.4L12 4Z"/><path d="M12 10v4.5M12 17v.2"/>`,
} as const satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof PATHS;

export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${PATHS[name]}</svg>`;
}

/** A bay window, seen from outside: roof, front and the two angled sides, light behind. */
export function logo(): TemplateResult {
  return html`<svg class="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path class="logo-frame" d="M10 2.5h12L29.5 8v.8L22.3 7.6H9.7L2.5 8.8V8Zm-.5 6.3h13L29 10v12.6l-6.5 1.3h-13L3 22.6V10Zm.2 16.3h12.6l6.2-1.2L22 29.5H10l-6.5-5.6Z" />
    <path class="logo-side" d="m4.7 11.5 3.6-.7v5l-3.6.1Zm0 5.9 3.6.1v4.7l-3.6-.7Zm22.6-5.9-3.6-.7v5l3.6.1Zm0 5.9-3.6.1v4.7l3.6-.7Z" />
    <path class="logo-light" d="M10.3 10.6h5v5.2h-5Zm6.4 0h5v5.2h-5Zm-6.4 6.7h5v4.9h-5Zm6.4 0h5v4.9h-5Z" />
  </svg>`;
}
