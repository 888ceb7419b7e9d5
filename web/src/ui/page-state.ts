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
