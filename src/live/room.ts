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
  startSmartLive,
  stopSmartLive,
  type CallOptions,
  type Client,
  type LiveEvent,
  type SmartLiveJob,
  type StartSmartLiveBody,
} from '../api/index.js';
import { alone } from './alone.js';
import type { Environment } from './environment.js';
import { observe } from './observe.js';
import type { CommandChannel, LiveChannel } from './channel.js';
import { between, inTime } from './in-time.js';
import { meant } from './order.js';
import { hasEnded, initialState } from './state.js';
import type { LiveFacts, LiveObservation, LiveSource, LiveState } from './state.js';

/** Milliseconds after an answer at which it is looked again whether a start or stop shows: most take a moment. */
const secondLook = 2000;
/** Tasks of a room that may run at the same time, generously. */
const few = 5;
/** Events kept until their task is known, and for how many milliseconds. */
const remembered = 200;
const rememberedFor = 60_000;

/** What a watch needs of the `Live` that it belongs to. */
export interface RoomHouse {
  readonly client: Client;
  readonly environment: Environment;
  /** Somebody began to look at a room, or ceased. */
  watched(): void;
  /** The watch learned something that other tabs may not know. */
  learned(watch: RoomWatch): void;
  /** Something happened that a reading will tell more about. */
  soon(): void;
}

export class RoomWatch {
  private current: LiveState;
  private readonly listeners = new Set<() => void>();
  private readonly hearers = new Set<(event: LiveEvent) => void>();
  private reading: Promise<ApiError | undefined> | undefined;
  private acting = false;
  private early: { event: LiveEvent; at: number; source: LiveSource }[] = [];
  private handed: { channel: CommandChannel; holders: number } | undefined;
  private linked: LiveChannel | undefined;

  constructor(
    private readonly house: RoomHouse,
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
      void import('./channel.js').then(({ LiveChannel }) => {
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
    if (error) this.see({ type: 'unreadable', error });
  }

  /** Reads, and gives why it could not; who asks while a reading is under way waits for that one. */
  look(priority: NonNullable<CallOptions['priority']>): Promise<ApiError | undefined> {
    this.reading ??= this.read(priority).finally(() => (this.reading = undefined));
    return this.reading;
  }

  /** Takes an event of this room; `at` is when it happened, in milliseconds. */
  take(event: LiveEvent, at = this.now(), source: LiveSource = 'event'): void {
    for (const hearer of [...this.hearers]) hearer(event);
    const { event_type, message } = event;
    const { job, phase } = this.current;
    const known = message.job_id === job?.job_id;
    if (known) this.see({ type: 'event', event, at, source });
    else this.early = [...this.early, { event, at, source }].slice(-remembered);
    const ended = event_type === 'RTMP_STREAM_STATE_CHANGE' && message.state === 'END';
    if (!known || (ended && !hasEnded(job)) || phase === 'waiting') this.house.soon();
  }

  /**
   * Starts a stream. A second call while one is under way, here or in another tab, does nothing. Rejects if the service
   * refuses, or if it cannot be read what the room does; where the answer is lost, the state tells what reading finds.
   */
  start(body: StartSmartLiveBody = {}): Promise<void> {
    return this.act(async () => {
      if (this.current.asOf === undefined) await this.refresh();
      if (this.current.asOf === undefined) throw this.current.error ?? new Error('The room cannot be read');
      await this.intend('start', async () => {
        const path = { room_id: this.room_id };
        const answer = await this.client.call(startSmartLive, { path, body }, { priority: 'command' });
        const warnings = (answer.live_warning_info ?? []).flatMap(({ warning_type }) => warning_type ?? []);
        const job: SmartLiveJob = { ...path, job_id: answer.job_id ?? null, state: 'WAITING' };
        return { job, warnings };
      });
    });
  }

  /**
   * Stops the running task. A second call while one is under way, here or in another tab, does nothing. Rejects if the
   * service refuses; where the answer is lost, the state tells what reading finds.
   */
  stop(): Promise<void> {
    return this.act(async () => {
      const { job } = this.current;
      if (!job?.job_id || hasEnded(job)) return;
      const path = { room_id: this.room_id, job_id: job.job_id };
      await this.intend('stop', async () => {
        await this.client.call(stopSmartLive, { path }, { priority: 'command' });
        return {};
      });
    });
  }

  /** Takes an observation. */
  see(observation: LiveObservation): void {
    const next = observe(this.current, observation);
    if (next === this.current) return;
    this.current = next;
    if (observation.type === 'job') this.takeEarly();
    if (!['told', 'event', 'heard', 'control', 'set-back'].includes(observation.type))
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
    return meant(smart_live_jobs ?? [], this.current.job);
  }

  /** Events that came before their task was known. */
  private takeEarly(): void {
    const { job } = this.current;
    const since = this.now() - rememberedFor;
    const early = this.early.splice(0);
    for (const one of early) {
      if (one.event.message.job_id === job?.job_id) this.see({ type: 'event', ...one });
      else if (one.at >= since) this.early.push(one);
    }
  }

  /** One act at a time, in all tabs of the browser. */
  private async act(work: () => Promise<void>): Promise<void> {
    const { intent } = this.current;
    if (this.acting || (intent && intent.stage !== 'unconfirmed')) return;
    this.acting = true;
    try {
      await alone(this.house.environment, `metastudio-widgets/act/${this.room_id}`, work);
    } finally {
      this.acting = false;
    }
  }

  /** Does what somebody asked for, once, and says what became of it. */
  private async intend(
    kind: 'start' | 'stop',
    send: () => Promise<{ job?: SmartLiveJob; warnings?: readonly string[] }>,
  ): Promise<void> {
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
