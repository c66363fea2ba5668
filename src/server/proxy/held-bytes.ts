/**
 * How much of the memory the requests of one user may hold at a time, from the first byte of a body to the answer: a
 * session that sends large bodies slowly, or many at once, is told to come again, and the backend goes on for the others.
 */
import { busy } from '../limiter/call-line.js';

/** Most bytes that bodies of one user hold at a time. The largest body is half of it. */
const mostHeld = 32 * 2 ** 20;

/** What of each body is not counted, in bytes, so that no command or stop is refused for other bodies. */
const free = 64 * 2 ** 10;

/** The bytes by user, for each handler. A user without a request under way has no entry. */
const usage = new WeakMap<object, Map<string, number>>();

/** What one request holds. */
export class HeldBytes {
  private held = 0;
  private isOver = false;
  private readonly users: Map<string, number>;

  /** `owner` stands for the handler. */
  constructor(
    owner: object,
    private readonly user: string,
  ) {
    this.users = usage.get(owner) ?? new Map<string, number>();
    usage.set(owner, this.users);
  }

  /**
   * Says that the body has `bytes` so far. Throws `MSW.BUSY` if the user's requests hold too much, and if the request was
   * answered before its body had arrived.
   */
  grow(bytes: number): void {
    if (this.isOver) throw busy();
    const more = Math.max(0, bytes - free) - this.held;
    const total = (this.users.get(this.user) ?? 0) + more;
    if (more > 0 && total > mostHeld) throw busy();
    this.held += more;
    if (total > 0) this.users.set(this.user, total);
  }

  /** Says that the request is over. */
  release(): void {
    const left = (this.users.get(this.user) ?? 0) - this.held;
    this.isOver = true;
    this.held = 0;
    if (left > 0) this.users.set(this.user, left);
    else this.users.delete(this.user);
  }
}
