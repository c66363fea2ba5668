/**
 * The commands of one room: each sent once, and what became of it.
 *
 * A press has an identity, and the same press seen twice (a double click, a key that repeats, two elements on the page)
 * is one command. While offline commands wait; an answer that was lost is looked for by reading; and what nothing tells
 * stays unknown until a person decides.
 */
import { ApiError, OutcomeUnknownError, type Client, type LiveEvent } from '../../api/index.js';
import {
  isOpen,
  type CommandRecord,
  type CommandStage,
  type LiveCommand,
  type UnsentReason,
} from './command-record.js';
import { reconcileCommand } from './reconcile.js';
import { trimLog, CommandLog, mergeLogs, maxRecords } from './log-storage.js';
import { Outbox, defaultWait } from './outbox.js';
import { newId, PageLock } from './page-lock.js';
import { resultWithoutSecrets, withoutSecrets } from './redact.js';
import type { Environment } from '../environment.js';
import { lazyModules } from '../lazy-modules.js';
import type { RoomWatch } from '../room-watch.js';

/** Milliseconds in which the same command, pressed again, is the same press. */
const duplicatePressTime = 1000;
/** Replies whose end is remembered. */
const maxPlayed = 500;
/** The operation that sends a command. */
const commandOperation = 'executeSmartLiveCommand';
/** Milliseconds that a call may take. */
const maxCallTime = 60_000;

export interface SendOptions {
  /** Identity of the intent: a second call with it gives the record of the first. */
  intent?: string;
  /** A person pressed something: the same within a second is the same press. */
  press?: boolean;
  /** Milliseconds that it may wait while offline; default: a minute. */
  wait?: number;
  /** The command that takes it back. */
  undo?: LiveCommand;
}

/** A command that was asked for: its answer, and since when the same press no longer counts. */
interface SentIntent {
  id: string;
  key: string;
  withStage: number;
  answer: Promise<CommandRecord>;
}

const rooms = new WeakMap<Client, Map<string, RoomCommands>>();

/** The commands of a watch's room: one for all elements that look at it. */
export function commandsOf({ client, room_id, environment }: RoomWatch): RoomCommands {
  const known = rooms.get(client) ?? new Map<string, RoomCommands>();
  rooms.set(client, known);
  const commands = known.get(room_id) ?? new RoomCommands(client, room_id, environment);
  known.set(room_id, commands);
  return commands;
}

export class RoomCommands {
  private records: readonly CommandRecord[] = [];
  private intents: readonly SentIntent[] = [];
  private readonly bodies = new Map<string, LiveCommand>();
  private readonly listeners = new Set<() => void>();
  /** Replies that the service reported as played, and when. */
  private readonly played = new Map<string, number>();
  private readonly watchedIds = new Set<string>();
  private readonly pageLock: PageLock;
  private readonly log: CommandLog;
  private readonly outbox: Outbox;

  constructor(
    private readonly client: Client,
    readonly room_id: string,
    private readonly environment: Environment,
  ) {
    this.pageLock = new PageLock(environment);
    this.log = new CommandLog(`metastudio-widgets/commands/${room_id}`, environment, (records) =>
      this.mergeRecords(records),
    );
    this.outbox = new Outbox(environment, {
      isStillWaiting: (record) => this.waits(record),
      deliver: (record, body, watch) => this.deliver(record, body, watch),
      discard: (record, unsent) => this.drop(record, unsent),
    });
  }

  /** Identity of this page in the records that it makes. */
  get page(): string {
    return this.pageLock.id;
  }

  /** What was commanded in this room by this browser, newest last. */
  get history(): readonly CommandRecord[] {
    return this.records;
  }

  /** What waits to be sent from this page, in order. */
  get queue(): readonly CommandRecord[] {
    return this.outbox.records;
  }

  /** Calls back at every change, and hears the events of the room; gives the way to end that. */
  subscribe(watch: RoomWatch, listener: () => void): () => void {
    if (this.listeners.size === 0) this.mergeRecords(this.log.open());
    const one = () => listener();
    this.listeners.add(one);
    const deaf = watch.onEvent((event) => this.handleEvent(event));
    return () => {
      this.listeners.delete(one);
      deaf();
      if (this.listeners.size === 0) this.log.close();
    };
  }

