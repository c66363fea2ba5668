/**
 * What is on air, for a whole browser: one watch for each room, however many elements look at it, and one clock for
 * all rooms, however many tabs show them.
 *
 * One tab asks, and tells the others (`tabs.ts`): every 5 s while something moves or a person waits, every 30 s at
 * rest, at once when a page is back, never while nobody looks or all tabs have been hidden for a minute. With an
 * `events-url` that tab also follows the backend's stream, for all of them: a browser has only six connections.
 */
import type { ApiError, Client, LiveEvent } from '../api/index.js';
import { backoffDelay } from '../base/index.js';
import type { CommandChannel } from './rtc-channel.js';
import { browser, type Environment } from './environment.js';
import type { EventStream } from './event-stream.js';
import { isMoving } from './staleness.js';
import { lazyModules } from './lazy-modules.js';
import { isNewer } from './precedence.js';
import { isTransient, readRooms } from './read-rooms.js';
import type { RoomList } from './room-list.js';
import { RoomWatch, type RoomContext } from './room-watch.js';
import type { LeaderElection, TabHost } from './tab-leader.js';
import type { RoomKey, TabMessage } from './tab-messages.js';

/** Milliseconds between readings while something moves: the service's states change in seconds. */
const movingInterval = 5000;
/** Milliseconds between readings at rest: only somebody else can change anything. */
const restInterval = 30_000;
/** How much slower a tab reads that cannot share with the others: there may be many. */
const slowdown = 1.5;
/** Milliseconds for which hidden tabs are still kept up to date: people look elsewhere for a moment. */
const hiddenFor = 60_000;
/** Milliseconds between looks at the clock: a jump of it, as after sleep, shows soon. */
const tickInterval = 5000;
/** Milliseconds by which a look at the clock may be late before it is taken for sleep. */
const jump = 3000;
/** Milliseconds between two readings that events ask for. */
const shortest = 1000;
/** Milliseconds before a failed reading is repeated: doubled each time, up to the limit, with jitter. */
const firstWait = 1000;
const longestWait = 3000;
/** Milliseconds between signs of life to the other tabs. */
const presence = 60_000;

export interface LiveOptions {
  client: Client;
  /** Where the backend relays the service's callbacks. Without it only readings tell. */
  eventsUrl?: string | undefined;
  /** Default: the global `fetch`. A page's own may lead elsewhere, so with one of its own nothing is shared. */
  fetch?: typeof fetch | undefined;
  /** Default: the browser. */
  environment?: Environment;
  /** Whether other tabs share the readings. Default: true, unless there is a `fetch` of the page's own. */
  share?: boolean;
}

export class Live implements RoomContext, TabHost {
  readonly client: Client;
  readonly environment: Environment;
  private readonly watches = new Map<string, RoomWatch>();
  private list: RoomList | undefined;
  private readonly news = new Set<RoomWatch>();
  private leaving: (() => void)[] = [];
  private open = false;
  private joining = false;
  /** `joining`: it is not known yet who else is there. */
  private role: 'joining' | 'leader' | 'follower' | 'alone' = 'joining';
  private tabs: LeaderElection | undefined;
  private slow = 1;
  private due = 0;
  private polling = false;
  private failures = 0;
  private lastTick = 0;
  private lastHere = 0;
  private lastPoll = 0;
  private lastVisible = 0;
  private cancelTick: (() => void) | undefined;
  private stream: EventStream | undefined;
  private streamRooms = '';
  private lastId = '';
  private heard_at: number | undefined;

  constructor(private readonly options: LiveOptions) {
    this.client = options.client;
    this.environment = options.environment ?? browser;
  }

  /** The watch of a room, or of one task in it. */
  room(room_id: string, job_id?: string): RoomWatch {
    const key = `${room_id}/${job_id ?? ''}`;
    const watch = this.watches.get(key) ?? new RoomWatch(this, room_id, job_id);
    this.watches.set(key, watch);
    return watch;
  }

  /** Subscribes to a watch; the clock and the event stream run while anybody does. */
  watch(watch: RoomWatch, listener: () => void): () => void {
    return watch.subscribe(listener);
  }

  /**
   * Hands over the RTC channel of a room's running task, which the page has joined: it tells what the avatar does, and
   * takes instructions (`watch.channel`). Two elements may hand over the same one. Gives the way to take it back; the
   * channel itself stays the page's to close.
   */
  attach(room: RoomWatch | string, channel: CommandChannel): () => void {
    const watch = typeof room === 'string' ? this.room(room) : room;
    return watch.attach(channel);
  }

