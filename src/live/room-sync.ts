/** Tells the other tabs what this one knows about rooms, and merges what they tell. */
import type { Environment } from './environment.js';
import { isNewer } from './precedence.js';
import type { LiveFacts, WatchedRoom } from './state.js';
import type { RoomKey, TabMessage } from './tab-messages.js';

/** A room whose knowledge is shared. */
export type SyncedRoom = WatchedRoom & { readonly facts: LiveFacts };

/** What the exchange needs from its owner. */
export interface RoomSyncContext {
  readonly environment: Environment;
  /** The room, if this tab has met it before. */
  find(key: RoomKey): SyncedRoom | undefined;
  /** Posts the facts to the other tabs. */
  post(rooms: readonly (RoomKey & { facts: LiveFacts })[]): void;
  /** What was published is on its way. */
  onPublished(): void;
}

/** Exchanges the facts about rooms with the other tabs. */
export class RoomSync {
  private readonly pending = new Set<SyncedRoom>();

  constructor(private readonly context: RoomSyncContext) {}

  /** Tells the other tabs about a room, in one message with all others that change in the same microtask. */
  publish(room: SyncedRoom): void {
    if (this.pending.size === 0) queueMicrotask(() => this.flush());
    this.pending.add(room);
  }

  /** Posts what is known about these rooms. */
  share(rooms: readonly SyncedRoom[]): void {
    if (rooms.length === 0) return;
    this.context.post(rooms.map((room) => ({ ...roomKeyOf(room), facts: room.facts })));
  }

  /** Merges what another tab knows. Where this tab knows a newer task it answers, so that all show the same one. */
  merge({ rooms, from }: Extract<TabMessage, { type: 'facts' }>): void {
    const at = this.context.environment.now();
    const newerHere: SyncedRoom[] = [];
    for (const { facts, ...key } of rooms) {
      const room = this.context.find(key);
      room?.dispatch({ type: 'remote', facts, from, at });
      if (room && isNewer(room.state.job, facts.job)) newerHere.push(room);
    }
    this.share(newerHere);
  }

  private flush(): void {
    const rooms = [...this.pending];
    this.pending.clear();
    this.share(rooms);
    this.context.onPublished();
  }
}

/** What identifies a room among the tabs. */
export function roomKeyOf({ room_id, job_id }: RoomKey): RoomKey {
  return { room_id, ...(job_id && { job_id }) };
}
