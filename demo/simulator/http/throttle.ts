/** The throttle of the API gateway: calls per second and operation, counted over the last second (reference 1.5). */
import { limitIn, type Operation } from '../../../src/api/index.js';
import { ServiceError, serviceError } from '../service-errors.js';

const second = 1000;

/** Counts calls and rejects those above the limit. */
export class Throttle {
  private readonly region: string;
  private readonly retryAfterSeconds: number;
  private readonly calls = new Map<string, number[]>();

  constructor(region: string, retryAfterSeconds: number) {
    this.region = region;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** Counts a call at `now` (milliseconds). Throws a 429 if the limit is exceeded. */
  admit(operation: Operation, tenant: string, now: number): void {
    const limit = limitIn(operation.limit, this.region);
    const key = `${tenant} ${operation.name}`;
    const recent = (this.calls.get(key) ?? []).filter((at) => now - at < second);
    this.calls.set(key, recent);
    if (recent.length >= limit) throw tooManyRequests(limit, this.retryAfterSeconds);
    recent.push(now);
  }
}

function tooManyRequests(limit: number, seconds: number): ServiceError {
  const { status, code, message } = serviceError(
    'APIGW.0308',
    `policy user over ratelimit,limit:${limit},time:1 second`,
  );
  return new ServiceError(status, code, message, retryAfter(seconds));
}

/** The header that says when to try again; none for 0 seconds. */
export function retryAfter(seconds: number): Record<string, string> {
  return seconds > 0 ? { 'Retry-After': String(seconds) } : {};
}