  /** For watches: somebody began to look at a room, or ceased. */
  onSubscriptionsChange(): void {
    if (this.own.length === 0)
      return void this.environment.schedule(0, () => this.own.length === 0 && this.close());
    if (!this.open) this.begin();
    else this.changedRooms();
  }

  /** For watches: told to the other tabs, together with whatever else is learned at the moment. */
  publish(watch: RoomWatch): void {
    if (this.news.size === 0) queueMicrotask(() => this.tellNews());
    this.news.add(watch);
  }

  /** For watches: a reading will tell more. */
  requestRead(): void {
    if (this.asks) this.hasten(Math.max(this.environment.now(), this.lastPoll + shortest));
  }

  /** For tabs: the rooms that are looked at in this tab. */
  watchedRooms(): readonly RoomKey[] {
    return this.own.map(({ room_id, job_id }) => ({ room_id, ...(job_id && { job_id }) }));
  }

  /** For tabs: this tab asks for all from now on, or no longer. */
  onLeadershipChange(leads: boolean): void {
    this.role = leads ? 'leader' : 'follower';
    this.failures = 0;
    if (leads) this.hasten(this.environment.now());
    this.follow();
    this.arm();
  }

  /** For tabs: another one said something. */
  onTabMessage(message: TabMessage): void {
    switch (message.type) {
      case 'hello':
        return this.meet(message.rooms);
      case 'bye':
        return this.follow();
      case 'heartbeat':
        if (message.heard_at !== undefined && message.heard_at <= this.environment.now())
          this.hear(message.heard_at); // later only where the clock was set back since
        return;
      case 'event':
        this.lastId = message.last_id;
        return this.takeEvent(message.event, message.at, message.noted_at);
      case 'facts':
        return this.believe(message);
    }
  }

  private get own(): RoomWatch[] {
    return [...this.watches.values()].filter(({ isWatched: watched }) => watched);
  }

  /** All rooms that anybody looks at, in this tab and, if it leads, in the others. */
  private get all(): RoomWatch[] {
    const theirs = this.role === 'leader' ? (this.tabs?.peerRooms ?? []) : [];
    return [...new Set([...this.own, ...theirs.map(({ room_id, job_id }) => this.room(room_id, job_id))])];
  }

  /** Whether this tab is the one that asks. */
  private get asks(): boolean {
    return this.open && (this.role === 'leader' || this.role === 'alone');
  }

  private get interval(): number {
    const { all } = this;
    const moving = all.some(
      ({ state }) => isMoving(state) || (state.error ? isTransient(state.error) : !state.asOf),
    );
    return (moving ? movingInterval : restInterval) * this.slow;
  }

  /** Whether somebody can see a tab, or could a minute ago. */
  private get looked(): boolean {
    const now = this.environment.now();
    if (this.environment.isVisible() || this.tabs?.hasVisiblePeer) this.lastVisible = now;
    return Math.abs(now - this.lastVisible) < hiddenFor;
  }

  private begin(): void {
    const { environment } = this;
    this.open = true;
    this.role = 'joining';
    const now = environment.now();
    if (now < this.lastTick) this.setBack(now);
    this.lastTick = this.lastVisible = now;
    this.leaving = [
      environment.onPageChange(() => this.changed()),
      environment.onPageHide(() => this.part()),
    ];
    this.join();
    this.arm();
  }

  /** The page goes, or is kept for the back button: it must hold nothing then. */
  private part(): void {
    this.tabs?.dispose();
    this.tabs = undefined;
    this.role = 'joining';
    this.follow();
  }

  private close(): void {
    if (!this.open) return;
    this.open = false;
    for (const one of this.leaving.splice(0)) one();
    this.cancelTick?.();
    this.part();
  }

  /** Finds out who else is there. Without a token nobody can ask: the rooms tell why, and it is tried again. */
  private join(): void {
    if (this.joining || !this.open || this.role !== 'joining') return;
    this.joining = true;
    const cannot = (error: ApiError) => {
      for (const watch of this.own) watch.dispatch({ type: 'read-failed', error });
      this.failures++;
      this.environment.schedule(this.backoff(), () => this.join());
    };
    const joining = this.meetOthers().finally(() => (this.joining = false));
    joining.catch(cannot);
  }

