/** Tells that the other side of a request has left: what calls need of an `AbortSignal`, which costs more to make. */
import type { EndSignal } from '../../base/index.js';

/** The signal of one request. */
export class LeaveSignal implements EndSignal {
  aborted = false;
  reason: unknown;
  private listeners: Set<() => void> | undefined;
  private controller: AbortController | undefined;

  abort(): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = new DOMException('The other side has left', 'AbortError');
    const { listeners } = this;
    this.listeners = undefined;
    for (const listener of listeners ?? []) listener();
    this.controller?.abort(this.reason);
  }

  throwIfAborted(): void {
    if (this.aborted) throw this.reason;
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    if (!this.aborted) (this.listeners ??= new Set()).add(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.listeners?.delete(listener);
  }

  /** The same as an `AbortSignal`, for a `Request`. */
  whole(): AbortSignal {
    this.controller ??= new AbortController();
    if (this.aborted) this.controller.abort(this.reason);
    return this.controller.signal;
  }
}
