/** A screen as the Window Management API describes it, in CSS pixels of all screens together. */
export interface UserScreen {
  readonly left: number;
  readonly top: number;
  readonly availLeft: number;
  readonly availTop: number;
  readonly availWidth: number;
  readonly availHeight: number;
}

interface ScreenDetails {
  readonly screens: readonly UserScreen[];
  readonly currentScreen: UserScreen;
}

type ManagedWindow = Window & { getScreenDetails?(): Promise<ScreenDetails> };

/** Whether the user has several screens, and this browser can open windows on each. */
export function hasSeveralScreens(): boolean {
  const { isExtended } = window.screen as Screen & { isExtended?: boolean };
  return isExtended === true && 'getScreenDetails' in window;
}

/** The screens, that of this page first; nothing where the user does not let the page know. */
export async function userScreens(): Promise<readonly UserScreen[] | undefined> {
  try {
    const details = await (window as ManagedWindow).getScreenDetails?.();
    if (!details) return undefined;
    const { screens, currentScreen } = details;
    return [currentScreen, ...screens.filter((screen) => screen !== currentScreen)];
  } catch {
    return undefined;
  }
}

/** Opens an empty window that fills a screen; nothing where the browser does not let it. */
export function openOn(screen: UserScreen): Window | undefined {
  const { availLeft, availTop, availWidth, availHeight } = screen;
  const place = `popup,left=${availLeft},top=${availTop},width=${availWidth},height=${availHeight}`;
  const opened = window.open('about:blank', '', place) ?? undefined;
  // some browsers look at the place only once the window is there
  opened?.moveTo(availLeft, availTop);
  opened?.resizeTo(availWidth, availHeight);
  return opened;
}
