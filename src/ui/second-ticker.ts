/** Re-renders elements that show a running time every second, with one timer for the page. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

const hosts = new Set<ReactiveControllerHost>();
let timer: ReturnType<typeof setInterval> | undefined;

/** Re-renders its element every second while `running` returns true. */
export class SecondTicker implements ReactiveController {
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly running: () => boolean,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.running()) this.start();
    else this.stop();
  }

  hostDisconnected(): void {
    this.stop();
  }

  private start(): void {
    hosts.add(this.host);
    timer ??= setInterval(() => hosts.forEach((host) => host.requestUpdate()), 1000);
  }

  private stop(): void {
    hosts.delete(this.host);
    if (hosts.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }
}
