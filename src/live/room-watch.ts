/**
 * The watch of one room, which all elements that show it share: one read and one start or stop at a time.
 *
 * `Live` schedules the reads; elements may request one at any time. A start or a stop is sent once; if its response is
 * lost, reads find out whether it was carried out.
 */
import {
  ApiError,
  asApiError,
  importError,
  listSmartLive,
  showSmartLive,
  type CallOptions,
  type Client,
  type LiveEvent,
  type SmartLiveJob,
  type StartSmartLiveBody,
} from '../api/index.js';
import type { Environment } from './environment.js';
import { isLate, reduceReport, reportedAt } from './report-reducer.js';
import type { CommandChannel, LiveChannel } from './rtc-channel.js';
import { withReadTimeout } from './read-timeout.js';
import { currentJob } from './job-precedence.js';
import { liveModule, loadLiveModule, loadRetryDelay, type LiveModule } from './load-live-module.js';
import type { NoticeRegistry } from './notice-registry.js';
import { hasEnded, initialState, prevents } from './state.js';
import type {
  LiveFacts,
  LiveIntent,
  LiveObservation,
  LiveSource,
  LiveState,
  Reported,
  WatchedRoom,
} from './state.js';

/** Maximum number of tasks to list; a room never runs more at the same time. */
const maxRunningJobs = 5;
/** Maximum number of reports kept: the newest of each type and task, including tasks that are not shown yet. */
const maxReports = 200;

/** What other tabs are told of a state as it is. */
const sharedFields = [
  'job',
  'past',
  'source',
  'stream',
  'playing',
  'asOf',
  'alive_at',
  'line_lost_at',
  'error',
] as const satisfies (keyof LiveFacts)[];

/** The services that `Live` provides to its watches. */
export interface RoomContext {
  readonly client: Client;
  readonly environment: Environment;
  readonly notices: NoticeRegistry;
  /** Whether tabs share what they know of the rooms. */
  readonly isShared?: boolean;
  /** Keeps reading while the page is hidden; the returned function ends that. Default: it does not. */
  readInBackground?(): () => void;
  /** Called after the first subscription to the room and after the end of the last one. */
  onSubscriptionsChange(): void;
  /** Called when the state has changed in a way that other tabs may not know. */
  publish(watch: RoomWatch): void;
  /** Called when an event has arrived whose effect only a read shows. */
  requestRead(): void;
}

interface Report extends Reported {
  event: LiveEvent;
  source: LiveSource;
}

/** Keeps the state of a room for its subscribers, and starts and stops its tasks. */
export class RoomWatch implements WatchedRoom {
  private current: LiveState;
  private readonly listeners = new Set<() => void>();
  private readonly eventListeners = new Set<(event: LiveEvent, at: number) => void>();
  private pendingRead: Promise<ApiError | undefined> | undefined;
  private readonly reports = new Map<string, Report>();
  private attached: { channel: CommandChannel; holders: number } | undefined;
  private liveChannel: LiveChannel | undefined;

