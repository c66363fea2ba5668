/**
 * What a person sent while offline: it waits in view, in order, and leaves once when the page is online again.
 *
 * Only what certainly was not sent is here. Each has a moment after which it no longer makes sense; then, or when the
 * task that it was meant for is over, it is not sent. A page that was asleep looks at its clock before it sends.
 */
import { isOffline } from '../../base/index.js';
import type { CommandRecord, LiveCommand, UnsentReason } from './command-record.js';
import type { Environment } from '../environment.js';
import type { RoomWatch } from '../room-watch.js';
import { hasEnded } from '../state.js';

/** Milliseconds that a command may wait, unless somebody says otherwise. */
export const defaultWait = 60_000;

export interface OutboxItem {
  record: CommandRecord;
  /** What will be sent, keys and all. */
  body: LiveCommand;
  watch: RoomWatch;
  deadline: number;
}

export interface OutboxContext {
  /** Whether it waits still, by what all tabs have noted: another may have taken this page for gone. */
  isStillWaiting(record: CommandRecord): boolean;
  /** Sends it now; resolves when its outcome is known. */
  deliver(record: CommandRecord, body: LiveCommand, watch: RoomWatch): Promise<unknown>;
  /** It will not be sent. */
  discard(record: CommandRecord, why: UnsentReason): void;
}

export class Outbox {
  private items: readonly OutboxItem[] = [];
  /** The command that somebody is changing: it and those behind it wait. */
  private heldId: string | undefined;
  private isSending = false;
  /** The moment of each, by a timer: the machine's clock may be set meanwhile. */
  private readonly timers = new Map<string, () => void>();
  private unlisten: (() => void) | undefined;

  constructor(
    private readonly environment: Environment,
    private readonly context: OutboxContext,
  ) {}

  /** Whether what is sent now has to wait: offline, or behind others that wait. */
  get shouldQueue(): boolean {
    return isOffline() || this.items.length > 0;
  }

  get records(): readonly CommandRecord[] {
    return this.items.map(({ record }) => record);
  }

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

  find(id: string): OutboxItem | undefined {
    return this.items.find(({ record }) => record.id === id);
  }

  /** Takes a command out; gives it if it was still here. */
  remove(id: string): OutboxItem | undefined {
    const item = this.find(id);
    this.items = this.items.filter((one) => one !== item);
    this.timers.get(id)?.();
    this.timers.delete(id);
    if (this.items.length === 0) this.stopListening();
    return item;
  }

  /** Puts a changed command in the place of the old one. */
  replace(id: string, record: CommandRecord, body: LiveCommand): void {
    this.items = this.items.map((item) => (item.record.id === id ? { ...item, record, body } : item));
  }

  /** While somebody changes it, it does not leave; without an ID, everything may go. */
  hold(id: string | undefined): void {
    this.heldId = id;
    void this.flush();
  }

  /** Drops what has waited too long, and sends the rest in order, if the page is online and the room still on air. */
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

  /** Asks the service whether the task is still on air before anything leaves late. */
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

  private discard(id: string, why: UnsentReason): void {
    const item = this.remove(id);
    if (item) this.context.discard(item.record, why);
  }

  private listen(watch: RoomWatch): void {
    const deaf = this.environment.onPageChange(() => void this.flush());
    const forget = watch.subscribe(() => void this.flush());
    this.unlisten = () => {
      deaf();
      forget();
    };
  }

  private stopListening(): void {
    this.unlisten?.();
    this.unlisten = undefined;
  }
}
