/**
 * The shared watch of one room: one read at a time, one start, one stop, however many elements show the room.
 *
 * `Live` decides when to read; a person may request a read at any time. A start or a stop is sent once; if its response
 * is lost, reads find out whether it was carried out.
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

/** Milliseconds after a start or stop at which the room is read a second time: most take a moment to take effect. */
const secondReadDelay = 2000;
/** Number of tasks to list: more than a room ever runs at the same time. */
const maxRunningJobs = 5;
/** Maximum number of reports kept: the newest of each type and task, whether or not the task is shown. */
const maxReports = 200;

/** What a watch needs from its owner, `Live`. */
export interface RoomContext {
  readonly client: Client;
  readonly environment: Environment;
  /** The first subscriber of a room has come, or the last one has gone. */
  onSubscriptionsChange(): void;
  /** The state has changed in a way that other tabs may not know. */
  publish(watch: RoomWatch): void;
  /** An event has arrived whose effect only a read shows. */
  requestRead(): void;
}

interface Report extends Reported {
  event: LiveEvent;
  source: LiveSource;
}

/** The state of a room for its subscribers, and the start and stop of its tasks. */
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
    /** The one task to watch; without it, the room's latest. */
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

  /** The RTC channel of the running task, if the page has attached one. */
  get channel(): LiveChannel | undefined {
    return this.liveChannel;
  }

  /** The part of the state that other tabs may know. */
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

  /** Calls `listener` at every change and keeps the room up to date; the returned function ends both. */
  subscribe(listener: () => void): () => void {
    const own = () => listener();
    this.listeners.add(own);
    if (this.listeners.size === 1) this.context.onSubscriptionsChange();
    return () => {
      if (this.listeners.delete(own) && this.listeners.size === 0) this.context.onSubscriptionsChange();
    };
  }

  /** Calls `listener` with each event of the room; the returned function removes it. */
  onEvent(listener: (event: LiveEvent) => void): () => void {
    this.eventListeners.add(listener);
    return () => this.eventListeners.delete(listener);
  }

  /**
   * Listens to the RTC channel of the running task, which the page has joined. Two elements may attach the same channel:
   * it is detached when both have called the returned function. The page closes the channel itself.
   */
  attach(channel: CommandChannel): () => void {
    if (this.attached?.channel !== channel) {
      this.setChannel(undefined);
      this.attached = { channel, holders: 0 };
      void lazyModules.updates().then(({ LiveChannel }) => {
        if (this.attached?.channel === channel)
          this.setChannel(new LiveChannel(this, channel, () => this.now()));
      });
    }
    const { attached } = this;
    attached.holders++;
    return () => {
      if (--attached.holders > 0 || this.attached !== attached) return;
      this.attached = undefined;
      this.setChannel(undefined);
    };
  }

  /** Whether the watch has subscribers. */
  get isWatched(): boolean {
    return this.listeners.size > 0;
  }

  /** Reads the room for a person. Never rejects: a failure becomes part of the state. */
  async refresh(): Promise<void> {
    const error = await this.read('person');
    if (error) this.dispatch({ type: 'read-failed', error, byPerson: true });
  }

  /** Reads the room; resolves with the error if that fails. Joins a read that is under way. */
  read(priority: NonNullable<CallOptions['priority']>): Promise<ApiError | undefined> {
    this.pendingRead ??= this.readJobs(priority).finally(() => (this.pendingRead = undefined));
    return this.pendingRead;
  }

  /** Handles an event of this room; the times are in milliseconds of this machine's clock and of the backend's. */
  receiveEvent(
    event: LiveEvent,
    reported_at = this.now(),
    source: LiveSource = 'event',
    noted_at?: number,
  ): void {
    const at = reportedAt(reported_at, this.now());
    for (const listener of [...this.eventListeners]) listener(event);
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
   * Starts a stream. Does nothing while another start or stop is under way, here or in another tab. Rejects if the service
   * rejects the start, or if the room cannot be read before it. If the response is lost, resolves, and the state shows
   * what reads find out.
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
   * Stops the running task. Does nothing without one, or while another start or stop is under way, here or in another tab.
   * Rejects if the service rejects the stop. If the response is lost, resolves, and the state shows what reads find out.
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

  /** Loads the code of starts and stops in advance, for elements that show buttons for them. */
  preload(): void {
    lazyModules.actions().catch(() => undefined);
  }

  /** Applies an observation to the state and notifies subscribers of a change. */
  dispatch(observation: LiveObservation): void {
    const known = reduce(this.current, { type: 'set-back', at: this.now() }); // the clock may have been set back since the last observation
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

  /** ID of the known running task. Other tasks are read only after it has ended. */
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

  /** Applies the reports about a task that arrived before it was shown. */
  private replayReports(): void {
    const now = this.now();
    for (const { at, ...report } of this.reports.values())
      this.dispatch({ type: 'event', ...report, at: reportedAt(at, now) });
  }

  /** Sends one start or stop at a time, and each in only one tab of the browser. */
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
      const release = () => this.dispatch({ type: 'released' });
      over.then(release, release);
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

  private async loadStartStop(): ReturnType<typeof lazyModules.actions> {
    try {
      return await lazyModules.actions();
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

  /** Sends a start or a stop once, and dispatches its outcome. */
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

  /** Reads whether a start or stop has taken effect: once after its response, and again 2 s later if it has not. */
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
