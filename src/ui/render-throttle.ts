/** Draws an element at once, and then no more often than anybody can read, however much the service reports. */
import type { ReactiveControllerHost } from 'lit';

/** Milliseconds between two drawings. */
const rest = 200;

const paces = new WeakMap<ReactiveControllerHost, Pace>();

/** The pace of an element: one for all its controllers. */
export function throttleRender(host: ReactiveControllerHost): Pace {
  const pace = paces.get(host) ?? new Pace(host);
  paces.set(host, pace);
  return pace;
}

class Pace {
  private drawn = -rest;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {}

  /** Something was reported that can wait that long to be seen. */
  soon(): void {
    const wait = this.drawn + rest - performance.now();
    if (wait <= 0) this.now();
    else this.timer ??= setTimeout(() => this.now(), wait);
  }

  /** Something changed that is to be seen at once. */
  now(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.drawn = performance.now();
    this.host.requestUpdate();
  }
}
