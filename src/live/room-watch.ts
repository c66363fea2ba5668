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
import type { Accepted } from './start-stop.js';
import { withExclusiveLock } from './exclusive.js';
import type { Environment } from './environment.js';
import { isLate, reduce, reportedAt } from './reducer.js';
import type { CommandChannel, LiveChannel } from './rtc-channel.js';
import { between, inTime } from './read-timeout.js';
import { currentJob } from './precedence.js';
import { lazyModules } from './lazy-modules.js';
import { hasEnded, initialState } from './state.js';
import type { LiveFacts, LiveIntent, LiveObservation, LiveSource, LiveState, Reported } from './state.js';

/** Milliseconds after an answer at which it is looked again whether a start or stop shows: most take a moment. */
const secondLook = 2000;
/** Tasks of a room that may run at the same time, generously. */
const few = 5;
/** Reports that are remembered: the newest of each kind of each task, whichever is the one that is shown. */
const remembered = 200;

/** What a watch needs of the `Live` that it belongs to. */
export interface RoomContext {
  readonly client: Client;
  readonly environment: Environment;
  /** Somebody began to look at a room, or ceased. */
  watched(): void;
  /** The watch learned something that other tabs may not know. */
  learned(watch: RoomWatch): void;
  /** Something happened that a reading will tell more about. */
  soon(): void;
}

interface Report extends Reported {
  event: LiveEvent;
  source: LiveSource;
}

export class RoomWatch {
  private current: LiveState;
  private readonly listeners = new Set<() => void>();
  private readonly hearers = new Set<(event: LiveEvent) => void>();
  private reading: Promise<ApiError | undefined> | undefined;
  private acting = false;
  private readonly reports = new Map<string, Report>();
  private handed: { channel: CommandChannel; holders: number } | undefined;
  private linked: LiveChannel | undefined;

  constructor(
    private readonly house: RoomContext,
    readonly room_id: string,
    /** One task to watch; without it, the room's latest. */
    readonly job_id?: string,
  ) {
    this.current = initialState(room_id);
  }

  get client(): Client {
    return this.house.client;
  }

  get environment(): Environment {
    return this.house.environment;
  }

  get state(): LiveState {
    return this.current;
  }

  /** The RTC channel of the running task, where the page has handed it over. */
  get channel(): LiveChannel | undefined {
    return this.linked;
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
    if (this.listeners.size === 1) this.house.watched();
    return () => {
      if (this.listeners.delete(own) && this.listeners.size === 0) this.house.watched();
    };
  }

  /** Calls back with each event of the room, as it comes; gives the way to end that. */
  hear(hearer: (event: LiveEvent) => void): () => void {
    this.hearers.add(hearer);
    return () => this.hearers.delete(hearer);
  }

  /** Listens to an RTC channel until the returned function is called by all who handed it over. */
  attach(channel: CommandChannel): () => void {
    if (this.handed?.channel !== channel) {
      this.link(undefined);
      this.handed = { channel, holders: 0 };
      void lazyModules.channel().then(({ LiveChannel }) => {
        if (this.handed?.channel === channel) this.link(new LiveChannel(this, channel, () => this.now()));
      });
    }
    const handed = this.handed;
    handed.holders++;
    return () => {
      if (--handed.holders > 0 || this.handed !== handed) return;
      this.handed = undefined;
      this.link(undefined);
    };
  }

  get watched(): boolean {
    return this.listeners.size > 0;
  }

  /** Reads what the service says now. Never rejects: a failure becomes part of the state. */
  async refresh(): Promise<void> {
    const error = await this.look('person');
    if (error) this.see({ type: 'unreadable', error, asked: true });
  }

  /** Reads, and gives why it could not; who asks while a reading is under way waits for that one. */
  look(priority: NonNullable<CallOptions['priority']>): Promise<ApiError | undefined> {
    this.reading ??= this.read(priority).finally(() => (this.reading = undefined));
    return this.reading;
  }

  /** Takes an event of this room; the times are when it happened, in milliseconds of this clock and of the backend's. */
  take(event: LiveEvent, told_at = this.now(), source: LiveSource = 'event', noted_at?: number): void {
    const at = reportedAt(told_at, this.now());
    for (const hearer of [...this.hearers]) hearer(event);
    const { event_type, message } = event;
    const { job, phase } = this.current;
    const known = message.job_id === job?.job_id;
    const report = { event, at, noted_at, source };
    this.remember(report);
    if (known) this.see({ type: 'event', ...report });
    const ended = event_type === 'RTMP_STREAM_STATE_CHANGE' && message.state === 'END';
    if (!known || (ended && !hasEnded(job)) || phase === 'waiting') this.house.soon();
  }

