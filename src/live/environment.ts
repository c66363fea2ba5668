/**
 * The environment of a watch: the clock, the visibility of the page, the other tabs of the browser.
 *
 * In a page this is the browser. Tests provide their own, to simulate hours within milliseconds and tabs that crash.
 */
import { startTimer, webLocks } from '../base/index.js';

/** A channel to the other tabs of the browser, like `BroadcastChannel`. */
export interface TabChannel {
  post(message: unknown): void;
  close(): void;
}

/** Access to the clock, the page and the other tabs. */
export interface Environment {
  /** The wall clock, in milliseconds since 1970. It is not monotonic. */
  now(): number;
  /** A random number from 0 (inclusive) to 1 (exclusive). */
  random(): number;
  /** Calls `run` after `milliseconds`. The returned function cancels the timer. */
  schedule(milliseconds: number, run: () => void): () => void;
  /** Whether the page is visible. */
  isVisible(): boolean;
  /** Calls `listener` when the page is shown, hidden, resumed, or online again; the returned function removes it. */
  onPageChange(listener: () => void): () => void;
  /** Calls `listener` when the page is unloaded or enters the back-forward cache; the returned function removes it. */
  onPageHide(listener: () => void): () => void;
  /** Opens a channel, to which any script of the origin may post. Returns undefined if channels are not supported. */
  openChannel(name: string, listener: (message: unknown) => void): TabChannel | undefined;
  /** The Web Locks that all tabs share; undefined if not supported, as on pages without TLS. They may reject, as in a sandboxed frame. */
  readonly locks: Pick<LockManager, 'request'> | undefined;
}

/** The environment of a page. */
export const browser: Environment = {
  now: () => Date.now(),
  random: () => Math.random(),
  schedule: startTimer,
  isVisible: () => document.visibilityState !== 'hidden',
  onPageChange: (listener) => {
    const removers = [
      listen(document, 'visibilitychange', listener),
      listen(document, 'resume', listener),
      listen(window, 'pageshow', listener),
      listen(window, 'online', listener),
    ];
    return () => removers.forEach((remove) => remove());
  },
  onPageHide: (listener) => listen(window, 'pagehide', listener),
  openChannel: (name, listener) => {
    const channel = openBroadcastChannel(name);
    if (!channel) return undefined;
    channel.onmessage = ({ data }: MessageEvent<unknown>) => listener(data);
    return { post: (message) => channel.postMessage(message), close: () => channel.close() };
  },
  get locks() {
    return webLocks();
  },
};

/** Opens a channel; undefined if there are none, or the page may not have one. */
function openBroadcastChannel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}

function listen(target: EventTarget, type: string, listener: () => void): () => void {
  target.addEventListener(type, listener);
  return () => target.removeEventListener(type, listener);
}
