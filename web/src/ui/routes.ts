/** Where the user is, as the address tells it. */
export type Route = { readonly page: 'desktops' } | { readonly page: 'desktop'; readonly id: string };

const DESKTOP = /^\/desktop\/([^/]+)\/?$/;

export function routeOf(pathname: string): Route {
  const id = DESKTOP.exec(pathname)?.[1];
  return id === undefined ? { page: 'desktops' } : { page: 'desktop', id: decodeURIComponent(id) };
}

export function pathOf(route: Route): string {
  return route.page === 'desktop' ? `/desktop/${encodeURIComponent(route.id)}` : '/';
}
