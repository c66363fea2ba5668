/**
 * Shares the live state of rooms: all elements that show a room share one watch, and all tabs of a browser share one
 * schedule of reads.
 *
 * The leader tab reads and posts the results to the others (`tab-leader.ts`). With an `events-url` it also follows the
 * backend's event stream for all tabs, as a browser opens at most six connections to a server.
 */
import { asApiError, isId, lackOf, type ApiError, type Client } from '../api/index.js';
import { browser, type Environment } from './environment.js';
import type { EventFollower } from './event-follower.js';
import type { StreamedEvent } from './event-group.js';
import { loadLiveModule, loadRetryDelay } from './load-live-module.js';
import { NoticeRegistry } from './notice-registry.js';
import { PollSchedule } from './poll-schedule.js';
import { readRooms } from './read-rooms.js';
import type { RoomList } from './room-list.js';
import { RoomSync, roomKeyOf } from './room-sync.js';
import { RoomWatch, type RoomContext } from './room-watch.js';
import type { MergeFacts } from './state.js';
import { TabMembership } from './tab-membership.js';
import type { RoomKey, TabMessage } from './tab-messages.js';

/** Factor for the poll intervals of a tab that cannot share reads: there may be several such tabs. */
const standaloneSlowdown = 1.5;

/** Options of `Live`. */
export interface LiveOptions {
  /** Sends the reads and the calls. */
  client: Client;
  /** URL of the backend's event stream of service callbacks. Without it, the state comes from polling only. */
  eventsUrl?: string | undefined;
  /** Default: the global `fetch`. With a custom one, which may reach another service, tabs do not share by default. */
  fetch?: typeof fetch | undefined;
  /** The clock, page and other tabs. Default: the browser. */
  environment?: Environment;
  /** Whether tabs share their reads. Default: true, unless `fetch` is set. */
  share?: boolean;
}

/** Creates the watches of rooms, and keeps those with subscribers up to date. */
export class Live {
  readonly environment: Environment;
  private readonly watches = new Map<string, RoomWatch>();
  private readonly context: RoomContext;
  private readonly membership: TabMembership;
  private readonly sync: RoomSync;
  private readonly schedule: PollSchedule;
  /** Follows the backend's events, once its code is loaded. */
  private follower: EventFollower | undefined;
  private list: RoomList | undefined;
  private isOpen = false;
  private isDisposed = false;
  /** Number of those who want reads while the page is hidden. */
  private backgroundReaders = 0;
  /** Time at which the event stream was last known to be alive, in milliseconds. */
  private aliveAt: number | undefined;
  private removers: (() => void)[] = [];

  constructor(private readonly options: LiveOptions) {
    this.environment = options.environment ?? browser;
    this.context = this.createRoomContext();
    this.membership = this.createMembership();
    this.sync = this.createSync();
    this.schedule = this.createSchedule();
  }

  /** Returns the watch of a room or, with `job_id`, of one task in it. The same arguments return the same watch. */
  room(room_id: string, job_id?: string): RoomWatch {
    const key = `${room_id}/${job_id ?? ''}`;
    const watch = this.watches.get(key) ?? new RoomWatch(this.context, room_id, job_id);
    this.watches.set(key, watch);
    return watch;
  }

  /** Stops reading for good, and leaves the other tabs: the page has signed out. */
  dispose(): void {
    this.isDisposed = true;
    this.close();
  }

  /** The rooms with subscribers in this tab. */
  private get watchedRooms(): RoomWatch[] {
    return [...this.watches.values()].filter(({ isWatched }) => isWatched);
  }

  /** The rooms to read: those of this tab and, if it is the leader, those of the other tabs. */
  private get roomsToRead(): RoomWatch[] {
    const peerRooms = this.membership.isLeader ? this.membership.peerRooms : [];
    return [
      ...new Set([...this.watchedRooms, ...peerRooms.map((key) => this.room(key.room_id, key.job_id))]),
    ];
  }

  private get isShared(): boolean {
    return this.options.share ?? this.options.fetch === undefined;
  }

  /** Reads while the page is hidden, in this tab or in the leader, until the returned function is called. */
  private readInBackground(): () => void {
    let isWanted = true;
    this.backgroundReaders++;
    this.membership.onPageChange();
    return () => {
      if (isWanted) this.backgroundReaders--;
      isWanted = false;
    };
  }

