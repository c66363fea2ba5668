/** Lets an element look at a room: subscribed while the element is on the page and knows its room. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Live, type CommandChannel, type LiveState, type RoomWatch } from '../live/index.js';
import type { ProviderContext } from './context.js';
import { throttleRender } from './render-throttle.js';

/** What is to be seen at once when it changes; the rest is what the service reports, as often as it likes. */
const urgent = ['job', 'phase', 'intent', 'asOf', 'error', 'refusal'] as const;

export interface Watched {
  provided: ProviderContext | undefined;
  room_id: string;
  job_id: string;
  /** The RTC channel of the running task, where the page has handed it over: the element's property `channel`. */
  channel?: CommandChannel | undefined;
}

export class LiveController implements ReactiveController {
  private watching: { live: Live; watch: RoomWatch; leave: () => void } | undefined;
  private attached: { channel: CommandChannel; watch: RoomWatch; leave: () => void } | undefined;
  private connected = false;
  private readonly pace;

  /** `what` tells what to watch; `changed` hears of each new state. */
  constructor(
    host: ReactiveControllerHost,
    private readonly what: () => Watched,
    private readonly changed: (now: LiveState, before: LiveState) => void = () => undefined,
  ) {
    host.addController(this);
    this.pace = throttleRender(host);
  }

  hostConnected(): void {
    this.connected = true;
    this.attach();
  }

  hostDisconnected(): void {
    this.connected = false;
    this.detach();
  }

  hostUpdate(): void {
    this.attach();
  }

  /** The room's watch; undefined without a provider or a room. */
  get watch(): RoomWatch | undefined {
    return this.watching?.watch;
  }

  private attach(): void {
    const { provided, room_id, job_id, channel } = this.what();
    const live = provided && (provided.live ??= new Live(provided));
    const watch = this.connected && live && room_id ? live.room(room_id, job_id || undefined) : undefined;
    this.look(live, watch);
    this.handOver(live, watch, channel);
  }

  private handOver(live: Live | undefined, watch: RoomWatch | undefined, channel?: CommandChannel): void {
    if (channel === this.attached?.channel && watch === this.attached?.watch) return;
    this.attached?.leave();
    this.attached = undefined;
    if (live && watch && channel) this.attached = { channel, watch, leave: watch.attach(channel) };
  }

  private look(live: Live | undefined, watch: RoomWatch | undefined): void {
    if (watch === this.watching?.watch) return;
    this.detach();
    if (!live || !watch) return;
    let before = watch.state;
    const listener = () => {
      const now = watch.state;
      if (now !== before) this.changed(now, before);
      if (now === before || urgent.some((name) => now[name] !== before[name])) this.pace.now();
      else this.pace.soon();
      before = now;
    };
    this.watching = { live, watch, leave: watch.subscribe(listener) };
  }

  private detach(): void {
    this.attached?.leave();
    this.attached = undefined;
    this.watching?.leave();
    this.watching = undefined;
  }
}
