/** The throttle of the API gateway: calls per second and operation, counted over the last second (reference 1.5). */
import { ServiceError, serviceError } from '../service-errors.js';
import { callsPerSecond } from './throttle-table.js';

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

  /** Counts a call of an operation at `now` (milliseconds). Throws a 429 if the limit is exceeded. */
  admit(operation: string, tenant: string, now: number): void {
    const limit = callsPerSecond(operation, this.region);
    const key = `${tenant} ${operation}`;
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