  /**
   * Sends a command, once: now, or while offline when the page is online again. Gives its record when the service has
   * answered, or at once while it waits. Never rejects: the record tells.
   */
  send(command: LiveCommand, watch: RoomWatch, options: SendOptions = {}): Promise<CommandRecord> {
    const key = JSON.stringify(command);
    const same = this.findDuplicate(key, options);
    if (same) return same.answer;
    const id = options.intent ?? newId();
    const answer = this.enqueue(id, command, watch, options);
    this.intents = [
      ...this.intents.slice(-maxRecords),
      { id, key, withStage: this.environment.now(), answer },
    ];
    return answer;
  }

  /** Somebody is about to send: what that needs is loaded while the connection is there. */
  preload(): void {
    for (const load of [lazyModules.commands, lazyModules.outcome, lazyModules.rules])
      load().catch(() => undefined);
  }

  /** What was sent, keys and all, where this page still has it. */
  bodyOf(id: string): LiveCommand | undefined {
    return this.bodies.get(id);
  }

  /** Takes a waiting command back; false if it has left already. */
  cancel(id: string): boolean {
    const item = this.outbox.remove(id);
    if (item) this.drop(item.record, 'cancelled');
    return item !== undefined;
  }

  /** Changes a waiting command in its place; false if it has left already. */
  update(id: string, command: LiveCommand): boolean {
    const item = this.outbox.find(id);
    if (!item) return false;
    const record = this.save({ ...item.record, command: withoutSecrets(command) });
    this.bodies.set(id, command);
    this.outbox.replace(id, record, command);
    return true;
  }

  /** While somebody changes a waiting command, it and those behind it stay; without an ID they may go. */
  hold(id?: string): void {
    this.outbox.hold(id);
  }

  /** Replies that were played after a moment and that no command here is known to have brought: when they ended. */
  foreignRepliesSince(at: number): readonly number[] {
    const own = new Set(this.records.map(({ command_id }) => command_id));
    return [...this.played].filter(([id, ended]) => ended >= at && !own.has(id)).map(([, ended]) => ended);
  }

  /** The same intent, the same command while it is under way, or the last one pressed again at once. */
  private findDuplicate(key: string, { intent, press }: SendOptions): SentIntent | undefined {
    const known = this.intents.findLast((one) => {
      if (intent !== undefined && one.id === intent) return true;
      const stage = one.key === key ? this.find(one.id)?.stage : undefined;
      return stage === 'sending' || stage === 'checking';
    });
    const last = this.intents.at(-1);
    const again =
      press && last?.key === key && Math.abs(this.environment.now() - last.withStage) < duplicatePressTime;
    if (known || !again) return known;
    return this.find(last.id)?.stage === 'failed' ? undefined : last;
  }

  private enqueue(
    id: string,
    body: LiveCommand,
    watch: RoomWatch,
    { wait = defaultWait, undo }: SendOptions,
  ): Promise<CommandRecord> {
    const at = this.environment.now();
    const record: CommandRecord = {
      id,
      command: withoutSecrets(body),
      stage: 'sending',
      at,
      since: at,
      job_id: watch.state.job?.job_id ?? '',
      page: this.page,
      ...(undo && { undo }),
    };
    this.bodies.set(id, body);
    for (const old of this.bodies.keys()) if (old !== id && !this.find(old)) this.bodies.delete(old);
    if (!this.outbox.shouldQueue) return this.deliver(record, body, watch);
    const deadline = at + wait;
    const waiting = this.save({ ...record, stage: 'waiting', deadline });
    this.outbox.add({ record: waiting, body, watch, deadline });
    return Promise.resolve(this.find(id) ?? waiting);
  }

  private async deliver(record: CommandRecord, body: LiveCommand, watch: RoomWatch): Promise<CommandRecord> {
    this.save(this.at(record, 'sending'));
    const settled = new Set(this.similarRecords(record).map(({ id }) => id));
    const path = { room_id: this.room_id, job_id: record.job_id };
    try {
      const { executeSmartLiveCommand } = await loadOperation();
      const call = this.client.call(executeSmartLiveCommand, { path, body }, { priority: 'command' });
      const { command_id, result } = await call;
      return this.accept(record, {
        ...(command_id && { command_id }),
        ...(result && { result: resultWithoutSecrets(result) }),
      });
    } catch (error) {
      if (error instanceof OutcomeUnknownError) return this.reconcile(record, error, settled);
      if (isUnreadableSuccess(error)) return this.accept(record);
      void watch.refresh();
      return this.save({ ...this.at(record, 'failed'), ...(error instanceof ApiError && { error }) });
    }
  }

  /** The service took it; its end may have been reported before its answer came. */
  private accept(record: CommandRecord, answer: Partial<CommandRecord> = {}): CommandRecord {
    const stage = answer.command_id && this.played.has(answer.command_id) ? 'done' : 'accepted';
    return this.save({ ...this.at(record, stage), ...answer });
  }

