/**
 * Verified callbacks that the store cannot take at the moment. The service does not promise to send a callback again, so
 * the instance keeps them and stores them when the store is back, those of a room in their order. What it keeps is lost if
 * the process ends; pages then see at their next reading what the events would have said.
 */
import { newId } from '../../base/index.js';
import type { ResolvedOptions } from '../options.js';
import { inTime } from '../time-limit.js';
import { isNews, storeDelivery, type Delivery } from './delivery.js';

/** Maximum number of callbacks that are kept, and of their characters. */
const mostCallbacks = 2000;
const mostCharacters = 2 * 1024 * 1024;

/** Time between attempts to store what is kept, in milliseconds. */
const interval = 1000;

type Options = Pick<ResolvedOptions, 'callbacks' | 'every' | 'now' | 'onError' | 'store'>;

/** Stores callbacks, and keeps those that the store cannot take. */
export class Outbox {
  /** The kept callbacks of each room, oldest first. */
  private readonly lines = new Map<string, Delivery[]>();
  private count = 0;
  private characters = 0;
  private running: Promise<void> | undefined;
  private stopTimer: (() => void) | undefined;

  /** How long a callback is kept, in milliseconds: as long as the service may send it. */
  private readonly longest: number;

  constructor(private readonly options: Options) {
    this.longest = (options.callbacks?.maxAge ?? 0) * 1000;
  }

  /**
   * Stores a callback, or keeps it. Resolves with whether it is new. Rejects with the error of the store if too much is
   * kept: then it was not taken.
   */
  async take(delivery: Delivery): Promise<boolean> {
    const { event, key, isRecent } = delivery;
    const line = this.lines.get(event.room_id);
    if (line) {
      const isKept = line.some((other) => other.key === key);
      const events = line.map((other) => other.event);
      if (isKept && !(isRecent && isNews(event, events))) return false;
      return this.keep(delivery, new Error('The store has not taken earlier callbacks of this room yet'));
    }
    try {
      return await this.post(delivery);
    } catch (error) {
      return this.keep(delivery, error);
    }
  }

  /** Tries once more to store what is kept, and reports what is lost. */
  async close(): Promise<void> {
    if (this.count > 0) await this.flush();
    this.stopTimer?.();
    this.stopTimer = undefined;
    const { count } = this;
    this.lines.clear();
    this.count = this.characters = 0;
    if (count > 0) this.report(new Error(`The store has not taken ${count} callbacks`));
  }

  /** Stores a callback unless it was stored before. Resolves with whether it is new. */
  private post(delivery: Delivery): Promise<boolean> {
    // A signature is accepted until `maxAge` after its time, which may be as far in the future.
    const times = { ttl: 2 * this.longest + 1000, late: Math.max(0, this.options.now() - delivery.came_at) };
    return storeDelivery(delivery, this.options.store, times);
  }

  private async keep(delivery: Delivery, error: unknown): Promise<boolean> {
    const { room_id, data } = delivery.event;
    if (this.count >= mostCallbacks || this.characters + data.length > mostCharacters) {
      await this.release(delivery, error);
      throw error;
    }
    const line = this.lines.get(room_id) ?? [];
    if (line.length === 0) this.report(error);
    this.lines.set(room_id, line);
    line.push(delivery);
    this.count += 1;
    this.characters += data.length;
    this.stopTimer ??= this.options.every(interval, () => void this.flush());
    return true;
  }

  /** The service may send it again, and it must be taken then. */
  private async release({ key, mark }: Delivery, error: unknown): Promise<void> {
    const { store } = this.options;
    await inTime('store.remove', () => store.remove(key, mark)).catch((failure: unknown) => {
      throw new AggregateError([error, failure], 'The store failed twice');
    });
  }

  /** Stores what is kept, as far as the store takes it. Never rejects. */
  private flush(): Promise<void> {
    this.running ??= Promise.all([...this.lines.keys()].map((room_id) => this.empty(room_id))).then(() => {
      this.running = undefined;
      if (this.count > 0) return;
      this.stopTimer?.();
      this.stopTimer = undefined;
    });
    return this.running;
  }

  /** Stores the callbacks of a room, up to the first one that the store does not take. */
  private async empty(room_id: string): Promise<void> {
    const line = this.lines.get(room_id) ?? [];
    for (let first = line[0]; first; first = line[0]) {
      const isOld = this.options.now() - first.came_at > this.longest;
      try {
        if (isOld) this.report(new Error('A callback was kept for too long, and is lost'));
        else await this.post(first);
      } catch {
        return; // it was reported when the first of the room was kept
      }
      line.shift();
      this.count -= 1;
      this.characters -= first.event.data.length;
    }
    this.lines.delete(room_id);
  }

  private report(error: unknown): void {
    this.options.onError(error, { request_id: newId() });
  }
}
