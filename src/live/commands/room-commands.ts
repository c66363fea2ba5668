/**
 * Sends the commands of one room, each once, and tracks their outcomes.
 *
 * Repeated presses (a double click, a repeating key, two elements on the page) send one command. Commands wait while the
 * page is offline. If a response is lost, reads find out whether the command was carried out; if they cannot, its outcome
 * stays unknown until a person decides.
 */
import { ApiError, asApiError, type Client, type LiveEvent, OutcomeUnknownError } from '../../api/index.js';
import {
  isOpen,
  isUpcoming,
  type CommandRecord,
  type CommandStage,
  type LiveCommand,
  type UnsentReason,
} from './command-record.js';
import type { DelayedCommands } from './delayed-commands.js';
import { trimLog, CommandLog, mergeLogs, maxRecords } from './log-storage.js';
import { withMaskedUrls } from './mask-url.js';
import { defaultWait, isOfEndedTask, Outbox } from './outbox.js';
import { namesSecrets, newId } from '../../base/index.js';
import { PageLock } from './page-lock.js';
import type { Environment } from '../environment.js';
import { loadLiveModule } from '../load-live-module.js';
import type { RoomWatch } from '../room-watch.js';

/** Milliseconds within which a repeated press of the same command is ignored. */
const duplicatePressTime = 1000;
/** Maximum number of played replies whose IDs are kept. */
const maxPlayed = 500;
/** Name of the operation that sends a command, for errors. */
const commandOperation = 'executeSmartLiveCommand';
/** Maximum milliseconds that a command waits in line while the page is online, repetitions after a 429 included. */
const maxWait = 45_000;
/** Milliseconds in line after which a command is shown as waiting. */
const shortWait = 1000;
/** Maximum milliseconds of a call: after it, a command of a closed page cannot still be sent. */
const maxCallTime = maxWait + 30_000;

/** How a command is sent. */
export interface SendOptions {
  /** ID of the intent: a second call with the same ID returns the record of the first. */
  intent?: string;
  /** Whether a person pressed a control: then the same command within a second is ignored as a repeated press. */
  press?: boolean;
  /** Milliseconds after which it is sent; until then, {@link RoomCommands.cancel} takes it back. Default: 0, at once. */
  delay?: number;
  /** Maximum milliseconds to wait while offline. Default: 60,000. */
  wait?: number;
  /** The command that reverts it. */
  undo?: LiveCommand;
}

/** A requested command. `key` is its content as JSON, `at` the time of the request in milliseconds. */
interface SentIntent {
  id: string;
  key: string;
  at: number;
  outcome: Promise<CommandRecord>;
}

/** A command that is not sent yet, with all that sending needs. */
interface PendingCommand {
  record: CommandRecord;
  /** The body to send, with its keys. */
  body: LiveCommand;
  watch: RoomWatch;
  /** Maximum milliseconds to wait while offline. */
  wait: number;
}

const rooms = new WeakMap<Client, Map<string, RoomCommands>>();

/** Returns the `RoomCommands` of a room, which all elements share that show it. */
export function commandsOf({ client, room_id, environment }: RoomWatch): RoomCommands {
  const known = rooms.get(client) ?? new Map<string, RoomCommands>();
  rooms.set(client, known);
  const commands = known.get(room_id) ?? new RoomCommands(client, room_id, environment);
  known.set(room_id, commands);
  return commands;
}