  /** The answer was lost: asks what became of it. What nobody can tell is left to a person. */
  private async reconcile(
    record: CommandRecord,
    error: OutcomeUnknownError,
    settled: ReadonlySet<string>,
  ): Promise<CommandRecord> {
    this.save({ ...this.at(record, 'checking'), error });
    const hidden = () => this.similarRecords(record, true).some(({ id }) => !settled.has(id));
    const found = await reconcileCommand(this.client, error, this.environment, hidden);
    if (found === 'done') return this.accept(record);
    return this.save({ ...this.at(record, found === 'not-done' ? 'failed' : 'unknown'), error });
  }

  /** Other commands of the same name whose fate is settled, and those under way: what one sets, the next one hides. */
  private similarRecords({ id, command }: CommandRecord, open = false): readonly CommandRecord[] {
    const without: readonly CommandStage[] = ['waiting', 'unsent', 'failed'];
    return this.records.filter(
      (one) =>
        one.id !== id &&
        one.command.command === command.command &&
        !without.includes(one.stage) &&
        (open || !isOpen(one)),
    );
  }

  private waits({ id }: CommandRecord): boolean {
    this.mergeRecords(this.log.load());
    return this.find(id)?.stage === 'waiting';
  }

  private drop(record: CommandRecord, unsent: UnsentReason): void {
    this.save({ ...this.at(record, 'unsent'), unsent });
  }

  private handleEvent({ event_type, message: { reply_id } }: LiveEvent): void {
    if (!reply_id) return;
    const over = event_type === 'REPLY_COMMAND_FINISH';
    if (over) this.keepPlayed(reply_id);
    const record = this.records.findLast(({ command_id }) => command_id === reply_id);
    if (!record) return this.notify();
    if (over && record.stage !== 'done') this.save(this.at(record, 'done'));
    if (!over && record.stage === 'accepted') this.save(this.at(record, 'playing'));
  }

  private keepPlayed(reply_id: string): void {
    this.played.set(reply_id, this.environment.now());
    const [oldest] = this.played.keys();
    if (this.played.size > maxPlayed && oldest !== undefined) this.played.delete(oldest);
  }

  /** What other tabs noted, or an earlier page. */
  private mergeRecords(records: readonly CommandRecord[]): void {
    this.records = mergeLogs(this.records, records);
    for (const record of records)
      if (isOpen(record) && record.page !== this.page) this.finalizeWhenGone(record);
    this.notify();
  }

  /** A page that is gone sends no more: what waited there was not sent, and what was on its way nobody knows. */
  private finalizeWhenGone({ id, page, at, deadline = at + maxCallTime }: CommandRecord): void {
    if (this.watchedIds.has(id)) return;
    this.watchedIds.add(id);
    const over_at = Math.min(deadline, this.environment.now() + deadline - at); // the clock may have been set back
    this.pageLock.onPageGone(page, over_at, () => {
      this.mergeRecords(this.log.load()); // a tab that slept learns of the end before it hears what was noted
      const left = this.find(id);
      if (left?.stage === 'waiting') this.drop(left, 'closed');
      else if (left && isOpen(left)) this.save(this.at(left, 'unknown'));
    });
  }

  private find(id: string): CommandRecord | undefined {
    return this.records.findLast((record) => record.id === id);
  }

  private at(record: CommandRecord, stage: CommandStage): CommandRecord {
    const { deadline: _, ...rest } = record;
    return { ...rest, stage, since: this.environment.now() };
  }

  private save(record: CommandRecord): CommandRecord {
    const index = this.records.findIndex(({ id }) => id === record.id);
    this.records = index < 0 ? trimLog([...this.records, record]) : this.records.with(index, record);
    this.pageLock.setHeld(this.records.some((one) => isOpen(one) && one.page === this.page));
    this.log.append(record, this.records);
    this.notify();
    return record;
  }

  private notify(): void {
    for (const listener of [...this.listeners]) listener();
  }
}

/** The operation with the rules of every command, loaded when somebody is about to send; without it nothing is sent. */
function loadOperation() {
  return lazyModules.commands().catch((cause: unknown) => {
    const reason = 'The code that sends commands could not be loaded';
    throw new ApiError({
      code: 'NETWORK',
      reason,
      operation: commandOperation,
      request: 'POST command',
      cause,
    });
  });
}

/** An answer that can't be read is still the answer of a service that took the command. */
function isUnreadableSuccess(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'INVALID_ANSWER' && (error.status ?? 500) < 300;
}
