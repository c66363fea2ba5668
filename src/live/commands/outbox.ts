/**
 * A queue of commands that were requested while offline. They are sent in order when the page is online again.
 *
 * The outbox contains only commands that were certainly not sent. A command is not sent after its deadline or after the
 * end of its task. Deadlines are checked again before sending, as timers stop while the machine sleeps.
 */
import { isOffline } from '../../base/index.js';
import type { CommandRecord, LiveCommand, UnsentReason } from './command-record.js';
import type { Environment } from '../environment.js';
import type { RoomWatch } from '../room-watch.js';
import { hasEnded } from '../state.js';

/** Default milliseconds that a command may wait. */
export const defaultWait = 60_000;

/** A command that waits. */
export interface OutboxItem {
  record: CommandRecord;
  /** The body to send, with its keys. */
  body: LiveCommand;
  watch: RoomWatch;
  /** Time in milliseconds after which it is not sent. */
  deadline: number;
}

/** The owner of an outbox, which sends its commands and keeps their records. */
export interface OutboxContext {
  /** Whether the command still waits in the shared log: another tab may have marked it as unsent, assuming this page closed. */
  isStillWaiting(record: CommandRecord): boolean;
  /** Sends a command; resolves when its outcome is known. */
  deliver(record: CommandRecord, body: LiveCommand, watch: RoomWatch): Promise<unknown>;
  /** Records that a command will not be sent. */
  discard(record: CommandRecord, reason: UnsentReason): void;
}

/** The queue of one room in this page. */
export class Outbox {
  private items: readonly OutboxItem[] = [];
  /** ID of the command that a person is editing; it and the commands after it are held back. */
  private heldId: string | undefined;
  private isSending = false;
  /** A timer for each deadline, by command ID. Timers, unlike the wall clock, are monotonic. */
  private readonly timers = new Map<string, () => void>();
  private removeListener: (() => void) | undefined;

  constructor(
    private readonly environment: Environment,
    private readonly context: OutboxContext,
  ) {}

  /** Whether a new command must be queued: the page is offline, or other commands are waiting. */
  get shouldQueue(): boolean {
    return isOffline() || this.items.length > 0;
  }

  /** The commands that wait, in order. */
  get records(): readonly CommandRecord[] {
    return this.items.map(({ record }) => record);
  }

  /** Appends a command. */
  add(item: OutboxItem): void {
    const { record, deadline } = item;
    this.items = [...this.items, item];
    if (!this.removeListener) this.listen(item.watch);
    const left = deadline - this.environment.now();
    this.timers.set(
      record.id,
      this.environment.schedule(left, () => this.discard(record.id, 'expired')),
    );
    void this.flush();
  }

  /** The waiting command with this ID. */
  find(id: string): OutboxItem | undefined {
    return this.items.find(({ record }) => record.id === id);
  }

  /** Removes a waiting command and returns it; undefined if it is no longer waiting. */
  remove(id: string): OutboxItem | undefined {
    const item = this.find(id);
    this.items = this.items.filter((one) => one !== item);
    this.timers.get(id)?.();
    this.timers.delete(id);
    if (this.items.length === 0) this.stopListening();
    return item;
  }

  /** Replaces a command in its position. */
  replace(id: string, record: CommandRecord, body: LiveCommand): void {
    this.items = this.items.map((item) => (item.record.id === id ? { ...item, record, body } : item));
  }

  /** Holds back a command and those after it while a person edits it. Without an ID, releases them. */
  hold(id: string | undefined): void {
    this.heldId = id;
    void this.flush();
  }

  /** Discards expired commands, and sends the others in order if the page is online and the room still on air. */
  async flush(): Promise<void> {
    this.discardExpired();
    if (this.isSending || isOffline() || this.items.length === 0) return;
    this.isSending = true;
    try {
      for (let item = this.items[0]; item && (await this.canSend(item)); item = this.items[0]) {
        if (!this.remove(item.record.id) || !this.context.isStillWaiting(item.record)) continue;
        await this.context.deliver(item.record, item.body, item.watch);
      }
    } finally {
      this.isSending = false;
    }
  }

  /** Reads the room first, so that a late command is not sent to another task. */
  private async canSend({ record, watch }: OutboxItem): Promise<boolean> {
    if (record.id === this.heldId) return false;
    await watch.refresh();
    this.discardExpired();
    const { phase, error } = watch.state;
    if (error || isOffline() || record.id === this.heldId) return false;
    for (const one of this.records) if (isOfEndedTask(one, watch)) this.discard(one.id, 'ended');
    return this.items.length > 0 && phase === 'on-air';
  }

  private discardExpired(): void {
    const now = this.environment.now();
    for (const { record, deadline } of this.items) if (deadline <= now) this.discard(record.id, 'expired');
  }

  private discard(id: string, reason: UnsentReason): void {
    const item = this.remove(id);
    if (item) this.context.discard(item.record, reason);
  }

  private listen(watch: RoomWatch): void {
    const removeListener = this.environment.onPageChange(() => void this.flush());
    const unsubscribe = watch.subscribe(() => void this.flush());
    this.removeListener = () => {
      removeListener();
      unsubscribe();
    };
  }

  private stopListening(): void {
    this.removeListener?.();
    this.removeListener = undefined;
  }
}

/** Whether the task of a command has ended, or the room has another task by now. */
export function isOfEndedTask({ job_id }: CommandRecord, { state: { job } }: RoomWatch): boolean {
  return job !== undefined && (hasEnded(job) || job.job_id !== job_id);
}
