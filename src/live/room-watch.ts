/**
 * One shared watch of a room: whoever asks, one reading at a time, one start, one stop.
 *
 * The page's `Live` says when to read; a person may at any time. Starts, stops and commands are sent once; where an
 * answer is lost, reading tells what became of it.
 */
import {
  ApiError,
  listSmartLive,
  OutcomeUnknownError,
  showSmartLive,
  type CallOptions,
  type Client,
  type LiveEvent,
  type SmartLiveJob,
  type StartSmartLiveBody,
} from '../api/index.js';
import type { AcceptedCall } from './start-stop.js';
import { withExclusiveLock } from './exclusive.js';
import type { Environment } from './environment.js';
import { isLate, reduce, reportedAt } from './reducer.js';
import type { CommandChannel, LiveChannel } from './rtc-channel.js';
import { readTimes, withReadTimeout } from './read-timeout.js';
import { currentJob } from './precedence.js';
import { lazyModules } from './lazy-modules.js';
import { hasEnded, initialState } from './state.js';
import type {
  LiveFacts,
  LiveIntent,
  LiveObservation,
  LiveSource,
  LiveState,
  Reported,
  WatchedRoom,
} from './state.js';

/** Milliseconds after an answer at which it is looked again whether a start or stop shows: most take a moment. */
const secondReadDelay = 2000;
/** Tasks of a room that may run at the same time, generously. */
const maxRunningJobs = 5;
/** Reports that are remembered: the newest of each kind of each task, whichever is the one that is shown. */
const maxReports = 200;

/** What a watch needs of the `Live` that it belongs to. */
export interface RoomContext {
  readonly client: Client;
  readonly environment: Environment;
  /** Somebody began to look at a room, or ceased. */
  onSubscriptionsChange(): void;
  /** The watch learned something that other tabs may not know. */
  publish(watch: RoomWatch): void;
  /** Something happened that a reading will tell more about. */
  requestRead(): void;
}

interface Report extends Reported {
  event: LiveEvent;
  source: LiveSource;
}

export class RoomWatch implements WatchedRoom {
  private current: LiveState;
  private readonly listeners = new Set<() => void>();
  private readonly eventListeners = new Set<(event: LiveEvent) => void>();
  private pendingRead: Promise<ApiError | undefined> | undefined;
  private isActing = false;
  private readonly reports = new Map<string, Report>();
  private attached: { channel: CommandChannel; holders: number } | undefined;
  private liveChannel: LiveChannel | undefined;

  constructor(
    private readonly context: RoomContext,
    readonly room_id: string,
    /** One task to watch; without it, the room's latest. */
    readonly job_id?: string,
  ) {
    this.current = initialState(room_id);
  }

  get client(): Client {
    return this.context.client;
  }

  get environment(): Environment {
    return this.context.environment;
  }

  get state(): LiveState {
    return this.current;
  }

  /** The RTC channel of the running task, where the page has handed it over. */
  get channel(): LiveChannel | undefined {
    return this.liveChannel;
  }

  /** What another tab may learn from this one. */
  get facts(): LiveFacts {
    const { job, past, source, stream, playing, intent, warnings, asOf, heard_at, error } = this.current;
    const own = intent?.elsewhere === undefined ? intent : undefined;
    return {
      warnings,
      ...(job && { job }),
      ...(past && { past }),
      ...(source && { source }),
      ...(stream && { stream }),
      ...(playing && { playing }),
      ...(own && { intent: own }),
      ...(asOf !== undefined && { asOf }),
      ...(heard_at !== undefined && { heard_at }),
      ...(error && { error }),
    };
  }

  /** Calls back at every change, and keeps the watch going; gives the way to end that. */
  subscribe(listener: () => void): () => void {
    const own = () => listener();
    this.listeners.add(own);
    if (this.listeners.size === 1) this.context.onSubscriptionsChange();
    return () => {
      if (this.listeners.delete(own) && this.listeners.size === 0) this.context.onSubscriptionsChange();
    };
  }

  /** Calls back with each event of the room, as it comes; gives the way to end that. */
  onEvent(hearer: (event: LiveEvent) => void): () => void {
    this.eventListeners.add(hearer);
    return () => this.eventListeners.delete(hearer);
  }