  constructor(
    private readonly context: RoomContext,
    readonly room_id: string,
    /** ID of the task to watch. Default: the room's current or latest task. */
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

  /** The elements that can show notices about the rooms of this page. */
  get notices(): NoticeRegistry {
    return this.context.notices;
  }

  /** Whether tabs share what they know of the rooms. */
  get isShared(): boolean {
    return this.context.isShared ?? false;
  }

  get state(): LiveState {
    return this.current;
  }

  /** The RTC channel of the running task, if the page has attached one. */
  get channel(): LiveChannel | undefined {
    return this.liveChannel;
  }

  /** The part of the state that is shared with other tabs. */
  get facts(): LiveFacts {
    const { intent, warnings } = this.current;
    const known = sharedFields.filter((name) => this.current[name] !== undefined);
    return {
      warnings,
      ...Object.fromEntries(known.map((name) => [name, this.current[name]])),
      ...(intent && intent.elsewhere === undefined && { intent }),
    };
  }

  /** Calls `listener` on every change and keeps the room up to date. The returned function unsubscribes. */
  subscribe(listener: () => void): () => void {
    const own = () => listener();
    this.listeners.add(own);
    if (this.listeners.size === 1) this.context.onSubscriptionsChange();
    return () => {
      if (this.listeners.delete(own) && this.listeners.size === 0) this.context.onSubscriptionsChange();
    };
  }

  /** Calls `listener` with each event of the room and its time in milliseconds; the returned function removes it. */
  onEvent(listener: (event: LiveEvent, at: number) => void): () => void {
    this.eventListeners.add(listener);
    return () => this.eventListeners.delete(listener);
  }

  /**
   * Attaches the RTC channel of the running task, which the page has joined; see `LiveChannel` for which task it is. Several elements may attach the same channel;
   * it is detached when each has called its returned function. The page itself closes the channel.
   */
  attach(channel: CommandChannel): () => void {
    if (this.attached?.channel !== channel) {
      this.setChannel(undefined);
      this.attached = { channel, holders: 0 };
      void this.openChannel(channel);
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

  /** Keeps reading the watched rooms while the page is hidden, for alarms; the returned function ends that. */
  readInBackground(): () => void {
    return this.context.readInBackground?.() ?? (() => undefined);
  }

  /** Reads the room with the priority of a person's request. Never rejects: the state contains the error. */
  async refresh(): Promise<void> {
    if (this.attached && !this.liveChannel) void this.openChannel(this.attached.channel);
    const error = await this.read('person');
    if (error) this.dispatch({ type: 'read-failed', error, byPerson: true });
  }

  /** Reads the room as {@link refresh} does, after a read in progress, which may have been sent too early. */
  async readAnew(): Promise<void> {
    await this.pendingRead;
    await this.refresh();
  }

  /** Reads the room. Resolves with the error if that fails. If a read is in progress, returns its promise. */
  read(priority: NonNullable<CallOptions['priority']>): Promise<ApiError | undefined> {
    this.pendingRead ??= this.readJobs(priority).finally(() => (this.pendingRead = undefined));
    return this.pendingRead;
  }

  /** Handles an event of this room. Times are in milliseconds; `noted_at` is by the backend's clock. */
  receiveEvent(
    event: LiveEvent,
    reported_at = this.now(),
    source: LiveSource = 'event',
    noted_at?: number,
  ): void {
    const at = reportedAt(reported_at, this.now());
    for (const listener of [...this.eventListeners]) listener(event, at);
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
   * Starts a stream. Does nothing while another start or stop is in progress, here or in another tab. Rejects if the
   * service rejects the start, or if the room cannot be read before it. If the response is lost, resolves; then reads
   * find out the outcome and update the state.
   */
  async start(body: StartSmartLiveBody = {}): Promise<void> {
    if (this.current.asOf === undefined) await this.refresh();
    if (this.current.asOf === undefined) throw this.current.error ?? new Error('The room cannot be read');
    await this.act('start', ({ start }) => start(this, body));
  }

  /**
   * Stops the running task. Does nothing if there is none, or while another start or stop is in progress, here or in
   * another tab. Rejects if the service rejects the stop. If the response is lost, resolves; then reads find out the
   * outcome and update the state, and the stop may be sent again at once.
   */
  stop(): Promise<void> {
    const { job } = this.current;
    if (!job?.job_id || hasEnded(job)) return Promise.resolve();
    const { job_id } = job;
    return this.act('stop', ({ stop }) => stop(this, job_id));
  }

  /** Preloads the code of starts and stops, for elements that show controls for them. */
  preload(): void {
    loadLiveModule().catch(() => undefined);
  }

  /** Applies an observation to the state and notifies subscribers of a change. */
  dispatch(observation: LiveObservation): void {
    const isKnownElsewhere = ['event', 'stream-alive', 'control', 'set-back', 'busy', 'released'].includes(
      observation.type,
    );
    this.apply((known) => (liveModule?.reduce ?? reduceReport)(known, observation), !isKnownElsewhere);
  }

  /** Merges the facts of another tab into the state and notifies subscribers of a change. */
  merge(change: (state: LiveState) => LiveState): void {
    this.apply(change, false);
  }

  private apply(change: (state: LiveState) => LiveState, isShared: boolean): void {
    const known = reduceReport(this.current, { type: 'set-back', at: this.now() }); // first correct times if the clock was set back
    const next = change(known);
    if (next === this.current) return;
    const other = next.job?.job_id !== this.current.job?.job_id;
    this.current = next;
    if (other) {
      this.replayReports();
      this.liveChannel?.onTaskChange();
    }
    if (isShared) this.context.publish(this);
    this.notify();
  }

  /** Opens the attached channel. If its code cannot be loaded, says so as a failed read does, and tries again. */
  private async openChannel(channel: CommandChannel): Promise<void> {
    try {
      const { LiveChannel } = await loadLiveModule();
      if (this.attached?.channel !== channel || this.liveChannel) return;
      this.setChannel(new LiveChannel(this, channel, () => this.now()));
    } catch (cause) {
      if (this.attached?.channel !== channel) return;
      const error = importError(cause, 'The remote control could not be loaded');
      this.dispatch({ type: 'read-failed', error });
      this.context.environment.schedule(loadRetryDelay, () => void this.openChannel(channel));
    }
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
        await this.readJob(priority, async (on) => ({
          ...(await client.call(showSmartLive, { path: { room_id, job_id } }, on)),
          job_id, // the response may lack it
        }));
      if (!this.job_id && !this.runningJobId) await this.readJob(priority, (on) => this.latestJob(on));
      return undefined;
    } catch (error) {
      return asApiError(error, 'listSmartLive');
    } finally {
      this.dispatch({ type: 'tick', at: this.now() });
    }
  }

  private async readJob(
    priority: NonNullable<CallOptions['priority']>,
    send: (options: CallOptions) => Promise<SmartLiveJob | undefined>,
  ): Promise<void> {
    const { answer, times } = await withReadTimeout(this.environment, (on) => send({ priority, ...on }));
    this.dispatch({ type: 'job', job: answer, ...times });
  }

  /** ID of the known running task. While it runs, no other task is read. */
  private get runningJobId(): string | undefined {
    const { job } = this.current;
    return hasEnded(job) ? undefined : (job?.job_id ?? undefined);
  }

  private async latestJob(options: CallOptions): Promise<SmartLiveJob | undefined> {
    const query = { limit: maxRunningJobs, sort_key: 'create_time', sort_dir: 'desc' } as const;
    const path = { room_id: this.room_id };
    const { smart_live_jobs } = await this.client.call(listSmartLive, { path, query }, options);
    const jobs = smart_live_jobs ?? [];
    const job = currentJob(jobs, this.current.job);
    // A running task whose ID is unreadable cannot be shown, but the room must not look idle.
    if ((!job || hasEnded(job)) && jobs.some((one) => !one.job_id && !hasEnded(one))) throw unreadableTask();
    return job;
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

  /** Applies reports about the task that arrived before the task itself was known. */
  private replayReports(): void {
    const now = this.now();
    for (const { at, ...report } of this.reports.values())
      this.dispatch({ type: 'event', ...report, at: reportedAt(at, now) });
  }

  /** Starts or stops unless a pending call prevents it; shows a person's request while the code for it is loading. */
  private async act(kind: LiveIntent['kind'], call: (module: LiveModule) => Promise<void>): Promise<void> {
    if (prevents(this.current.intent, kind)) return;
    // At once: after a pause, another tab may have sent the same and released its lock.
    if (liveModule) return call(liveModule);
    this.dispatch({ type: 'requested', kind, at: this.now() });
    await call(await loadLiveModule().catch((cause: unknown) => this.reject(kind, cause)));
  }

  private reject(kind: LiveIntent['kind'], cause: unknown): never {
    const error = importError(cause, 'The code for it could not be loaded');
    this.dispatch({ type: 'rejected', kind, error, at: this.now() });
    void this.readAnew();
    throw error;
  }

  private notify(): void {
    for (const listener of [...this.listeners]) listener();
  }
}

/** The error of a list with a running task whose ID is unreadable. */
function unreadableTask(): ApiError {
  return new ApiError({
    code: 'INVALID_ANSWER',
    reason: 'The answer is not what the service documents',
    operation: 'listSmartLive',
    request: 'GET smart-live-jobs',
  });
}
