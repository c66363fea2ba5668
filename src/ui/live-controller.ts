/** Subscribes an element to the room that its properties name, while the element is on the page. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Live, type CommandChannel, type LiveState, type RoomWatch } from '../live/index.js';
import type { ProviderContext } from './context.js';
import { throttleRender } from './render-throttle.js';

/** Fields whose changes are rendered at once; other changes are throttled. */
const urgentFields = ['job', 'phase', 'intent', 'asOf', 'error', 'refusal'] as const;

/** What an element watches. */
export interface WatchTarget {
  provided: ProviderContext | undefined;
  /** If empty, nothing is watched. */
  room_id: string;
  /** If empty, the room's latest task is watched. */
  job_id: string;
  /** The RTC channel of the running task, if the page has set one. */
  channel?: CommandChannel | undefined;
}

/** Follows the target as the element's properties change. */
export class LiveController implements ReactiveController {
  private subscription: { watch: RoomWatch; unsubscribe: () => void } | undefined;
  private attachment: { channel: CommandChannel; watch: RoomWatch; detach: () => void } | undefined;
  private connected = false;
  /** What was followed at the last update. */
  private followed: WatchTarget | undefined;
  private readonly throttle;

  constructor(
    host: ReactiveControllerHost,
    private readonly target: () => WatchTarget,
    /** Called with each new state. */
    private readonly onChange: (now: LiveState, before: LiveState) => void = () => undefined,
  ) {
    host.addController(this);
    this.throttle = throttleRender(host);
  }

  hostConnected(): void {
    this.connected = true;
    this.update();
  }

  hostDisconnected(): void {
    this.connected = false;
    this.unsubscribe();
  }

  hostUpdate(): void {
    this.update();
  }

  /**
   * The room's watch; undefined without a provider or a room. It is the present target's also before the element has been
   * updated: a start right after a change of the room or the project must not go to the one before.
   */
  get watch(): RoomWatch | undefined {
    const now = this.target();
    const { followed } = this;
    const isSame = (['provided', 'room_id', 'job_id'] as const).every(
      (name) => followed?.[name] === now[name],
    );
    if (this.connected && followed && !isSame) this.update();
    return this.subscription?.watch;
  }

  private update(): void {
    const { provided, room_id, job_id, channel } = (this.followed = this.target());
    const live = provided && (provided.live ??= new Live(provided));
    const watch = this.connected && live && room_id ? live.room(room_id, job_id || undefined) : undefined;
    this.subscribe(watch);
    this.attachChannel(watch, channel);
  }

  private attachChannel(watch: RoomWatch | undefined, channel?: CommandChannel): void {
    if (channel === this.attachment?.channel && watch === this.attachment?.watch) return;
    this.attachment?.detach();
    this.attachment = undefined;
    if (watch && channel) this.attachment = { channel, watch, detach: watch.attach(channel) };
  }

  private subscribe(watch: RoomWatch | undefined): void {
    if (watch === this.subscription?.watch) return;
    this.unsubscribe();
    if (!watch) return;
    let before = watch.state;
    const listener = () => {
      const now = watch.state;
      if (now !== before) this.onChange(now, before);
      if (now === before || urgentFields.some((name) => now[name] !== before[name])) this.throttle.render();
      else this.throttle.schedule();
      before = now;
    };
    this.subscription = { watch, unsubscribe: watch.subscribe(listener) };
  }

  private unsubscribe(): void {
    this.attachment?.detach();
    this.attachment = undefined;
    this.subscription?.unsubscribe();
    this.subscription = undefined;
  }
}