  /** Only tabs of the same project at the same service share: what it is called, the token tells. */
  private async meetOthers(): Promise<void> {
    const { share = this.options.fetch === undefined } = this.options;
    const [scope, part] = share
      ? await Promise.all([this.client.scope?.(), lazyModules.tabs().catch(() => undefined)])
      : [];
    if (!this.open) return;
    if (scope && part)
      this.tabs = part.LeaderElection.join(
        this,
        `metastudio-widgets/live/2/${scope.project_id}@${scope.endpoint}`,
      );
    if (this.tabs) return void (this.role = this.tabs.isLeader ? 'leader' : 'follower');
    this.role = 'alone';
    this.slow = share && !(this.environment.locks && part) ? slowdown : 1;
    this.hasten(this.environment.now());
    this.follow();
  }

  private changedRooms(): void {
    this.tabs?.sendHello();
    if (this.asks && this.own.some(({ state }) => state.asOf === undefined)) this.requestRead();
    this.follow();
  }

  /** The page was shown or hidden, is back or online: what was missed is read at once. */
  private changed(): void {
    this.tabs?.onPageChange();
    if (!this.environment.isVisible()) return;
    this.join();
    this.stream?.reconnectNow();
    this.failures = 0;
    this.requestRead();
  }

  private meet(rooms: readonly RoomKey[]): void {
    const known = rooms.map(({ room_id, job_id }) => this.room(room_id, job_id));
    const own = known.filter(({ state }) => state.intent && !state.intent.elsewhere);
    if (this.role !== 'leader') return this.share(own);
    this.beat();
    this.share(known.filter(({ state }) => state.asOf !== undefined || state.error));
    if (known.some(({ state }) => state.asOf === undefined)) this.requestRead();
    this.follow();
  }

  private believe({ rooms, from }: Extract<TabMessage, { type: 'facts' }>): void {
    const at = this.environment.now();
    const ahead: RoomWatch[] = [];
    for (const { room_id, job_id, facts } of rooms) {
      const watch = this.watches.get(`${room_id}/${job_id ?? ''}`);
      watch?.dispatch({ type: 'remote', facts, from, at });
      if (watch && isNewer(watch.state.job, facts.job)) ahead.push(watch);
    }
    this.share(ahead); // so that all mean the same task
    if (this.asks) this.hasten(Math.max(this.due - restInterval, this.lastPoll) + this.interval);
  }

  private tellNews(): void {
    const news = [...this.news];
    this.news.clear();
    this.share(news);
    if (this.asks && !this.polling) this.hasten(this.lastPoll + this.interval);
  }

  private share(watches: readonly RoomWatch[]): void {
    if (!this.tabs || watches.length === 0) return;
    const rooms = watches.map(({ room_id, job_id, facts }) => ({
      room_id,
      ...(job_id && { job_id }),
      facts,
    }));
    this.tabs.post({ type: 'facts', from: this.tabs.id, rooms });
  }

  /** Tells the other tabs that the leader lives. */
  private beat(): void {
    if (this.role !== 'leader' || !this.tabs) return;
    const now = this.environment.now();
    const next = this.polling || !this.looked ? movingInterval : Math.max(0, this.due - now);
    this.tabs.post({ type: 'heartbeat', from: this.tabs.id, next, heard_at: this.heard_at });
  }

  /** Reads then at the latest: one that is due is never put off. */
  private hasten(due: number): void {
    if (this.due > this.environment.now() && this.due <= due) return;
    this.due = Math.min(this.due, due);
    this.arm();
    this.beat();
  }

  private arm(): void {
    this.cancelTick?.();
    if (!this.open) return;
    const idle = !this.asks || this.polling || !this.looked;
    const wait = idle ? tickInterval : Math.max(0, this.due - this.environment.now());
    const next = Math.min(wait, tickInterval);
    const expected = this.environment.now() + next;
    this.cancelTick = this.environment.schedule(next, () => this.tick(expected));
  }

  /** One look at the clock. */
  private tick(expected: number): void {
    const now = this.environment.now();
    if (now < this.lastTick) this.setBack(now);
    this.lastTick = now;
    if (now - expected > jump) return this.woke();
    if (Math.abs(now - this.lastHere) >= presence) {
      this.lastHere = now;
      this.tabs?.sendHello();
      this.tabs?.prunePeers();
    }
    for (const watch of this.all) watch.dispatch({ type: 'tick', at: now });
    if (this.asks && !this.polling && now >= this.due && this.looked) void this.poll();
    else if (this.polling || !this.looked) this.beat();
    this.arm();
  }

