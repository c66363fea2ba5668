/**
 * The identity of this page for other tabs, and a lock that shows whether it is alive.
 *
 * While a command is open, the page holds a Web Lock named after its ID. Another tab that queues for this lock acquires
 * it when the page is closed or has crashed.
 */
import { newId } from '../../base/index.js';
import type { Environment } from '../environment.js';

const prefix = 'metastudio-widgets/page/';
/** Milliseconds that another tab waits before it requests a page's lock, so that the page can acquire it first. */
const lockDelay = 1000;
/** Without Web Locks: milliseconds after the deadline of a command at which its page is assumed to be closed. */
const gracePeriod = 5000;
/** Maximum milliseconds of such a wait: a deadline is wrong if the clock was set in between. */
const maxDelay = 300_000;

/** Holds the lock of this page, and detects when other pages are closed. */
export class PageLock {
  /** ID of this page until it is closed or reloaded. */
  readonly id = newId();
  private release: (() => void) | undefined;

  constructor(private readonly environment: Environment) {}

  /** Acquires or releases the lock. It is held only when needed, as it keeps the page out of the back-forward cache. */
  setHeld(isHeld: boolean): void {
    if (!isHeld) {
      this.release?.();
      this.release = undefined;
    } else if (!this.release) {
      const held = new Promise<void>((resolve) => (this.release = resolve));
      this.request(this.id, () => held).catch(() => undefined);
    }
  }

  /** Calls `listener` when another page is closed; without Web Locks, some seconds after the time `over_at` (ms). */
  onPageGone(page: string, over_at: number, listener: () => void): void {
    const { environment } = this;
    const left = Math.min(Math.max(over_at - environment.now(), 0), maxDelay);
    const listenLater = () => environment.schedule(left + gracePeriod, listener);
    if (!environment.locks) return void listenLater();
    let isGone = false;
    const onGone = () => {
      isGone = true;
      listener();
    };
    // The browser may refuse the lock, as in a sandboxed frame.
    environment.schedule(lockDelay, () => {
      this.request(page, onGone).catch(() => !isGone && listenLater());
    });
  }

  private async request(page: string, run: () => unknown): Promise<void> {
    await this.environment.locks?.request(prefix + page, {}, () => Promise.resolve(run()));
  }
}
