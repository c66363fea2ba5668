/** Exchanges the facts about rooms with the other tabs. */
import type { Environment } from './environment.js';
import { isNewer } from './job-precedence.js';
import type { LiveFacts, LiveState, MergeFacts, WatchedRoom } from './state.js';
import type { RoomKey, TabMessage } from './tab-messages.js';

/** A room whose facts are shared with other tabs. */
export interface SyncedRoom extends WatchedRoom {
  readonly facts: LiveFacts;
  /** Changes the state by the facts of another tab. */
  merge(change: (state: LiveState) => LiveState): void;
}

/** The rooms, the channel and the callbacks of a `RoomSync`. */
export interface RoomSyncContext {
  readonly environment: Environment;
  /** Finds the watch of a room; undefined if this tab has none. */
  find(key: RoomKey): SyncedRoom | undefined;
  /** Posts the facts to the other tabs. */
  post(rooms: readonly (RoomKey & { facts: LiveFacts })[]): void;
  /** Called after changed facts were posted. */
  onPublished(): void;
}

/** Posts changed facts to the other tabs, and merges theirs. */
export class RoomSync {
  private readonly pending = new Set<SyncedRoom>();

  constructor(private readonly context: RoomSyncContext) {}

  /** Schedules a message with the facts of a room; rooms that change in the same microtask share one message. */
  publish(room: SyncedRoom): void {
    if (this.pending.size === 0) queueMicrotask(() => this.flush());
    this.pending.add(room);
  }

  /** Posts the facts about these rooms. */
  share(rooms: readonly SyncedRoom[]): void {
    if (rooms.length === 0) return;
    this.context.post(rooms.map((room) => ({ ...roomKeyOf(room), facts: room.facts })));
  }

  /** Merges the facts of another tab. Replies if this tab knows a newer task, so that all tabs show the same one. */
  merge({ rooms, from }: Extract<TabMessage, { type: 'facts' }>, mergeFacts: MergeFacts): void {
    const at = this.context.environment.now();
    const newerHere: SyncedRoom[] = [];
    for (const { facts, ...key } of rooms) {
      const room = this.context.find(key);
      room?.merge((state) => mergeFacts(state, { facts, from, at }));
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

/** The key of a room in messages between tabs. */
export function roomKeyOf({ room_id, job_id }: RoomKey): RoomKey {
  return { room_id, ...(job_id && { job_id }) };
}
