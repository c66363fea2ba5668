/**
 * One shared watch of a room: whoever asks, one reading at a time, one start, one stop.
 *
 * It reads while somebody subscribes and the page is visible: every 5 s while something moves or a person waits, every
 * 30 s at rest. Starts, stops and commands are sent once; where an answer is lost, reading tells what became of it.
 */
import {
  ApiError,
  executeSmartLiveCommand,
  listSmartLive,
  OutcomeUnknownError,
  showSmartLive,
  startSmartLive,
  stopSmartLive,
  type Client,
  type LiveEvent,
  type SmartLiveJob,
  type StartSmartLiveBody,
} from '../api/index.js';
import type { CommandRecord, LiveCommand } from './command.js';
import { hasEnded, initialState, observe, type LiveObservation, type LiveState } from './state.js';

/** Milliseconds between readings while something moves: the service's states change in seconds. */
const movingInterval = 5000;
/** Milliseconds between readings while a person waits for a start or stop to show. */
const waitingInterval = 2000;
/** Milliseconds between readings at rest: only somebody else can change anything. */
const restInterval = 30_000;
/** Milliseconds after which an intent that the service does not show is called unconfirmed. */
const patience = 30_000;
/** Commands kept for the log. */
const remembered = 200;

export class RoomWatch {
  private current: LiveState;
  private commands: readonly CommandRecord[] = [];
  private readonly listeners = new Set<() => void>();
  private reading: Promise<void> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly finished = new Set<string>();
  private early: { event: LiveEvent; at: number }[] = [];

  constructor(
    private readonly client: Client,
    readonly room_id: string,
    /** One task to watch; without it, the room's latest. */
    readonly job_id?: string,
  ) {
    this.current = initialState(room_id);
  }

  get state(): LiveState {
    return this.current;
  }

  /** What was commanded from this page, newest last. */
  get history(): readonly CommandRecord[] {
    return this.commands;
  }

  /** Calls back at every change, and keeps the watch going; gives the way to end that. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    if (this.listeners.size === 1) this.wake();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.rest();
    };
  }

  get watched(): boolean {
    return this.listeners.size > 0;
  }

  /** Reads now, if somebody watches. */
  wake(): void {
    if (this.watched) void this.refresh();
  }