  /** Listens to an RTC channel until the returned function is called by all who handed it over. */
  attach(channel: CommandChannel): () => void {
    if (this.attached?.channel !== channel) {
      this.setChannel(undefined);
      this.attached = { channel, holders: 0 };
      void lazyModules.channel().then(({ LiveChannel }) => {
        if (this.attached?.channel === channel)
          this.setChannel(new LiveChannel(this, channel, () => this.now()));
      });
    }
    const handed = this.attached;
    handed.holders++;
    return () => {
      if (--handed.holders > 0 || this.attached !== handed) return;
      this.attached = undefined;
      this.setChannel(undefined);
    };
  }

  get isWatched(): boolean {
    return this.listeners.size > 0;
  }

  /** Reads what the service says now. Never rejects: a failure becomes part of the state. */
  async refresh(): Promise<void> {
    const error = await this.read('person');
    if (error) this.dispatch({ type: 'read-failed', error, byPerson: true });
  }

  /** Reads, and gives why it could not; who asks while a reading is under way waits for that one. */
  read(priority: NonNullable<CallOptions['priority']>): Promise<ApiError | undefined> {
    this.pendingRead ??= this.readJobs(priority).finally(() => (this.pendingRead = undefined));
    return this.pendingRead;
  }

  /** Takes an event of this room; the times are when it happened, in milliseconds of this clock and of the backend's. */
  receiveEvent(
    event: LiveEvent,
    told_at = this.now(),
    source: LiveSource = 'event',
    noted_at?: number,
  ): void {
    const at = reportedAt(told_at, this.now());
    for (const hearer of [...this.eventListeners]) hearer(event);
    const { event_type, message } = event;
    const { job, phase } = this.current;
    const known = message.job_id === job?.job_id;
    const report = { event, at, noted_at, source };
    this.keepReport(report);
    if (known) this.dispatch({ type: 'event', ...report });
    const ended = event_type === 'RTMP_STREAM_STATE_CHANGE' && message.state === 'END';
    if (!known || (ended && !hasEnded(job)) || phase === 'waiting') this.context.requestRead();
  }

  /**
   * Starts a stream. A second call while one is under way, here or in another tab, does nothing. Rejects if the service
   * refuses, or if it cannot be read what the room does; where the answer is lost, the state tells what reading finds.
   */
  start(body: StartSmartLiveBody = {}): Promise<void> {
    return this.runExclusive('start', 'start', async () => {
      if (this.current.asOf === undefined) await this.refresh();
      if (this.current.asOf === undefined) throw this.current.error ?? new Error('The room cannot be read');
      await this.sendOnce('start', async () => {
        const { start } = await this.loadStartStop();
        return start(this.client, this.room_id, body);
      });
    });
  }

  /**
   * Stops the running task. A second call while one is under way, here or in another tab, does nothing. Rejects if the
   * service refuses; where the answer is lost, the state tells what reading finds.
   */
  stop(): Promise<void> {
    const { job } = this.current;
    if (!job?.job_id || hasEnded(job)) return Promise.resolve();
    const { job_id } = job;
    return this.runExclusive('stop', `stop/${job_id}`, async () => {
      const path = { room_id: this.room_id, job_id };
      await this.sendOnce('stop', async () => {
        const { stop } = await this.loadStartStop();
        return stop(this.client, path);
      });
    });
  }

  /** Loads what a start or a stop needs, before anybody presses: for whoever shows buttons. */
  preload(): void {
    lazyModules.acts().catch(() => undefined);
  }

  /** Takes an observation. */
  dispatch(observation: LiveObservation): void {
    const known = reduce(this.current, { type: 'set-back', at: this.now() }); // where the clock was, nobody has told
    const next = reduce(known, observation);
    if (next === this.current) return;
    const other = next.job?.job_id !== this.current.job?.job_id;
    this.current = next;
    if (other) this.replayReports();
    if (
      !['remote', 'event', 'stream-alive', 'control', 'set-back', 'busy', 'released'].includes(
        observation.type,
      )
    )
      this.context.publish(this);
    this.notify();
  }

  private setChannel(channel: LiveChannel | undefined): void {
    this.liveChannel?.dispose();
    this.liveChannel = channel;
    this.notify();
  }

  private now(): number {
    return this.context.environment.now();
  }

