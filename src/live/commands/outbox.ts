/**
 * Commands that were requested while offline: they wait in order, and are sent once when the page is online again.
 *
 * The outbox contains only commands that were certainly not sent. Each has a deadline; after it, or after the end of its
 * task, it is not sent. Deadlines are checked again before sending, as the page may have been asleep.
 */
import { isOffline } from '../../base/index.js';
import type { CommandRecord, LiveCommand, UnsentReason } from './command-record.js';
import type { Environment } from '../environment.js';
import type { RoomWatch } from '../room-watch.js';
import { hasEnded } from '../state.js';

/** Milliseconds that a command may wait by default. */
export const defaultWait = 60_000;

/** A command that waits. */
export interface OutboxItem {
  record: CommandRecord;
  /** The body to send, with its keys. */
  body: LiveCommand;
  watch: RoomWatch;
  /** When it is no longer sent, in milliseconds. */
  deadline: number;
}

/** What the outbox needs from its owner. */
export interface OutboxContext {
  /** Whether the log of all tabs still says that it waits: another tab may have taken this page for closed. */
  isStillWaiting(record: CommandRecord): boolean;
  /** Sends a command; resolves when its outcome is known. */
  deliver(record: CommandRecord, body: LiveCommand, watch: RoomWatch): Promise<unknown>;
  /** A command will not be sent. */
  discard(record: CommandRecord, reason: UnsentReason): void;
}

/** The queue of one room in this page. */
export class Outbox {
  private items: readonly OutboxItem[] = [];
  /** ID of the command that a person is editing: it and those behind it wait. */
  private heldId: string | undefined;
  private isSending = false;
  /** A timer for each deadline: the machine's clock may be set meanwhile. */
  private readonly timers = new Map<string, () => void>();
  private unlisten: (() => void) | undefined;

  constructor(
    private readonly environment: Environment,
    private readonly context: OutboxContext,
  ) {}

  /** Whether a new command has to wait: offline, or behind others. */
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
    if (!this.unlisten) this.listen(item.watch);
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

  /** Removes a command and returns it; undefined if it does not wait any more. */
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

  /** Holds back a command and those behind it while a person edits it; without an ID, nothing is held back. */
  hold(id: string | undefined): void {
    this.heldId = id;
    void this.flush();
  }

  /** Discards what has expired, and sends the rest in order, if the page is online and the room still on air. */
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

  /** Reads the room first: a late command must not go into another task. */
  private async canSend({ record, watch }: OutboxItem): Promise<boolean> {
    if (record.id === this.heldId) return false;
    await watch.refresh();
    this.discardExpired();
    const { phase, job, error } = watch.state;
    if (error || isOffline() || record.id === this.heldId) return false;
    const isOver = ({ job_id }: CommandRecord) => job && (hasEnded(job) || job.job_id !== job_id);
    for (const one of this.records) if (isOver(one)) this.discard(one.id, 'ended');
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
    this.unlisten = () => {
      removeListener();
      unsubscribe();
    };
  }

  private stopListening(): void {
    this.unlisten?.();
    this.unlisten = undefined;
  }
}
