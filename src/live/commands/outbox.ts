/**
 * What a person sent while offline: it waits in view, in order, and leaves once when the page is online again.
 *
 * Only what certainly was not sent is here. Each has a moment after which it no longer makes sense; then, or when the
 * task that it was meant for is over, it is not sent. A page that was asleep looks at its clock before it sends.
 */
import { isOffline } from '../../base/offline.js';
import type { CommandRecord, LiveCommand, UnsentReason } from './command-record.js';
import type { Environment } from '../environment.js';
import type { RoomWatch } from '../room-watch.js';
import { hasEnded } from '../state.js';

/** Milliseconds that a command may wait, unless somebody says otherwise. */
export const usualWait = 60_000;

export interface Waiting {
  record: CommandRecord;
  /** What will be sent, keys and all. */
  body: LiveCommand;
  watch: RoomWatch;
  deadline: number;
}

export interface OutboxHost {
  /** Whether it waits still, by what all tabs have noted: another may have taken this page for gone. */
  waits(record: CommandRecord): boolean;
  /** Sends it now; resolves when its outcome is known. */
  deliver(record: CommandRecord, body: LiveCommand, watch: RoomWatch): Promise<unknown>;
  /** It will not be sent. */
  drop(record: CommandRecord, why: UnsentReason): void;
}

export class Outbox {
  private items: readonly Waiting[] = [];
  /** The command that somebody is changing: it and those behind it wait. */
  private held: string | undefined;
  private sending = false;
  /** The moment of each, by a timer: the machine's clock may be set meanwhile. */
  private readonly timers = new Map<string, () => void>();
  private leave: (() => void) | undefined;

  constructor(
    private readonly environment: Environment,
    private readonly host: OutboxHost,
  ) {}

  /** Whether what is sent now has to wait: offline, or behind others that wait. */
  get mustWait(): boolean {
    return isOffline() || this.items.length > 0;
  }

  get records(): readonly CommandRecord[] {
    return this.items.map(({ record }) => record);
  }

  add(item: Waiting): void {
    const { record, deadline } = item;
    this.items = [...this.items, item];
    if (!this.leave) this.begin(item.watch);
    const left = deadline - this.environment.now();
    this.timers.set(
      record.id,
      this.environment.later(left, () => this.drop(record.id, 'expired')),
    );
    void this.send();
  }

  find(id: string): Waiting | undefined {
    return this.items.find(({ record }) => record.id === id);
  }

  /** Takes a command out; gives it if it was still here. */
  take(id: string): Waiting | undefined {
    const item = this.find(id);
    this.items = this.items.filter((one) => one !== item);
    this.timers.get(id)?.();
    this.timers.delete(id);
    if (this.items.length === 0) this.end();
    return item;
  }

  /** Puts a changed command in the place of the old one. */
  replace(id: string, record: CommandRecord, body: LiveCommand): void {
    this.items = this.items.map((item) => (item.record.id === id ? { ...item, record, body } : item));
  }

  /** While somebody changes it, it does not leave; without an ID, everything may go. */
  hold(id: string | undefined): void {
    this.held = id;
    void this.send();
  }

  /** Drops what has waited too long, and sends the rest in order, if the page is online and the room still on air. */
  async send(): Promise<void> {
    this.expire();
    if (this.sending || isOffline() || this.items.length === 0) return;
    this.sending = true;
    try {
      for (let item = this.items[0]; item && (await this.mayLeave(item)); item = this.items[0]) {
        if (!this.take(item.record.id) || !this.host.waits(item.record)) continue;
        await this.host.deliver(item.record, item.body, item.watch);
      }
    } finally {
      this.sending = false;
    }
  }

  /** Asks the service whether the task is still on air before anything leaves late. */
  private async mayLeave({ record, watch }: Waiting): Promise<boolean> {
    if (record.id === this.held) return false;
    await watch.refresh();
    this.expire();
    const { phase, job, error } = watch.state;
    if (error || isOffline() || record.id === this.held) return false;
    const isOver = ({ job_id }: CommandRecord) => job && (hasEnded(job) || job.job_id !== job_id);
    for (const one of this.records) if (isOver(one)) this.drop(one.id, 'ended');
    return this.items.length > 0 && phase === 'on-air';
  }

  private expire(): void {
    const now = this.environment.now();
    for (const { record, deadline } of this.items) if (deadline <= now) this.drop(record.id, 'expired');
  }

  private drop(id: string, why: UnsentReason): void {
    const item = this.take(id);
    if (item) this.host.drop(item.record, why);
  }

  private begin(watch: RoomWatch): void {
    const deaf = this.environment.changes(() => void this.send());
    const forget = watch.subscribe(() => void this.send());
    this.leave = () => {
      deaf();
      forget();
    };
  }

  private end(): void {
    this.leave?.();
    this.leave = undefined;
  }
}
