/**
 * What is on air, for a whole browser: one watch for each room, however many elements show it, and one schedule of
 * reads for all rooms, however many tabs show them.
 *
 * One tab reads and tells the others (`tab-leader.ts`). With an `events-url` that tab also follows the backend's event
 * stream for all of them: a browser opens at most six connections to a server.
 */
import type { ApiError, Client } from '../api/index.js';
import { browser, type Environment } from './environment.js';
import { EventFollower, type StreamedEvent } from './event-follower.js';
import { lazyModules } from './lazy-modules.js';
import { PollSchedule } from './poll-schedule.js';
import { readRooms } from './read-rooms.js';
import type { RoomList } from './room-list.js';
import { RoomSync, roomKeyOf } from './room-sync.js';
import { RoomWatch, type RoomContext } from './room-watch.js';
import { TabMembership } from './tab-membership.js';
import type { RoomKey, TabMessage } from './tab-messages.js';

/** How much longer the intervals of a tab are that cannot share its reads: there may be many such tabs. */
const standaloneSlowdown = 1.5;

/** What a page gives to `Live`. */
export interface LiveOptions {
  /** Sends the reads and the calls. */
  client: Client;
  /** Where the backend relays the service's callbacks as an event stream. Without it, only reads tell what happens. */
  eventsUrl?: string | undefined;
  /** Default: the global `fetch`. A custom one may reach another service, so with it nothing is shared. */
  fetch?: typeof fetch | undefined;
  /** Default: the browser. */
  environment?: Environment;
  /** Whether other tabs share the reads. Default: true, unless there is a custom `fetch`. */
  share?: boolean;
}

/** Hands out the watches of rooms, and keeps those with subscribers up to date. */
export class Live {
  readonly environment: Environment;
  private readonly watches = new Map<string, RoomWatch>();
  private readonly context: RoomContext;
  private readonly membership: TabMembership;
  private readonly sync: RoomSync;
  private readonly schedule: PollSchedule;
  private readonly follower: EventFollower;
  private list: RoomList | undefined;
  private isOpen = false;
  /** When the event stream was last known to be alive, in milliseconds. */
  private aliveAt: number | undefined;
  private unlisten: (() => void)[] = [];

  constructor(private readonly options: LiveOptions) {
    this.environment = options.environment ?? browser;
    this.context = this.createRoomContext();
    this.membership = this.createMembership();
    this.sync = this.createSync();
    this.schedule = this.createSchedule();
    this.follower = this.createFollower();
  }

  /** The watch of a room or, with `job_id`, of one task in it. The same arguments give the same watch. */
  room(room_id: string, job_id?: string): RoomWatch {
    const key = `${room_id}/${job_id ?? ''}`;
    const watch = this.watches.get(key) ?? new RoomWatch(this.context, room_id, job_id);
    this.watches.set(key, watch);
    return watch;
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

  private open(): void {
    this.isOpen = true;
    this.unlisten = [
      this.environment.onPageChange(() => this.onPageChange()),
      this.environment.onPageHide(() => this.leaveTabs()),
    ];
    this.schedule.start();
    this.membership.start();
  }

  private close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    for (const remove of this.unlisten.splice(0)) remove();
    this.schedule.stop();
    this.membership.stop();
    this.follow();
  }

  /** The page is unloaded, or goes into the back-forward cache. */
  private leaveTabs(): void {
    this.membership.leave();
    this.follow();
  }

  /** Opens with the first subscriber of any room; closes when the last one has gone and none came in the same task. */
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

  /** The page was shown or hidden, is back or online: reads at once what was missed. */
  private onPageChange(): void {
    this.membership.onPageChange();
    if (!this.environment.isVisible()) return;
    this.membership.join();
    this.follower.reconnectNow();
    this.schedule.resetFailures();
    this.schedule.requestRead();
  }

