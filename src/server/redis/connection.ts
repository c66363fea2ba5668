/**
 * The connections to Redis. A command is answered or rejected within a bounded time, and a lost connection throws
 * nowhere: the client reconnects by itself.
 */
import { HttpError } from '../http-error.js';

/** What is needed of a client of the package `redis`. */
export interface RedisClient {
  readonly isOpen: boolean;
  readonly isReady: boolean;
  connect(): Promise<unknown>;
  sendCommand(args: string[]): Promise<unknown>;
  duplicate(): RedisClient;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  destroy(): void;
}

/** Longest wait for a connection and for an answer, in milliseconds. */
const longestWait = 2000;

/** Longest time between attempts to connect, in milliseconds. */
const longestPause = 1000;

/** Opens connections of one address or like one client. */
export class RedisConnection {
  private client: Promise<RedisClient> | undefined;
  private readonly digests = new Map<string, string>();
  private isClosed = false;

  /** `source` creates the client. It is closed with the connection, unless it is the customer's. */
  constructor(
    private readonly source: () => Promise<RedisClient> | RedisClient,
    private readonly isOwn: boolean,
  ) {}

  /** Another connection like this one, for commands that wait. */
  duplicate(): RedisConnection {
    return new RedisConnection(async () => (await this.opened()).duplicate(), true);
  }

  /** Sends a command. Rejects with `MSW.STORE_UNREACHABLE` if it is not answered in time, or with the error of Redis. */
  async send(args: string[], wait = longestWait): Promise<unknown> {
    const client = await bounded(this.opened(), longestWait);
    // The client of the customer may keep commands in line: they would be carried out after they were given up.
    if (!client.isReady) throw unreachable();
    return bounded(client.sendCommand(args), wait);
  }

  /** Runs a script, which Redis keeps until it restarts. */
  async run(script: string, keys: string[], args: (string | number)[]): Promise<unknown> {
    const rest = [String(keys.length), ...keys, ...args.map(String)];
    const digest = this.digests.get(script) ?? String(await this.send(['SCRIPT', 'LOAD', script]));
    this.digests.set(script, digest);
    try {
      return await this.send(['EVALSHA', digest, ...rest]);
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
      return this.send(['EVAL', script, ...rest]);
    }
  }

  /** Drops the connection, so that the next command opens a new one. */
  reset(): void {
    const { client } = this;
    this.client = undefined;
    if (this.isOwn) client?.then((opened) => destroy(opened)).catch(() => undefined);
  }

  close(): void {
    this.isClosed = true;
    this.reset();
  }

  /** The client, connected for the first time. */
  private opened(): Promise<RedisClient> {
    if (this.isClosed) return Promise.reject(unreachable(new Error('The store is closed')));
    this.client ??= this.open();
    return this.client;
  }

  private async open(): Promise<RedisClient> {
    const client = await this.source();
    client.on('error', () => undefined); // the client reconnects, and commands are rejected until then
    if (client.isOpen) return client;
    const opening = client.connect();
    opening.catch(() => (this.client = undefined));
    // While Redis is away, the first connection stays under way.
    await bounded(opening, longestWait).catch(() => undefined);
    return client;
  }
}

/** Creates a client of the package `redis`, which is loaded when it is needed. */
export async function createClient(url: string): Promise<RedisClient> {
  const redis = await import('redis');
  return redis.createClient({
    url,
    disableOfflineQueue: true,
    pingInterval: 3000,
    socket: {
      connectTimeout: longestWait,
      // A connection that broke without a word is noticed: there is always a command within the interval.
      socketTimeout: 10_000,
      reconnectStrategy: (retries: number) => Math.min(50 * 2 ** retries, longestPause),
    },
  });
}

/** The error of what needs the store while it cannot be reached. */
export function unreachable(cause?: unknown): HttpError {
  return new HttpError('MSW.STORE_UNREACHABLE', 'The backend cannot reach its store: try again soon', {
    headers: { 'retry-after': '2' },
    ...(cause !== undefined && { cause }),
  });
}

/** Settles like the promise, or rejects after `milliseconds`. An error of the connection becomes `unreachable`. */
function bounded<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(unreachable(new Error(`No answer in ${milliseconds} ms`))),
      milliseconds,
    );
    promise
      .then(resolve, (error: unknown) => reject(isAnswer(error) ? (error as Error) : unreachable(error)))
      .finally(() => clearTimeout(timer));
  });
}

/** Whether Redis itself has answered with this error, as `NOSCRIPT …` or `WRONGTYPE …`. */
function isAnswer(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^[A-Z]{3,} /.test(error.message) &&
    !/^(LOADING|READONLY|MASTERDOWN|CLUSTERDOWN|TRYAGAIN) /.test(error.message)
  );
}

function destroy(client: RedisClient): void {
  try {
    client.destroy();
  } catch {
    // It was closed already.
  }
}
