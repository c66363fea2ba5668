/** Limits how often an element renders while the service reports many changes. */
import type { ReactiveControllerHost } from 'lit';

/** Minimum time between two throttled renders, in milliseconds; faster changes could not be read. */
const interval = 200;

const throttles = new WeakMap<ReactiveControllerHost, RenderThrottle>();

/** The throttle of an element, shared by its controllers. */
export function throttleRender(host: ReactiveControllerHost): RenderThrottle {
  const throttle = throttles.get(host) ?? new RenderThrottle(host);
  throttles.set(host, throttle);
  return throttle;
}

/** Renders one element, at once or after the interval. */
class RenderThrottle {
  private renderedAt = -interval;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {}

  /** Renders as soon as the interval allows. */
  schedule(): void {
    const wait = this.renderedAt + interval - performance.now();
    if (wait <= 0) this.render();
    else this.timer ??= setTimeout(() => this.render(), wait);
  }

  /** Renders now. */
  render(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.renderedAt = performance.now();
    this.host.requestUpdate();
  }
}
