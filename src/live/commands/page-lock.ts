/**
 * The identity of this page for other tabs, and a lock that shows whether it is alive.
 *
 * While a command is open, the page holds a Web Lock of its own name. Another tab that requests the lock gets it when the
 * page is closed or has crashed.
 */
import type { Environment } from '../environment.js';

const prefix = 'metastudio-widgets/page/';
/** Milliseconds for a page to take its lock before another tab requests it. */
const lockDelay = 1000;
/** Without Web Locks: milliseconds after the deadline of a command at which its page counts as closed. */
const gracePeriod = 5000;
/** Maximum such wait, as the clock may have been set meanwhile. */
const maxDelay = 300_000;

/** 32 random hexadecimal characters. Unlike `randomUUID`, this works on pages without TLS. */
export function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

/** The lock of this page, and the wait for those of others. */
export class PageLock {
  /** ID of this page until it is closed or reloaded. */
  readonly id = newId();
  private release: (() => void) | undefined;

  constructor(private readonly environment: Environment) {}

  /** Takes or releases the lock. A page without locks can enter the back-forward cache. */
  setHeld(isHeld: boolean): void {
    if (!isHeld) {
      this.release?.();
      this.release = undefined;
    } else if (!this.release) {
      const held = new Promise<void>((resolve) => (this.release = resolve));
      this.request(this.id, () => held);
    }
  }

  /** Calls `listener` when another page is closed; without locks, after `over_at` (milliseconds). */
  onPageGone(page: string, over_at: number, listener: () => void): void {
    const { environment } = this;
    const left = Math.min(Math.max(over_at - environment.now(), 0), maxDelay);
    if (environment.locks) environment.schedule(lockDelay, () => this.request(page, listener));
    else environment.schedule(left + gracePeriod, listener);
  }

  private request(page: string, run: () => unknown): void {
    this.environment.locks?.request(prefix + page, {}, () => Promise.resolve(run())).catch(() => undefined);
  }
}
