const FRAGMENT = /^#key=(.+)$/;

/** Takes the one-time sign-in key out of the address, where `oriel url` puts it, and erases it there. */
export function takeSignInKey(
  location: Pick<Location, 'hash' | 'pathname' | 'search'>,
  history: Pick<History, 'replaceState'>,
): string | undefined {
  const key = FRAGMENT.exec(location.hash)?.[1];
  if (key === undefined) return undefined;
  history.replaceState(null, '', location.pathname + location.search);
  return decodeURIComponent(key);
}