  private async readJobs(priority: NonNullable<CallOptions['priority']>): Promise<ApiError | undefined> {
    try {
      const { job_id = this.runningJobId, client, room_id } = this;
      if (job_id)
        await this.readJob(priority, (on) => client.call(showSmartLive, { path: { room_id, job_id } }, on));
      if (!this.job_id && !this.runningJobId) await this.readJob(priority, (on) => this.latestJob(on));
      return undefined;
    } catch (error) {
      if (error instanceof ApiError) return error;
      throw error;
    } finally {
      this.dispatch({ type: 'tick', at: this.now() });
    }
  }

  private async readJob(
    priority: NonNullable<CallOptions['priority']>,
    ask: (options: CallOptions) => Promise<SmartLiveJob | undefined>,
  ): Promise<void> {
    const asked_at = this.now();
    const job = await withReadTimeout(this.environment, (signal) => ask({ priority, signal }));
    this.dispatch({ type: 'job', job, ...readTimes(asked_at, this.now()) });
  }

  /** The task that is known to run; whether another one does is seen when it has ended. */
  private get runningJobId(): string | undefined {
    const { job } = this.current;
    return hasEnded(job) ? undefined : (job?.job_id ?? undefined);
  }

  private async latestJob(options: CallOptions): Promise<SmartLiveJob | undefined> {
    const query = { limit: maxRunningJobs, sort_key: 'create_time', sort_dir: 'desc' } as const;
    const path = { room_id: this.room_id };
    const { smart_live_jobs } = await this.client.call(listSmartLive, { path, query }, options);
    return currentJob(smart_live_jobs ?? [], this.current.job);
  }

  private keepReport(report: Report): void {
    const { event_type, message } = report.event;
    const name = `${message.job_id ?? ''}/${event_type}`;
    const known = this.reports.get(name);
    if (isLate(known && { ...known, at: reportedAt(known.at, this.now()) }, report)) return;
    this.reports.delete(name);
    this.reports.set(name, report);
    const [oldest = ''] = this.reports.keys();
    if (this.reports.size > maxReports) this.reports.delete(oldest);
  }

  /** What was reported of the task before it was the one that is shown. */
  private replayReports(): void {
    const now = this.now();
    for (const { at, ...report } of this.reports.values())
      this.dispatch({ type: 'event', ...report, at: reportedAt(at, now) });
  }

  /** One act at a time, and each in one tab of the browser: that another is at it is shown. */
  private async runExclusive(
    kind: LiveIntent['kind'],
    name: string,
    work: () => Promise<void>,
  ): Promise<void> {
    const { intent } = this.current;
    if (this.isActing || (intent && intent.stage !== 'unconfirmed')) return;
    this.isActing = true;
    const busy = (over: Promise<unknown>) => {
      this.dispatch({ type: 'busy', kind, at: this.now() });
      const free = () => this.dispatch({ type: 'released' });
      over.then(free, free);
    };
    try {
      await withExclusiveLock(
        this.context.environment,
        `metastudio-widgets/act/${this.room_id}/${name}`,
        work,
        busy,
      );
    } finally {
      this.isActing = false;
    }
  }

  private async loadStartStop(): ReturnType<typeof lazyModules.acts> {
    try {
      return await lazyModules.acts();
    } catch (cause) {
      const reason = 'The code for it could not be loaded';
      throw new ApiError({
        code: 'NETWORK',
        reason,
        operation: 'import',
        request: 'metastudio-widgets',
        cause,
      });
    }
  }

  /** Does what somebody asked for, once, and says what became of it. */
  private async sendOnce(kind: 'start' | 'stop', send: () => Promise<AcceptedCall>): Promise<void> {
    this.dispatch({ type: 'requested', kind, at: this.now() });
    try {
      this.dispatch({ type: 'accepted', kind, ...(await send()), at: this.now() });
    } catch (error) {
      if (error instanceof OutcomeUnknownError) {
        this.dispatch({ type: 'response-lost', kind, error, at: this.now() });
        return;
      }
      if (error instanceof ApiError) this.dispatch({ type: 'rejected', kind, error });
      throw error;
    } finally {
      void this.confirmByReading();
    }
  }

  /** Looks whether it shows: at once, by a reading that began after the answer, and a moment later. */
  private async confirmByReading(): Promise<void> {
    await this.pendingRead;
    await this.refresh();
    if (!this.current.intent) return;
    this.context.environment.schedule(secondReadDelay, () => void this.refresh());
  }

  private notify(): void {
    for (const listener of [...this.listeners]) listener();
  }
}