/** Sends the commands of a room, and keeps their log. */
export class RoomCommands {
  private records: readonly CommandRecord[] = [];
  private intents: readonly SentIntent[] = [];
  private readonly bodies = new Map<string, LiveCommand>();
  private readonly listeners = new Set<() => void>();
  /** Times in milliseconds at which the service reported replies as played, by command ID. */
  private readonly played = new Map<string, number>();
  private readonly watchedIds = new Set<string>();
  private readonly pageLock: PageLock;
  private readonly log: CommandLog;
  private readonly outbox: Outbox;
  /** The commands that can still be taken back; undefined before the first. */
  private delayed: DelayedCommands<PendingCommand> | undefined;
  /** The module that masks secrets, once a command with secrets was sent. */
  private lazy: Awaited<ReturnType<typeof loadLiveModule>> | undefined;

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
      isStillWaiting: (record) => this.isStillUpcoming(record),
      deliver: (record, body, watch) => this.deliver(record, body, watch),
      discard: (record, unsent) => this.discard(record, unsent),
    });
  }

  /** ID of this page, as in the records of its commands. */
  get page(): string {
    return this.pageLock.id;
  }

  /** The commands of this browser in this room, newest last. */
  get history(): readonly CommandRecord[] {
    return this.records;
  }

  /** The commands of this page that wait to be sent, in order. */
  get queue(): readonly CommandRecord[] {
    return this.outbox.records;
  }

  /** Calls `listener` on every change and handles the events of the room. The returned function unsubscribes. */
  subscribe(watch: RoomWatch, listener: () => void): () => void {
    if (this.listeners.size === 0) this.mergeRecords(this.log.open());
    const ownListener = () => listener();
    this.listeners.add(ownListener);
    const removeListener = watch.onEvent((event, at) => this.handleEvent(event, at));
    return () => {
      this.listeners.delete(ownListener);
      removeListener();
      if (this.listeners.size > 0) return;
      this.log.close();
      // Later, because an element that is moved within the page unsubscribes and subscribes again.
      this.environment.schedule(0, () => this.listeners.size === 0 && this.delayed?.discardAll());
    };
  }

  /**
   * Sends a command once: now, after its delay, or when the page is online again. Resolves with its record when the outcome
   * is known, or immediately if the command is delayed or has to wait. Never rejects: the record contains the error.
   */
  send(command: LiveCommand, watch: RoomWatch, options: SendOptions = {}): Promise<CommandRecord> {
    const key = JSON.stringify(command);
    const same = this.findDuplicate(key, options);
    if (same) return same.outcome;
    const id = options.intent ?? newId();
    const answer = this.enqueue(id, command, watch, options);
    this.intents = [
      ...this.intents.slice(-maxRecords),
      { id, key, at: this.environment.now(), outcome: answer },
    ];
    return answer;
  }

  /** Preloads the code that sends commands, while there is a connection. */
  preload(): void {
    loadLiveModule().catch(() => undefined);
  }

  /** The body of a command with its keys; undefined if this page does not have it. */
  bodyOf(id: string): LiveCommand | undefined {
    return this.bodies.get(id);
  }

  /** Cancels a delayed or waiting command; returns false if it has been sent already. */
  cancel(id: string): boolean {
    this.delayed?.remove(id);
    const record = this.findDelayed(id) ?? this.outbox.remove(id)?.record;
    if (record) this.discard(record, 'cancelled');
    return record !== undefined;
  }

  /** Replaces a waiting command in its position; returns false if it has been sent already. */
  update(id: string, command: LiveCommand): boolean {
    const item = this.outbox.find(id);
    if (!item) return false;
    const record = this.save({ ...item.record, command: this.withoutSecrets(command) });
    this.bodies.set(id, command);
    this.outbox.replace(id, record, command);
    return true;
  }

  /** Holds back a waiting command and those after it while a person edits it. Without an ID, releases them. */
  hold(id?: string): void {
    this.outbox.hold(id);
  }

  /** End times of replies played since `at` that no known command has requested: another client sent them. */
  foreignRepliesSince(at: number): readonly number[] {
    const own = new Set(this.records.map(({ command_id }) => command_id));
    return [...this.played].filter(([id, ended]) => ended >= at && !own.has(id)).map(([, ended]) => ended);
  }

  /** Finds the command that a request repeats: the same intent, the same command in progress, or a repeated press. */
  private findDuplicate(key: string, { intent, press }: SendOptions): SentIntent | undefined {
    const known = this.intents.findLast((one) => {
      if (intent !== undefined && one.id === intent) return true;
      const record = one.key === key ? this.find(one.id) : undefined;
      return record && isOpen(record) && record.deadline === undefined;
    });
    const last = this.intents.at(-1);
    const again =
      press && last?.key === key && Math.abs(this.environment.now() - last.at) < duplicatePressTime;
    if (known || !again) return known;
    const { stage } = this.find(last.id) ?? {};
    return stage === 'failed' || stage === 'unsent' ? undefined : last;
  }

  private async enqueue(
    id: string,
    body: LiveCommand,
    watch: RoomWatch,
    { delay = 0, wait = defaultWait, undo }: SendOptions,
  ): Promise<CommandRecord> {
    const at = this.environment.now();
    if (namesSecrets(body)) this.lazy ??= await loadLiveModule().catch(() => undefined);
    const record: CommandRecord = {
      id,
      command: this.withoutSecrets(body),
      stage: 'sending',
      at,
      since: at,
      job_id: watch.state.job?.job_id ?? '',
      page: this.page,
      ...(undo && { undo }),
    };
    this.bodies.set(id, body);
    for (const old of this.bodies.keys()) if (old !== id && !this.find(old)) this.bodies.delete(old);
    const command = { record, body, watch, wait };
    return delay > 0 ? this.delay(command, delay) : this.sendOrQueue(command, this.outbox.shouldQueue);
  }

  /** What is kept of a command. Without the module that masks its secrets it cannot be sent either, and its name alone is kept. */
  private withoutSecrets(body: LiveCommand): LiveCommand {
    if (!namesSecrets(body)) return withMaskedUrls(body);
    return this.lazy?.withoutSecrets(body) ?? { command: body.command };
  }

  private async delay(command: PendingCommand, delay: number): Promise<CommandRecord> {
    const { id, at } = command.record;
    const record = this.save({ ...command.record, stage: 'delayed', due: at + delay });
    const module = await loadLiveModule().catch(() => undefined);
    if (!this.findDelayed(id)) return this.find(id) ?? record;
    // Without the module it cannot be sent either, which is shown.
    if (!module) return this.sendOrQueue(command, false);
    this.delayed ??= new module.DelayedCommands<PendingCommand>(this.environment, {
      hasEnded: ({ record: one, watch }) => isOfEndedTask(one, watch),
      send: (one) => this.sendDelayed(one),
      discard: (one, unsent) => this.discard(one, unsent),
    });
    this.delayed.add({ ...command, record });
    return record;
  }

  /** Sends a command whose delay is over, or queues it if it cannot be sent at this moment. */
  private sendDelayed(command: PendingCommand): void {
    const isOnAir = command.watch.state.phase === 'on-air';
    if (this.isStillUpcoming(command.record))
      void this.sendOrQueue(command, this.outbox.shouldQueue || !isOnAir);
  }

  private sendOrQueue(
    { record, body, watch, wait }: PendingCommand,
    mustQueue: boolean,
  ): Promise<CommandRecord> {
    if (!mustQueue) return this.deliver(record, body, watch);
    const deadline = this.environment.now() + wait;
    const waiting = this.save({ ...this.withStage(record, 'waiting'), deadline });
    this.outbox.add({ record: waiting, body, watch, deadline });
    return Promise.resolve(this.find(record.id) ?? waiting);
  }

  private async deliver(record: CommandRecord, body: LiveCommand, watch: RoomWatch): Promise<CommandRecord> {
    this.save(this.withStage(record, 'sending'));
    const line = this.followLine(record);
    const earlier = new Set(this.similarRecords(record).map(({ id }) => id));
    const path = { room_id: this.room_id, job_id: record.job_id };
    try {
      const { executeSmartLiveCommand, lenientBody, resultWithoutSecrets } = await loadOperation();
      // A command that can be undone, and its undo, send back what was read of the task, which may violate the schema.
      const read = this.undoOf(record, body);
      const operation = read ? lenientBody(executeSmartLiveCommand, read) : executeSmartLiveCommand;
      const options = { priority: 'command', maxWait, onSending: line.onSending } as const;
      const { command_id, result } = await this.client.call(operation, { path, body }, options);
      line.leave();
      return this.accept(record, {
        ...(command_id && { command_id }),
        ...(result && { result: resultWithoutSecrets(result, body) }),
      });
    } catch (error) {
      line.leave();
      if (error instanceof OutcomeUnknownError) return this.reconcile(record, error, earlier);
      if (isUnreadableSuccess(error)) return this.accept(record);
      void watch.refresh();
      if (isNotSent(error)) return this.discard(record, 'expired');
      return this.save({ ...this.withStage(record, 'failed'), error: asApiError(error, commandOperation) });
    }
  }

  /** The command that reverts this one or, if this one is such, itself. */
  private undoOf({ undo }: CommandRecord, body: LiveCommand): LiveCommand | undefined {
    const isUndo = (one: CommandRecord) => one.undo && JSON.stringify(one.undo) === JSON.stringify(body);
    return undo ?? (this.history.some(isUndo) ? body : undefined);
  }

  /** Shows a command as waiting while it is in line, before it is sent and after each 429. */
  private followLine(record: CommandRecord): { onSending: (isSending: boolean) => void; leave: () => void } {
    let refusals = 0;
    const show = (stage: 'waiting' | 'sending') =>
      this.save({ ...this.withStage(record, stage), ...(refusals > 0 && { refusals }) });
    const leave = this.environment.schedule(shortWait, () => show('waiting'));
    const onSending = (isSending: boolean) => {
      leave();
      if (!isSending) refusals++;
      show(isSending ? 'sending' : 'waiting');
    };
    return { onSending, leave };
  }

  /** Marks a command as accepted or, if an event reported its end before the response arrived, as done. */
  private accept(record: CommandRecord, answer: Partial<CommandRecord> = {}): CommandRecord {
    const accepted = this.save({ ...this.withStage(record, 'accepted'), ...answer });
    const played_at = this.played.get(answer.command_id ?? '');
    return played_at === undefined ? accepted : this.save(this.withStage(accepted, 'done', played_at));
  }

  /** Reconciles a command whose response was lost. If reads cannot find its outcome, the outcome is `unknown`. */
  private async reconcile(
    record: CommandRecord,
    error: OutcomeUnknownError,
    earlier: ReadonlySet<string>,
  ): Promise<CommandRecord> {
    this.save({ ...this.withStage(record, 'checking'), error });
    const hidden = () => this.similarRecords(record, true).some(({ id }) => !earlier.has(id));
    const { reconcileCommand } = await loadLiveModule(); // loaded before the command was sent
    const found = await reconcileCommand(this.client, error, this.environment, hidden);
    if (found === 'done') return this.accept(record);
    return this.save({ ...this.withStage(record, found === 'not-done' ? 'failed' : 'unknown'), error });
  }

  /** Other commands of the same name that may have overwritten its effect; with `open`, also those in progress. */
  private similarRecords({ id, command }: CommandRecord, open = false): readonly CommandRecord[] {
    const without: readonly CommandStage[] = ['delayed', 'waiting', 'unsent', 'failed'];
    return this.records.filter(
      (one) =>
        one.id !== id &&
        one.command.command === command.command &&
        !without.includes(one.stage) &&
        (open || !isOpen(one)),
    );
  }

  /** Whether no other tab has marked a command as unsent, assuming that this page was closed. */
  private isStillUpcoming({ id }: CommandRecord): boolean {
    this.mergeRecords(this.log.load());
    const record = this.find(id);
    return record !== undefined && isUpcoming(record);
  }

  private discard(record: CommandRecord, unsent: UnsentReason, at?: number): CommandRecord {
    return this.save({ ...this.withStage(record, 'unsent', at), unsent });
  }

  /** Handles an event of the time `at`: a page that was reloaded gets those before it, too. */
  private handleEvent({ event_type, message: { reply_id } }: LiveEvent, at: number): void {
    if (!reply_id) return;
    const over = event_type === 'REPLY_COMMAND_FINISH';
    if (over) this.keepPlayed(reply_id, at);
    const record = this.records.findLast(({ command_id }) => command_id === reply_id);
    if (!record) return this.notify();
    if (over && record.stage !== 'done') this.save(this.withStage(record, 'done', at));
    if (!over && record.stage === 'accepted') this.save(this.withStage(record, 'playing', at));
  }

  private keepPlayed(reply_id: string, at: number): void {
    this.played.set(reply_id, at);
    const [oldest] = this.played.keys();
    if (this.played.size > maxPlayed && oldest !== undefined) this.played.delete(oldest);
  }

  /** Merges the records of other tabs or of earlier pages. */
  private mergeRecords(records: readonly CommandRecord[]): void {
    this.records = mergeLogs(this.records, records);
    for (const record of records)
      if (isOpen(record) && record.page !== this.page) this.finalizeWhenGone(record);
    this.notify();
  }

  /** When another page is closed, marks its delayed and waiting commands as unsent and those being sent as unknown. */
  private finalizeWhenGone({ id, page, at, deadline = at + maxCallTime }: CommandRecord): void {
    if (this.watchedIds.has(id)) return;
    this.watchedIds.add(id);
    const over_at = Math.min(deadline, this.environment.now() + deadline - at); // the clock may have been set back since the request
    this.pageLock.onPageGone(page, over_at, () => {
      this.mergeRecords(this.log.load()); // a suspended tab may detect that the page is closed before it has received the page's last records
      const open = this.find(id);
      if (!open || !isOpen(open)) return;
      // Nobody has seen when the page was closed.
      const { since } = open;
      if (isUpcoming(open)) this.discard(open, 'closed', since);
      else this.save(this.withStage(open, 'unknown', since));
    });
  }

  /** The command of this page that can still be taken back. */
  private findDelayed(id: string): CommandRecord | undefined {
    const record = this.find(id);
    return record?.stage === 'delayed' && record.page === this.page ? record : undefined;
  }

  private find(id: string): CommandRecord | undefined {
    return this.records.findLast((record) => record.id === id);
  }

  private withStage(record: CommandRecord, stage: CommandStage, at = this.environment.now()): CommandRecord {
    const { due: _, deadline: __, ...rest } = record;
    const { times } = this.find(record.id) ?? record;
    return { ...rest, stage, since: at, times: { ...times, [stage]: at } };
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

/** Loads the operation, which validates each command. Rejects with an `ApiError` if the code fails to load. */
function loadOperation() {
  return loadLiveModule().catch((cause: unknown) => {
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

/** Whether a command has left the line without having been sent. */
function isNotSent(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'NOT_SENT';
}

/** Whether the service accepted the command although its response cannot be parsed. */
function isUnreadableSuccess(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'INVALID_ANSWER' && (error.status ?? 500) < 300;
}
