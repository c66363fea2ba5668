/**
 * Keeps calls under the tenant's limits (reference 1.5), in all tabs of a browser together.
 *
 * Each operation has its own row: so many calls in any second. A call takes one of that many places and holds it for
 * a second; who finds none waits in line, a person's call before a poll's, and leaves the line when its signal aborts.
 * The places are Web Locks, which all tabs of an origin share; where there are none (a backend, an insecure page) the
 * places of this process are all there is.
 */

/** Who waits: `command` (stop, say) before `person` (anything else somebody waits for) before `poll`. */
export type Priority = 'command' | 'person' | 'poll';

const order: Record<Priority, number> = { command: 0, person: 1, poll: 2 };

/** How long a place is held, in milliseconds: a second, and a little for calls that overtake each other on the way. */
const held = 1100;

interface Waiting {
  priority: number;
  go: () => void;
}

/** The line before one operation. */
export class Line {
  private readonly waiting: Waiting[] = [];
  private readonly busy = new Set<string>();

  /** `name` is the same in all tabs that share the limit. */
  constructor(private readonly name: string) {}

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
      this.ask(perSecond);
    });
  }

  /** Asks for every place that this tab neither holds nor waits for: whichever is free first serves who is first. */
  private ask(perSecond: number): void {
    for (let index = 0; index < perSecond && this.busy.size < perSecond; index++) {
      const place = `${this.name}/${index}`;
      if (this.busy.has(place)) continue;
      this.busy.add(place);
      void this.hold(place).then(() => {
        this.busy.delete(place);
        if (this.waiting.length > 0) this.ask(perSecond);
      });
    }
  }

  private hold(place: string): Promise<unknown> {
    const serve = async () => {
      const next = this.waiting.shift();
      if (!next) return;
      next.go();
      await new Promise((resolve) => setTimeout(resolve, held));
    };
    return globalThis.navigator?.locks?.request(place, serve) ?? serve();
  }
}