  private onRoleChange(): void {
    this.schedule.resetFailures();
    if (this.membership.isReader) this.schedule.readNow();
    this.follow();
    this.schedule.setTimer();
  }

  private onTabMessage(message: TabMessage): void {
    switch (message.type) {
      case 'hello':
        return this.onHello(message.rooms);
      case 'bye':
        return this.follow();
      case 'heartbeat':
        // A time in the future is from before the clock was set back.
        if (message.heard_at !== undefined && message.heard_at <= this.environment.now())
          this.onAlive(message.heard_at);
        return;
      case 'event':
        this.follower.lastId = message.last_id;
        return this.deliverEvent(message);
      case 'facts':
        this.sync.merge(message);
        return this.schedule.applyRemoteInterval();
    }
  }

  /** Another tab watches these rooms: tells what is known about them, and reads those that nobody has read yet. */
  private onHello(keys: readonly RoomKey[]): void {
    const rooms = keys.map(({ room_id, job_id }) => this.room(room_id, job_id));
    if (!this.membership.isLeader)
      return this.sync.share(rooms.filter(({ state }) => state.intent && !state.intent.elsewhere));
    this.sendHeartbeat();
    this.sync.share(rooms.filter(({ state }) => state.asOf !== undefined || state.error));
    if (rooms.some(({ state }) => state.asOf === undefined)) this.schedule.requestRead();
    this.follow();
  }

  /** Tells the other tabs that the leader is alive, and when they will hear from it again. */
  private sendHeartbeat(): void {
    if (!this.membership.isLeader) return;
    this.membership.post({
      type: 'heartbeat',
      next: this.schedule.timeToNextSign,
      heard_at: this.aliveAt,
    });
  }

  /** Follows the events of the rooms to read, if this tab is the one that reads. */
  private follow(): void {
    this.follower.follow(this.membership.isReader ? this.roomsToRead.map(({ room_id }) => room_id) : []);
  }

  private deliverEvent({ event, at, noted_at }: StreamedEvent): void {
    for (const watch of this.watches.values())
      if (watch.room_id === event.message.room_id) watch.receiveEvent(event, at, 'event', noted_at);
  }

  private onAlive(at: number): void {
    this.aliveAt = at;
    for (const watch of this.watchedRooms) watch.dispatch({ type: 'stream-alive', at });
  }

  private async loadRoomList(): Promise<RoomList | undefined> {
    const module = await lazyModules.updates().catch(() => undefined);
    return module && (this.list ??= new module.RoomList(this.options.client, this.environment));
  }

  // The contexts that the parts of this class declare.

  private createRoomContext(): RoomContext {
    return {
      client: this.options.client,
      environment: this.environment,
      onSubscriptionsChange: () => this.onSubscriptionsChange(),
      publish: (watch) => this.sync.publish(watch),
      requestRead: () => this.schedule.requestRead(),
    };
  }

  private createMembership(): TabMembership {
    const { client, share = this.options.fetch === undefined } = this.options;
    return new TabMembership({
      client,
      environment: this.environment,
      isShared: share,
      watchedRooms: () => this.watchedRooms.map(roomKeyOf),
      onRoleChange: (isSlow) => {
        this.schedule.slowdown = isSlow ? standaloneSlowdown : 1;
        this.onRoleChange();
      },
      onJoinError: (error: ApiError) => {
        for (const watch of this.watchedRooms) watch.dispatch({ type: 'read-failed', error });
        return this.schedule.countFailure();
      },
      onTabMessage: (message) => this.onTabMessage(message),
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

  private createFollower(): EventFollower {
    const { eventsUrl, fetch } = this.options;
    return new EventFollower({
      url: eventsUrl,
      fetch: (...args) => (fetch ?? globalThis.fetch)(...args),
      environment: this.environment,
      onEvent: (streamed) => {
        this.membership.post({ type: 'event', ...streamed });
        this.deliverEvent(streamed);
      },
      onAlive: (now) => this.onAlive(now),
    });
  }
}
