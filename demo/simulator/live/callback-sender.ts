/**
 * Sends signed callbacks one after the other, with retries.
 *
 * The signature is HMAC-SHA256 in hexadecimal, with the callback's key, over the configured URL followed by the time.
 * The time is in seconds since 1970, in hexadecimal. It is the real time, so that the receiver can compare it with its
 * own clock; where the same body was sent within this second, it is the next one that is free: bodies have no time, so a
 * receiver would take another event for a repetition.
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

/** Seconds that a signature is ahead of the real time at most; receivers refuse what is far from their own clock. */
const mostAhead = 60;

/** Sends callbacks in order, with retries. */
export class CallbackSender {
  private readonly clock: Clock;
  private readonly fetch: typeof fetch;
  private readonly invented: Inventions;
  private readonly lines = new Map<string, Callback[]>();
  /** By URL and body: the last second for which it was signed, if that is not over. */
  private readonly signed = new Map<string, number>();
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
      if (!(await this.deliver(first, tries > 0)) && pause !== undefined) {
        this.clock.schedule(this.clock.now() + pause * 1000, () => this.sendFirst(sender, tries + 1));
        return;
      }
      line.shift();
      this.sendFirst(sender);
    });
  }

  private async deliver(letter: Callback, isRetry: boolean): Promise<boolean> {
    try {
      const { url, headers } = await signCallback(letter, this.secondFor(letter, isRetry));
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

  /** The second that a callback is signed for: one that no other callback with this body has. A repetition may have it. */
  private secondFor({ url, body }: Callback, isRetry: boolean): number {
    const now = Math.floor(this.clock.real() / 1000);
    for (const [letter, second] of this.signed) if (second < now) this.signed.delete(letter);
    const letter = `${url}\n${body}`;
    const last = this.signed.get(letter);
    const free = last === undefined || last - now >= mostAhead ? now : isRetry ? last : last + 1;
    this.signed.set(letter, free);
    return free;
  }
}

async function signCallback(
  letter: Callback,
  second: number,
): Promise<{ url: string; headers: Record<string, string> }> {
  const kind = letter.auth_type.toUpperCase();
  if (kind !== 'MSS_A' && kind !== 'MSS_A_HEAD') return { url: letter.url, headers: {} };
  const time = second.toString(16);
  const secret = await hmacSha256(letter.key, letter.url + time);
  if (kind === 'MSS_A_HEAD') {
    return { url: letter.url, headers: { 'x-hw-mss-secret': secret, 'x-hw-mss-time': time } };
  }
  const joint = letter.url.includes('?') ? '&' : '?';
  const [secretName, timeName] = letter.names ?? ['hwSecret', 'hwTime'];
  return { url: `${letter.url}${joint}${secretName}=${secret}&${timeName}=${time}`, headers: {} };
}
