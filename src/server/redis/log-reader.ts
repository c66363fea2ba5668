/**
 * Reads what instances announce, events and changed texts, from one stream of Redis with one connection.
 *
 * While Redis is away, callbacks may be lost at every instance. So listeners are told when it goes and when it is back,
 * and that events are missing whenever a number is.
 */
import { backoffDelay } from '../../base/index.js';
import type { StoredEvent } from '../store/store.js';
import { unreachable, type RedisConnection } from './connection.js';
import { position } from './scripts.js';

/** How long Redis holds a read without entries, in milliseconds. */
const block = 2000;

/** Longest wait for the answer to a read, in milliseconds. */
const longestRead = block + 3000;

/** Pauses after failures, in milliseconds. */
const pauses = { first: 100, longest: 1000, jitter: 0.5 };

/** What the reader reports. */
export interface LogListener {
  onEvent(event: StoredEvent): void;
  /** A text was set. */
  onKey(key: string): void;
  /** `true`: Redis is away. `false`: it is back, or entries are missing. */
  onGap(isAway: boolean): void;
  /** Why it is away. */
  onError(error: unknown): void;
}

/** Reads the log from its end on. */
export class LogReader {
  private running: Promise<void> | undefined;
  private closed = false;
  private state: 'new' | 'here' | 'away' = 'new';
  private process = '';
  /** Time of the last entry, and its number. */
  private cursor = 0;
  private number = 0;
  private failures = 0;
  private isReported = false;
  private readonly waiting = new Set<(error?: Error) => void>();
  private wake: () => void = () => undefined;

  constructor(
    private readonly keys: { clock: string; log: string },
    private readonly commands: RedisConnection,
    private readonly reads: RedisConnection,
    private readonly listener: LogListener,
  ) {}

  /** Resolves when entries from now on will be reported. Rejects if Redis is away. */
  started(): Promise<void> {
    this.running ??= this.run();
    if (this.state === 'here') return Promise.resolve();
    if (this.state === 'away') return Promise.reject(unreachable());
    return new Promise((resolve, reject) => {
      const settle = (error?: Error) => (error ? reject(error) : resolve());
      this.waiting.add(settle);
    });
  }

  close(): void {
    this.closed = true;
    this.settle(unreachable());
    this.wake();
  }

  private async run(): Promise<void> {
    while (!this.closed) {
      try {
        await this.findPosition();
        this.onHere();
        while (!this.closed) await this.read();
      } catch (error) {
        if (this.closed) return;
        this.onAway(error);
        this.reads.reset();
        await this.pause(backoffDelay(++this.failures, pauses));
      }
    }
  }

  private async findPosition(): Promise<void> {
    const answer = (await this.commands.run(position, [this.keys.clock], [])) as unknown[];
    const [process = '', last, number] = answer.map(String);
    const isSame = this.process === process && Number(last) >= this.cursor;
    // After another run, all entries are new. Nothing was seen before the first read.
    if (!isSame) this.cursor = this.state === 'new' ? Number(last) : 0;
    if (!isSame) this.number = this.state === 'new' ? Number(number) : 0;
    this.process = process;
  }

  private async read(): Promise<void> {
    const args = [
      'XREAD',
      'BLOCK',
      String(block),
      'COUNT',
      '500',
      'STREAMS',
      this.keys.log,
      `${this.cursor}-0`,
    ];
    const reply = await this.reads.send(args, longestRead);
    this.failures = 0;
    for (const [id, fields] of entriesOf(reply)) this.onEntry(Number(id.split('-')[0]), fields);
  }

  private onEntry(time: number, fields: Map<string, string>): void {
    const number = Number(fields.get('number'));
    const isNext = number === this.number + 1;
    this.cursor = time;
    this.number = number;
    if (!isNext) this.listener.onGap(false);
    const key = fields.get('key');
    if (key !== undefined) return this.listener.onKey(key);
    const [id = '', room_id = '', data = ''] = ['id', 'room', 'data'].map((name) => fields.get(name));
    this.listener.onEvent({ id, room_id, sequence: time, data, at: Number(fields.get('at')) });
  }

  private onHere(): void {
    const wasAway = this.state === 'away';
    this.state = 'here';
    this.isReported = false;
    this.settle();
    if (wasAway) this.listener.onGap(false);
  }

  private onAway(error: unknown): void {
    const wasHere = this.state === 'here';
    // Before the first position, it stays new: nothing was seen that could be missed.
    if (wasHere) this.state = 'away';
    this.settle(unreachable(error));
    if (wasHere) this.listener.onGap(true);
    if (!this.isReported) this.listener.onError(error);
    this.isReported = true;
  }

  private settle(error?: Error): void {
    for (const one of [...this.waiting]) one(error);
    this.waiting.clear();
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** The entries in the answer to a read of one stream, whose form depends on the version of the protocol. */
function entriesOf(reply: unknown): [string, Map<string, string>][] {
  if (reply === null || typeof reply !== 'object') return [];
  const streams = Array.isArray(reply)
    ? (reply as [unknown, unknown][]).map(([, entries]) => entries)
    : ([...(reply instanceof Map ? reply.values() : Object.values(reply))] as unknown[]);
  return streams.flatMap((entries) =>
    (entries as [unknown, unknown[]][]).map(([id, flat]): [string, Map<string, string>] => {
      const fields = new Map<string, string>();
      for (let index = 0; index < flat.length; index += 2)
        fields.set(String(flat[index]), String(flat[index + 1]));
      return [String(id), fields];
    }),
  );
}
