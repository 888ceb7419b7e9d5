/** What the page is; on `<body>`, for styles and for tests. */
export type Page = 'sign-in' | 'desktops' | 'desktop' | 'failure';
/** How the desktop on the page is doing: `live` from the first full picture on. */
export type LiveState = 'connecting' | 'credentials' | 'live' | 'reconnecting';

export function showPage(page: Page, title: string, state?: LiveState): void {
  const { dataset } = document.body;
  dataset['page'] = page;
  if (state) dataset['state'] = state;
  else delete dataset['state'];
  if (document.title !== title) document.title = title;
}

/** Keeps on `<body>` whether the user last moved by keyboard or by pointer: focus on the picture shows by it. */
export function watchHand(signal: AbortSignal): void {
  const { dataset } = document.body;
  const moves = (event: KeyboardEvent): void => {
    const onPicture = event.target instanceof HTMLTextAreaElement; // these keys are the host's
    if (!onPicture && (event.key === 'Tab' || event.key === 'Escape')) dataset['hand'] = 'keyboard';
  };
  document.addEventListener('keydown', moves, { signal });
  document.addEventListener(
    'pointerdown',
    () => {
      dataset['hand'] = 'pointer';
    },
    { signal, capture: true },
  );
}
