/**
 * Sends signed callbacks one after the other, with retries.
 *
 * The signature is HMAC-SHA256 in hexadecimal, with the callback's key, over the configured URL followed by the time.
 * The time is in seconds since 1970, in hexadecimal. It is the real time, so that the receiver can compare it with its
 * own clock.
 */
import type { Clock } from '../clock.js';
import { hmacSha256 } from '../hashing.js';
import type { Inventions } from '../inventions.js';

/** A callback to send. */
export interface Callback {
  url: string;
  /** `NONE`, `MSS_A` (in the URL) or `MSS_A_HEAD` (in headers), in upper or lower case. */
  auth_type: string;
  key: string;
  body: string;
  /** Names of signature and time in the URL. Default: `hwSecret` and `hwTime`. */
  names?: readonly [secret: string, time: string];
}

/** Sends callbacks in order, with retries. */
export class CallbackSender {
  private readonly clock: Clock;
  private readonly fetch: typeof fetch;
  private readonly invented: Inventions;
  private readonly lines = new Map<string, Callback[]>();
  private pending: Promise<void> = Promise.resolve();

  constructor(clock: Clock, send: typeof fetch, invented: Inventions) {
    this.clock = clock;
    this.invented = invented;
    this.fetch = send;
  }

  /**
   * Queues a callback. Never throws. Callbacks of the same `sender` arrive in their order: one that is repeated holds
   * up those behind it.
   */
  send(sender: string, letter: Callback): void {
    const line = this.lines.get(sender);
    if (line) return void line.push(letter);
    this.lines.set(sender, [letter]);
    this.sendFirst(sender);
  }

  /** Resolves when every queued callback was attempted, or waits behind one that is to be repeated. */
  async flush(): Promise<void> {
    let last: Promise<void> | undefined;
    while (last !== this.pending) await (last = this.pending);
  }

  private sendFirst(sender: string, tries = 0): void {
    const line = this.lines.get(sender) ?? [];
    const [first] = line;
    if (!first) return void this.lines.delete(sender);
    this.pending = this.pending.then(async () => {
      const pause = this.invented.callbackRetrySeconds[tries];
      if (!(await this.deliver(first)) && pause !== undefined) {
        this.clock.schedule(this.clock.now() + pause * 1000, () => this.sendFirst(sender, tries + 1));
        return;
      }
      line.shift();
      this.sendFirst(sender);
    });
  }

  private async deliver(letter: Callback): Promise<boolean> {
    try {
      const { url, headers } = await signCallback(letter, this.clock.real());
      const response = await this.fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: letter.body,
        signal: AbortSignal.timeout(this.invented.callbackTimeoutSeconds * 1000),
      });
      return response.ok;
    } catch {
      return false;
    }
  }
}

async function signCallback(
  letter: Callback,
  now: number,
): Promise<{ url: string; headers: Record<string, string> }> {
  const kind = letter.auth_type.toUpperCase();
  if (kind !== 'MSS_A' && kind !== 'MSS_A_HEAD') return { url: letter.url, headers: {} };
  const time = Math.floor(now / 1000).toString(16);
  const secret = await hmacSha256(letter.key, letter.url + time);
  if (kind === 'MSS_A_HEAD') {
    return { url: letter.url, headers: { 'x-hw-mss-secret': secret, 'x-hw-mss-time': time } };
  }
  const joint = letter.url.includes('?') ? '&' : '?';
  const [secretName, timeName] = letter.names ?? ['hwSecret', 'hwTime'];
  return { url: `${letter.url}${joint}${secretName}=${secret}&${timeName}=${time}`, headers: {} };
}