  private open(): void {
    if (this.isDisposed) return;
    this.isOpen = true;
    this.removers = [
      this.environment.onPageChange(() => this.onPageChange()),
      this.environment.onPageHide(() => this.leaveTabs()),
    ];
    this.schedule.start();
    this.loadFollower();
    this.membership.start();
  }

  private close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    for (const remove of this.removers.splice(0)) remove();
    this.schedule.stop();
    this.membership.stop();
    this.follow();
  }

  /** Handles that the page is unloaded or enters the back-forward cache. */
  private leaveTabs(): void {
    this.membership.leave();
    this.follow();
  }

  /** Opens for the first subscriber of any room, and closes if there is none left at the end of the JavaScript task. */
  private onSubscriptionsChange(): void {
    if (this.watchedRooms.length === 0) {
      this.environment.schedule(0, () => this.watchedRooms.length === 0 && this.close());
      return;
    }
    if (!this.isOpen) return this.open();
    this.membership.sendHello();
    if (this.watchedRooms.some(({ state }) => state.asOf === undefined)) this.schedule.requestRead();
    this.follow();
  }

  /** Handles that the page was shown, hidden, resumed or is online again; a visible page reads what it missed. */
  private onPageChange(): void {
    this.membership.onPageChange();
    if (!this.environment.isVisible()) return;
    this.membership.join();
    this.follower?.reconnectNow();
    this.schedule.resetFailures();
    this.schedule.requestRead();
  }

  private onRoleChange(): void {
    this.schedule.resetFailures();
    if (this.membership.isReader) this.schedule.readNow();
    this.follow();
    this.schedule.setTimer();
  }

  private onTabMessage(message: TabMessage, mergeFacts: MergeFacts): void {
    switch (message.type) {
      case 'hello':
        return this.onHello(message.rooms);
      case 'bye':
        return this.follow();
      case 'heartbeat':
        // Ignore a time in the future: it was taken before the clock was set back.
        if (message.alive_at !== undefined && message.alive_at <= this.environment.now())
          this.onAlive(message.alive_at);
        return;
      case 'event':
        if (this.follower) this.follower.lastId = message.last_id;
        return this.deliverEvent(message);
      case 'facts':
        this.sync.merge(message, mergeFacts);
        return this.schedule.applyRemoteInterval();
    }
  }

  /** Handles that another tab watches these rooms: posts their known state, and reads those without one. */
  private onHello(keys: readonly RoomKey[]): void {
    const rooms = keys.map(({ room_id, job_id }) => this.room(room_id, job_id));
    if (!this.membership.isLeader)
      return this.sync.share(rooms.filter(({ state }) => state.intent && !state.intent.elsewhere));
    this.sendHeartbeat();
    this.sync.share(rooms.filter(({ state }) => state.asOf !== undefined || state.error));
    if (rooms.some(({ state }) => state.asOf === undefined)) this.schedule.requestRead();
    this.follow();
  }

  /** If this tab is the leader, announces that it is alive and when its next heartbeat is due. */
  private sendHeartbeat(): void {
    if (!this.membership.isLeader) return;
    this.membership.post({
      type: 'heartbeat',
      next: this.schedule.timeToNextSign,
      alive_at: this.aliveAt,
    });
  }

  /** Follows the events of the rooms to read, if this tab is a reader. */
  private follow(): void {
    const rooms = this.membership.isReader ? this.roomsToRead : [];
    this.follower?.follow(rooms.map(({ room_id }) => room_id).filter(isId));
  }

  /** Loads what follows the events, if the backend has a stream of them: before the election, whose tabs pass on events. */
  private loadFollower(): void {
    if (!this.options.eventsUrl || this.follower || !this.isOpen) return;
    loadLiveModule().then(
      (module) => {
        this.follower ??= this.createFollower(module.EventFollower);
        this.follow();
      },
      () => this.environment.schedule(loadRetryDelay, () => this.loadFollower()),
    );
  }

  private deliverEvent({ event, at, noted_at }: StreamedEvent): void {
    for (const watch of this.watches.values())
      if (watch.room_id === event.message.room_id) watch.receiveEvent(event, at, 'event', noted_at);
  }

  /** Tells the watches of rooms that their events may have been missed, or that their event stream is lost. */
  private onTrouble(room_ids: readonly string[], type: 'gap' | 'stream-lost'): void {
    const at = this.environment.now();
    for (const watch of this.watches.values())
      if (room_ids.includes(watch.room_id)) watch.dispatch({ type, at });
  }

  private onAlive(at: number): void {
    this.aliveAt = at;
    for (const watch of this.watchedRooms) watch.dispatch({ type: 'stream-alive', at });
  }

  /** The list; undefined if its code cannot be loaded: then each room is read by itself. */
  private async loadRoomList(): Promise<RoomList | undefined> {
    const { grant } = this.options.client;
    // A session for some rooms sees a part of the list: what it lacks does not prove that nothing runs.
    if (grant?.rooms || lackOf(grant, 'listSmartLiveJobs')) return undefined;
    const module = await loadLiveModule().catch(() => undefined);
    return module && (this.list ??= new module.RoomList(this.options.client, this.environment));
  }

  // The contexts of the modules that this class connects.

  private createRoomContext(): RoomContext {
    return {
      client: this.options.client,
      environment: this.environment,
      notices: new NoticeRegistry(),
      isShared: this.isShared,
      readInBackground: () => this.readInBackground(),
      onSubscriptionsChange: () => this.onSubscriptionsChange(),
      publish: (watch) => this.sync.publish(watch),
      requestRead: () => this.schedule.requestRead(),
    };
  }

  private createMembership(): TabMembership {
    return new TabMembership({
      client: this.options.client,
      environment: this.environment,
      isShared: this.isShared,
      readsInBackground: () => this.backgroundReaders > 0,
      watchedRooms: () => this.watchedRooms.map(roomKeyOf),
      onRoleChange: (isSlow) => {
        this.schedule.slowdown = isSlow ? standaloneSlowdown : 1;
        this.onRoleChange();
      },
      onJoinError: (error: ApiError) => {
        for (const watch of this.watchedRooms) watch.dispatch({ type: 'read-failed', error });
        return this.schedule.countFailure();
      },
      onTabMessage: (message, mergeFacts) => this.onTabMessage(message, mergeFacts),
    });
  }

  private createSync(): RoomSync {
    return new RoomSync({
      environment: this.environment,
      find: ({ room_id, job_id }) => this.watches.get(`${room_id}/${job_id ?? ''}`),
      post: (rooms) => this.membership.post({ type: 'facts', rooms }),
      onPublished: () => this.schedule.applyInterval(),
    });
  }

  private createSchedule(): PollSchedule {
    return new PollSchedule({
      environment: this.environment,
      isReader: () => this.membership.isReader,
      hasVisiblePeer: () => this.membership.hasVisiblePeer,
      readsInBackground: () => this.backgroundReaders > 0 || this.membership.hasBackgroundPeer,
      rooms: () => this.roomsToRead,
      read: (rooms) => readRooms(rooms, () => this.loadRoomList()),
      onTick: (now) => {
        this.membership.onTick(now);
        for (const watch of this.roomsToRead) watch.dispatch({ type: 'tick', at: now });
      },
      onWake: () => this.onPageChange(),
      onClockSetBack: (now) => {
        this.membership.onClockSetBack(now);
        for (const watch of this.watches.values()) watch.dispatch({ type: 'set-back', at: now });
      },
      onScheduleChange: () => this.sendHeartbeat(),
    });
  }

  private createFollower(Follower: typeof EventFollower): EventFollower {
    const { client, eventsUrl, fetch } = this.options;
    return new Follower({
      url: eventsUrl,
      open: async (...args) =>
        client.openEvents
          ? client.openEvents(...args)
          : { response: await (fetch ?? globalThis.fetch)(...args) },
      environment: this.environment,
      onEvent: (streamed) => {
        try {
          this.membership.post({ type: 'event', ...streamed });
          this.deliverEvent(streamed);
        } catch (error) {
          // Otherwise the stream would take it for a lost connection, and would silently connect again.
          for (const watch of this.watchedRooms)
            watch.dispatch({ type: 'read-failed', error: asApiError(error, 'events') });
        }
      },
      onGap: (room_ids) => {
        this.onTrouble(room_ids, 'gap');
        this.schedule.requestRead();
      },
      onLost: (room_ids) => this.onTrouble(room_ids, 'stream-lost'),
      onAlive: (now) => this.onAlive(now),
    });
  }
}
