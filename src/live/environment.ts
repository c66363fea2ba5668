/**
 * What the watch needs of its surroundings: the time, whether anybody looks, the other tabs of the browser.
 *
 * In a page it is the browser. A test gives its own, so that hours, closed tabs and frozen ones pass in moments.
 */

/** A line to the other tabs of the browser. */
export interface TabChannel {
  post(message: unknown): void;
  close(): void;
}

export interface Environment {
  /** The machine's clock, in milliseconds since 1970. People set it, forth and back. */
  now(): number;
  /** From 0 up to 1. */
  random(): number;
  /** Calls `run` after so many milliseconds, unless the returned function is called before. */
  schedule(milliseconds: number, run: () => void): () => void;
  /** Whether anybody can see the page. */
  isVisible(): boolean;
  /** Calls back when the page is shown, hidden, thawed, or online again, until the returned function is called. */
  onPageChange(listener: () => void): () => void;
  /** Calls back when the page is about to go. */
  onPageHide(listener: () => void): () => void;
  /** Opens a line; messages are whatever another tab of this origin posted. Undefined where there are no lines. */
  openChannel(name: string, listener: (message: unknown) => void): TabChannel | undefined;
  /** The locks that all tabs share; undefined where there are none, as on insecure pages. */
  readonly locks: Pick<LockManager, 'request'> | undefined;
}

/** The page that this runs in. */
export const browser: Environment = {
  now: () => Date.now(),
  random: () => Math.random(),
  schedule: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
  isVisible: () => document.visibilityState !== 'hidden',
  onPageChange: (listener) => {
    const leave = [
      listen(document, 'visibilitychange', listener),
      listen(document, 'resume', listener),
      listen(window, 'pageshow', listener),
      listen(window, 'online', listener),
    ];
    return () => leave.forEach((one) => one());
  },
  onPageHide: (listener) => listen(window, 'pagehide', listener),
  openChannel: (name, listener) => {
    if (typeof BroadcastChannel === 'undefined') return undefined;
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }: MessageEvent<unknown>) => listener(data);
    return { post: (message) => channel.postMessage(message), close: () => channel.close() };
  },
  get locks() {
    return globalThis.navigator?.locks;
  },
};

function listen(target: EventTarget, type: string, listener: () => void): () => void {
  target.addEventListener(type, listener);
  return () => target.removeEventListener(type, listener);
}
