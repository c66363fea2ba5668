/**
 * Keeps calls under the tenant's limits (reference 1.5).
 *
 * Each operation has its own row: so many calls in any second. Calls over that wait in line, a person's before a
 * poll's, and leave the line when their signal aborts.
 */

/** Who waits: `command` (stop, say) before `person` (anything else somebody waits for) before `poll`. */
export type Priority = 'command' | 'person' | 'poll';

const order: Record<Priority, number> = { command: 0, person: 1, poll: 2 };

/** A second, and a little for what the network adds between two calls, in milliseconds. */
const window = 1050;

interface Waiting {
  priority: number;
  go: () => void;
}

/** The line before one operation. */
export class Line {
  private readonly sent: number[] = [];
  private readonly waiting: Waiting[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Resolves when a call may go out, `perSecond` at most in any second. */
  enter(perSecond: number, priority: Priority, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    return new Promise((resolve, reject) => {
      const entry: Waiting = {
        priority: order[priority],
        go: () => {
          signal?.removeEventListener('abort', leave);
          resolve();
        },
      };
      const leave = () => {
        this.waiting.splice(this.waiting.indexOf(entry), 1);
        reject(signal?.reason as Error);
      };
      signal?.addEventListener('abort', leave, { once: true });
      const behind = this.waiting.findIndex((other) => other.priority > entry.priority);
      this.waiting.splice(behind < 0 ? this.waiting.length : behind, 0, entry);
      this.advance(perSecond);
    });
  }

  private advance(perSecond: number): void {
    const now = Date.now();
    while (this.sent.length > 0 && now - (this.sent[0] ?? 0) >= window) this.sent.shift();
    while (this.waiting.length > 0 && this.sent.length < perSecond) {
      this.sent.push(now);
      this.waiting.shift()?.go();
    }
    if (this.waiting.length === 0 || this.timer !== undefined) return;
    const wait = Math.max(0, (this.sent[0] ?? now) + window - now);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.advance(perSecond);
    }, wait);
  }
}