  /** Stops reading until somebody watches again. */
  rest(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** Reads what the service says now. Never rejects: a failure becomes part of the state. */
  refresh(): Promise<void> {
    this.rest();
    this.reading ??= this.read().finally(() => {
      this.reading = undefined;
      this.schedule();
    });
    return this.reading;
  }

  /** Takes an event of this room. */
  take(event: LiveEvent): void {
    const { event_type, message } = event;
    if (event_type === 'REPLY_COMMAND_FINISH' && message.reply_id) this.finish(message.reply_id);
    const known = message.job_id === this.current.job?.job_id;
    const at = Date.now();
    if (known) this.see({ type: 'event', event, at });
    else this.early = [...this.early, { event, at }].slice(-remembered);
    const ended = event_type === 'RTMP_STREAM_STATE_CHANGE' && message.state === 'END';
    if (!known || ended || this.current.phase !== 'on-air') void this.refresh();
  }

  /**
   * Starts a stream. A second call while one is under way does nothing. Rejects if the service refuses; where the
   * answer is lost, the state tells what reading finds.
   */
  async start(body: StartSmartLiveBody = {}): Promise<void> {
    if (this.current.intent) return;
    await this.intend('start', async () => {
      const path = { room_id: this.room_id };
      const answer = await this.client.call(startSmartLive, { path, body }, { priority: 'command' });
      const warnings = (answer.live_warning_info ?? []).flatMap(({ warning_type }) => warning_type ?? []);
      const job: SmartLiveJob = { ...path, job_id: answer.job_id ?? null, state: 'WAITING' };
      return { job, warnings };
    });
  }

  /**
   * Stops the running task. A second call while one is under way does nothing. Rejects if the service refuses; where
   * the answer is lost, the state tells what reading finds.
   */
  async stop(): Promise<void> {
    const { intent, job } = this.current;
    if (!job?.job_id || hasEnded(job) || (intent && intent.stage !== 'unconfirmed')) return;
    const path = { room_id: this.room_id, job_id: job.job_id };
    await this.intend('stop', async () => {
      await this.client.call(stopSmartLive, { path }, { priority: 'command' });
      return {};
    });
  }

  /** Sends one command, once. Gives its record; rejects never: the record tells. */
  async command(command: LiveCommand): Promise<CommandRecord> {
    const record: CommandRecord = { id: crypto.randomUUID(), command, stage: 'sending', at: Date.now() };
    this.note(record);
    const job_id = this.current.job?.job_id ?? '';
    try {
      const answer = await this.client.call(
        executeSmartLiveCommand,
        { path: { room_id: this.room_id, job_id }, body: command },
        { priority: 'command' },
      );
      const command_id = answer.command_id ?? undefined;
      const done = command_id !== undefined && this.finished.has(command_id);
      return this.note({
        ...record,
        stage: done ? 'done' : 'accepted',
        ...(command_id && { command_id }),
        ...(answer.result && { result: answer.result }),
      });
    } catch (error) {
      const stage = error instanceof OutcomeUnknownError ? 'unknown' : 'failed';
      return this.note({ ...record, stage, ...(error instanceof ApiError && { error }) });
    }
  }

  private async read(): Promise<void> {
    const asked_at = Date.now();
    try {
      const job = await this.readJob();
      this.see({ type: 'job', job, asked_at, at: Date.now() });
      this.takeEarly();
    } catch (error) {
      if (error instanceof ApiError) this.see({ type: 'unreadable', error });
      else throw error;
    }
    this.losePatience();
  }

  /** Events that came before their task was known. */
  private takeEarly(): void {
    for (const { event, at } of this.early.splice(0)) this.see({ type: 'event', event, at });
  }

  private async readJob(): Promise<SmartLiveJob | undefined> {
    const { job } = this.current;
    const job_id = this.job_id ?? (hasEnded(job) ? undefined : job?.job_id);
    if (job_id) {
      return this.client.call(
        showSmartLive,
        { path: { room_id: this.room_id, job_id } },
        { priority: 'poll' },
      );
    }
    return (await this.latestJobs(1))[0];
  }

  private async latestJobs(limit: number): Promise<SmartLiveJob[]> {
    const { smart_live_jobs } = await this.client.call(
      listSmartLive,
      { path: { room_id: this.room_id }, query: { limit, sort_key: 'create_time', sort_dir: 'desc' } },
      { priority: 'person' },
    );
    return smart_live_jobs ?? [];
  }

  private losePatience(): void {
    const { intent } = this.current;
    if (intent && intent.stage !== 'asked' && Date.now() - intent.at > patience) {
      this.see({ type: 'unconfirmed', kind: intent.kind });
    }
  }

  /** Does what somebody asked for, once, and says what became of it. */
  private async intend(
    kind: 'start' | 'stop',
    act: () => Promise<{ job?: SmartLiveJob; warnings?: readonly string[] }>,
  ): Promise<void> {
    this.see({ type: 'asked', kind, at: Date.now() });
    try {
      this.see({ type: 'accepted', kind, ...(await act()), at: Date.now() });
    } catch (error) {
      if (error instanceof OutcomeUnknownError) {
        this.see({ type: 'lost', kind, error, at: Date.now() });
        return;
      }
      if (error instanceof ApiError) this.see({ type: 'refused', kind, error });
      throw error;
    } finally {
      void this.refresh();
    }
  }

  private finish(command_id: string): void {
    this.finished.add(command_id);
    const record = this.commands.find((one) => one.command_id === command_id);
    if (record) this.note({ ...record, stage: 'done' });
  }

  private note(record: CommandRecord): CommandRecord {
    const index = this.commands.findIndex(({ id }) => id === record.id);
    this.commands =
      index < 0 ? [...this.commands, record].slice(-remembered) : this.commands.with(index, record);
    this.tell();
    return record;
  }

  private see(observation: LiveObservation): void {
    const next = observe(this.current, observation);
    if (next === this.current) return;
    this.current = next;
    this.tell();
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }

  private schedule(): void {
    if (!this.watched || this.timer !== undefined || document.visibilityState === 'hidden') return;
    const { phase, intent, error } = this.current;
    const moving = phase === 'waiting' || phase === 'on-air' || error !== undefined;
    const interval = intent ? waitingInterval : moving ? movingInterval : restInterval;
    this.timer = setTimeout(() => this.wake(), interval);
  }
}
