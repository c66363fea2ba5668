/**
 * This page, as other tabs know it: an identity, and a sign of life that ends with it.
 *
 * While something is under way the page holds a lock of its own name. Another tab that waits for the lock gets it when
 * the page is gone, however it went.
 */
import type { Environment } from '../environment.js';

const prefix = 'metastudio-widgets/page/';
/** Milliseconds given to a page to take its lock before another waits for it. */
const lockDelay = 1000;
/** Milliseconds after its time at which what another page left open is given up, where there are no locks to tell. */
const gracePeriod = 5000;
/** Longest such time, whatever the clock says that was set meanwhile. */
const maxDelay = 300_000;

/** 32 random characters. Unlike `randomUUID` it is there on pages without TLS, too. */
export function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

export class PageLock {
  /** Identity of this page until it is closed or reloaded. */
  readonly id = newId();
  private release: (() => void) | undefined;

  constructor(private readonly environment: Environment) {}

  /** Holds the sign of life, or lets it go: a page that holds nothing can be kept by the back button. */
  setHeld(alive: boolean): void {
    if (!alive) {
      this.release?.();
      this.release = undefined;
    } else if (!this.release) {
      const held = new Promise<void>((resolve) => (this.release = resolve));
      this.request(this.id, () => held);
    }
  }

  /** Calls back when another page is gone; without locks, when the time of what it left open is over. */
  onPageGone(page: string, over_at: number, act: () => void): void {
    const { environment } = this;
    const left = Math.min(Math.max(over_at - environment.now(), 0), maxDelay);
    if (environment.locks) environment.schedule(lockDelay, () => this.request(page, act));
    else environment.schedule(left + gracePeriod, act);
  }

  private request(page: string, act: () => unknown): void {
    this.environment.locks?.request(prefix + page, {}, () => Promise.resolve(act())).catch(() => undefined);
  }
}