  /**
   * Starts a stream. A second call while one is under way, here or in another tab, does nothing. Rejects if the service
   * refuses, or if it cannot be read what the room does; where the answer is lost, the state tells what reading finds.
   */
  start(body: StartSmartLiveBody = {}): Promise<void> {
    return this.act('start', 'start', async () => {
      if (this.current.asOf === undefined) await this.refresh();
      if (this.current.asOf === undefined) throw this.current.error ?? new Error('The room cannot be read');
      await this.intend('start', async () => {
        const { start } = await this.acts();
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
    return this.act('stop', `stop/${job_id}`, async () => {
      const path = { room_id: this.room_id, job_id };
      await this.intend('stop', async () => {
        const { stop } = await this.acts();
        return stop(this.client, path);
      });
    });
  }

  /** Loads what a start or a stop needs, before anybody presses: for whoever shows buttons. */
  mayAct(): void {
    lazyModules.acts().catch(() => undefined);
  }

  /** Takes an observation. */
  see(observation: LiveObservation): void {
    const known = reduce(this.current, { type: 'set-back', at: this.now() }); // where the clock was, nobody has told
    const next = reduce(known, observation);
    if (next === this.current) return;
    const other = next.job?.job_id !== this.current.job?.job_id;
    this.current = next;
    if (other) this.recall();
    if (!['told', 'event', 'heard', 'control', 'set-back', 'busy', 'free'].includes(observation.type))
      this.house.learned(this);
    this.tell();
  }

  private link(channel: LiveChannel | undefined): void {
    this.linked?.close();
    this.linked = channel;
    this.tell();
  }

  private now(): number {
    return this.house.environment.now();
  }

  private async read(priority: NonNullable<CallOptions['priority']>): Promise<ApiError | undefined> {
    try {
      const { job_id = this.running, client, room_id } = this;
      if (job_id)
        await this.learn(priority, (on) => client.call(showSmartLive, { path: { room_id, job_id } }, on));
      if (!this.job_id && !this.running) await this.learn(priority, (on) => this.latest(on));
      return undefined;
    } catch (error) {
      if (error instanceof ApiError) return error;
      throw error;
    } finally {
      this.see({ type: 'tick', at: this.now() });
    }
  }

  private async learn(
    priority: NonNullable<CallOptions['priority']>,
    ask: (options: CallOptions) => Promise<SmartLiveJob | undefined>,
  ): Promise<void> {
    const asked_at = this.now();
    const job = await inTime(this.environment, (signal) => ask({ priority, signal }));
    this.see({ type: 'job', job, ...between(asked_at, this.now()) });
  }

  /** The task that is known to run; whether another one does is seen when it has ended. */
  private get running(): string | undefined {
    const { job } = this.current;
    return hasEnded(job) ? undefined : (job?.job_id ?? undefined);
  }

  private async latest(options: CallOptions): Promise<SmartLiveJob | undefined> {
    const query = { limit: few, sort_key: 'create_time', sort_dir: 'desc' } as const;
    const path = { room_id: this.room_id };
    const { smart_live_jobs } = await this.client.call(listSmartLive, { path, query }, options);
    return currentJob(smart_live_jobs ?? [], this.current.job);
  }

  private remember(report: Report): void {
    const { event_type, message } = report.event;
    const name = `${message.job_id ?? ''}/${event_type}`;
    const known = this.reports.get(name);
    if (isLate(known && { ...known, at: reportedAt(known.at, this.now()) }, report)) return;
    this.reports.delete(name);
    this.reports.set(name, report);
    const [oldest = ''] = this.reports.keys();
    if (this.reports.size > remembered) this.reports.delete(oldest);
  }

  /** What was reported of the task before it was the one that is shown. */
  private recall(): void {
    const now = this.now();
    for (const { at, ...report } of this.reports.values())
      this.see({ type: 'event', ...report, at: reportedAt(at, now) });
  }

  /** One act at a time, and each in one tab of the browser: that another is at it is shown. */
  private async act(kind: LiveIntent['kind'], name: string, work: () => Promise<void>): Promise<void> {
    const { intent } = this.current;
    if (this.acting || (intent && intent.stage !== 'unconfirmed')) return;
    this.acting = true;
    const busy = (over: Promise<unknown>) => {
      this.see({ type: 'busy', kind, at: this.now() });
      const free = () => this.see({ type: 'free' });
      over.then(free, free);
    };
    try {
      await withExclusiveLock(
        this.house.environment,
        `metastudio-widgets/act/${this.room_id}/${name}`,
        work,
        busy,
      );
    } finally {
      this.acting = false;
    }
  }

  private async acts(): ReturnType<typeof lazyModules.acts> {
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
  private async intend(kind: 'start' | 'stop', send: () => Promise<Accepted>): Promise<void> {
    this.see({ type: 'asked', kind, at: this.now() });
    try {
      this.see({ type: 'accepted', kind, ...(await send()), at: this.now() });
    } catch (error) {
      if (error instanceof OutcomeUnknownError) {
        this.see({ type: 'lost', kind, error, at: this.now() });
        return;
      }
      if (error instanceof ApiError) this.see({ type: 'refused', kind, error });
      throw error;
    } finally {
      void this.lookAfter();
    }
  }

  /** Looks whether it shows: at once, by a reading that began after the answer, and a moment later. */
  private async lookAfter(): Promise<void> {
    await this.reading;
    await this.refresh();
    if (!this.current.intent) return;
    this.house.environment.later(secondLook, () => void this.refresh());
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }
}