  /** After sleep: whoever took over has said so by the next turn; then all is read at once. */
  private woke(): void {
    this.lastTick = this.environment.now();
    this.changed();
    this.due = this.lastTick;
    this.cancelTick?.();
    this.cancelTick = this.environment.schedule(100, () => this.tick(this.environment.now()));
  }

  /** The clock was set back: what is known is read anew. */
  private setBack(now: number): void {
    for (const watch of this.watches.values()) watch.dispatch({ type: 'set-back', at: now });
    for (const name of ['due', 'lastPoll', 'lastHere', 'lastVisible'] as const)
      this[name] = Math.min(this[name], now);
  }

  private async roomList(): Promise<RoomList | undefined> {
    const part = await lazyModules.list().catch(() => undefined);
    return part && (this.list ??= new part.RoomList(this.client, this.environment));
  }

  private async poll(): Promise<void> {
    this.polling = true;
    this.lastPoll = this.environment.now();
    this.due = Infinity;
    this.beat();
    const watches = this.all;
    const errors = await readRooms(watches, () => this.roomList()).catch(() => []);
    this.polling = false;
    this.failures = errors.length > 0 ? this.failures + 1 : 0;
    const [error] = errors;
    if (error && this.asks) this.failed(error, watches);
    const now = this.environment.now();
    const next = error ? now + this.backoff(error) : this.lastPoll + this.interval;
    this.due = Math.min(this.due, next); // somebody may have asked for the next one meanwhile
    this.beat();
    this.arm();
  }

  /** One failure is made good silently; a second is told, and what was never read is told at once. */
  private failed(error: ApiError, watches: readonly RoomWatch[]): void {
    for (const watch of watches) {
      if (this.failures > 1 || watch.state.asOf === undefined) watch.dispatch({ type: 'read-failed', error });
    }
  }

  private backoff(error?: ApiError): number {
    if (error?.status === 403) return restInterval;
    const longest = error?.code === 'TIMEOUT' ? firstWait : longestWait; // it has waited long enough
    const { random } = this.environment;
    const wait = backoffDelay(this.failures + 1, { first: firstWait, longest, jitter: 0.5, random });
    return Math.max(wait, error?.retryAfter ?? 0);
  }

  /** Follows the events of exactly the rooms that are looked at, if this tab is the one that asks. */
  private follow(): void {
    const { eventsUrl } = this.options;
    const ids = this.asks && eventsUrl ? [...new Set(this.all.map(({ room_id }) => room_id))].sort() : [];
    const rooms = ids.slice(0, 100).join(',');
    if (this.streamRooms === rooms) return;
    const grown = rooms.split(',').some((one) => !this.streamRooms.split(',').includes(one));
    this.lastId = (grown ? '' : this.stream?.lastId) ?? '';
    this.streamRooms = rooms;
    this.stream?.close();
    this.stream = undefined;
    if (!rooms || !eventsUrl) return;
    lazyModules.events().then(
      (part) => this.streamRooms === rooms && (this.stream ??= this.listen(part.EventStream, eventsUrl)),
      () => this.environment.schedule(restInterval, () => this.followAnew(rooms)),
    );
  }

  /** The code for it could not be had: readings tell meanwhile. */
  private followAnew(rooms: string): void {
    if (this.streamRooms !== rooms || this.stream) return;
    this.streamRooms = '';
    this.follow();
  }

  private listen(Stream: typeof EventStream, url: string): EventStream {
    const { fetch: given } = this.options;
    return new Stream(
      {
        url,
        fetch: (...args) => (given ?? globalThis.fetch)(...args),
        environment: this.environment,
        lastId: this.lastId,
        onEvent: (event, at, last_id, noted_at) => {
          this.tabs?.post({ type: 'event', from: this.tabs.id, event, at, noted_at, last_id });
          this.takeEvent(event, at, noted_at);
        },
        onAlive: () => this.hear(this.environment.now()),
      },
      this.streamRooms.split(','),
    );
  }

  private takeEvent(event: LiveEvent, at: number, noted_at: number | undefined): void {
    for (const watch of this.watches.values())
      if (watch.room_id === event.message.room_id) watch.receiveEvent(event, at, 'event', noted_at);
  }

  private hear(at: number): void {
    this.heard_at = at;
    for (const watch of this.own) watch.dispatch({ type: 'stream-alive', at });
  }
}
