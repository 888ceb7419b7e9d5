/** A hidden page paints nothing and must not hold up the stream: then this many milliseconds have to do. */
const HIDDEN_DELAY = 250;

type FrameScheduler = { requestAnimationFrame?: (callback: () => void) => number };

/** Runs `action` when the browser next paints, or soon after where it does not. */
export function afterPaint(action: () => void): void {
  let done = false;
  const once = (): void => {
    if (done) return;
    done = true;
    clearTimeout(timer);
    action();
  };
  const timer = setTimeout(once, HIDDEN_DELAY);
  (globalThis as FrameScheduler).requestAnimationFrame?.(once);
}
