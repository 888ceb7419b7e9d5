interface KeyboardLock {
  lock?(): Promise<void>;
  unlock?(): void;
}

/** The Keyboard Lock API, where the browser has it. */
function keyboardLock(): KeyboardLock | undefined {
  return (navigator as Navigator & { keyboard?: KeyboardLock }).keyboard;
}

export function isFullScreen(): boolean {
  return document.fullscreenElement !== null;
}

export function canFullScreen(): boolean {
  return document.fullscreenEnabled;
}

/** Enters or leaves full screen; inside, keys that belong to the system go to the desktop where the browser allows it. */
export async function toggleFullScreen(): Promise<void> {
  if (isFullScreen()) {
    keyboardLock()?.unlock?.();
    await document.exitFullscreen();
    return;
  }
  await document.documentElement.requestFullscreen({ navigationUI: 'hide' });
  await keyboardLock()
    ?.lock?.()
    .catch(() => undefined); // the browser may refuse: full screen works without
}
