/** Width of a thumbnail in pixels: twice that of its card, for dense screens. */
const WIDTH = 640;

/**
 * The last pictures of desktops, for the list. Kept in this page's memory alone and forgotten at sign-out: what a
 * desktop has shown is nobody's business later.
 */
const pictures = new Map<string, HTMLCanvasElement>();

/** Keeps what the canvas shows now. */
export function keepThumbnail(desktop: string, screen: HTMLCanvasElement): void {
  if (screen.width === 0 || screen.height === 0) return;
  const picture = document.createElement('canvas');
  picture.width = Math.min(WIDTH, screen.width);
  picture.height = Math.round((screen.height * picture.width) / screen.width);
  const context = picture.getContext('2d', { alpha: false });
  if (!context) return;
  context.imageSmoothingQuality = 'high';
  context.drawImage(screen, 0, 0, picture.width, picture.height);
  pictures.set(desktop, picture);
}

export function thumbnail(desktop: string): HTMLCanvasElement | undefined {
  return pictures.get(desktop);
}

export function forgetThumbnails(): void {
  pictures.clear();
}
