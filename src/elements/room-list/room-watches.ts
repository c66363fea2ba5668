/** What is going on in the rooms in sight, as the page's shared watch knows it: one poll for all of them. */
import type { LitElement, ReactiveController } from 'lit';
import { Live, type LiveState, type RoomWatch } from '../../live/index.js';
import { throttleRender, type ProviderContext } from '../../ui/index.js';

/** Subscribes one element to the watches of several rooms. */
export class RoomWatches implements ReactiveController {
  private live: Live | undefined;
  private readonly followed = new Map<string, { watch: RoomWatch; unsubscribe: () => void }>();
  private readonly throttle;

  constructor(private readonly host: LitElement) {
    this.throttle = throttleRender(host);
    host.addController(this);
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.follow(undefined, []);
  }

  /** Watches these rooms, and no others any more. */
  follow(provided: ProviderContext | undefined, room_ids: readonly string[]): void {
    const live = provided && (provided.live ??= new Live(provided));
    const wanted = new Set(live ? room_ids : []);
    for (const [room_id, { unsubscribe }] of this.followed) {
      if (live === this.live && wanted.has(room_id)) continue;
      this.followed.delete(room_id);
      unsubscribe();
    }
    this.live = live;
    if (!live) return;
    for (const room_id of wanted) {
      if (this.followed.has(room_id)) continue;
      const watch = live.room(room_id);
      let { phase } = watch.state;
      const unsubscribe = watch.subscribe(() => {
        if (watch.state.phase === phase) return this.throttle.schedule();
        ({ phase } = watch.state);
        this.throttle.render();
      });
      this.followed.set(room_id, { watch, unsubscribe });
    }
  }

  /** What the watch of a room knows; undefined if it is not watched. */
  stateOf(room_id: string): LiveState | undefined {
    return this.followed.get(room_id)?.watch.state;
  }

  /** Reads a room anew, and resolves with what is known then. Never rejects: the state contains the error. */
  async read(room_id: string): Promise<LiveState | undefined> {
    const watch = this.live?.room(room_id);
    await watch?.readAnew();
    return watch?.state;
  }
}
