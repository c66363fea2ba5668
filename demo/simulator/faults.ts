/**
 * Fault rules: which calls fail, how, and how often.
 *
 * Rules are tried in order. The first one that matches a call decides.
 */
import * as z from 'zod/mini';
import type { Inventions } from './inventions.js';
import { retryAfter } from './http/throttle.js';
import { ServiceError, serviceError } from './service-errors.js';
import type { Random } from './random.js';

const rule = z.looseObject({
  /** Name of an operation, or `*` for all. IAM's is `keystoneCreateUserTokenByPassword`; downloads are `media`. */
  operation: z.optional(z.string()),
  /** HTTP status to respond with, instead of handling the request. */
  status: z.optional(z.int().check(z.minimum(400), z.maximum(599))),
  error_code: z.optional(z.string()),
  /** Milliseconds of real time to wait before anything else. */
  delay: z.optional(z.number().check(z.minimum(0))),
  /** Drop the connection: before the request is handled, or after it, so that only the response is lost. */
  drop: z.optional(z.enum(['before', 'after'])),
  /** Maximum number of matches. */
  times: z.optional(z.int().check(z.minimum(1))),
  /** Probability of a match, from 0 to 1. */
  probability: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
  /** Matches only every n-th call of the operation. */
  every: z.optional(z.int().check(z.minimum(1))),
});

/** A fault rule. Without `times`, `probability` and `every` it matches every call. */
export type FaultRule = z.infer<typeof rule>;

/** Accepts a list of rules, a single rule, or `{ rules }`. */
export const faultRules = z.union([
  z.array(rule),
  z.pipe(
    z.looseObject({ rules: z.array(rule) }),
    z.transform(({ rules }) => rules),
  ),
  z.pipe(
    rule,
    z.transform((one) => [one]),
  ),
]);

interface ActiveRule {
  rule: FaultRule;
  seen: number;
  hits: number;
}

/** The fault rules of a simulator. */
export class Faults {
  private readonly random: Random;
  private active: ActiveRule[] = [];

  constructor(random: Random) {
    this.random = random;
  }

  /** Replaces all rules. */
  set(rules: readonly FaultRule[]): void {
    this.active = rules.map((one) => ({ rule: one, seen: 0, hits: 0 }));
  }

  get rules(): FaultRule[] {
    return this.active.map((one) => one.rule);
  }

  /** Returns the rule that matches this call, and counts the match. */
  match(operation: string): FaultRule | undefined {
    return this.active.find((one) => this.applies(one, operation))?.rule;
  }

  private applies(one: ActiveRule, operation: string): boolean {
    const { operation: wanted = '*', times = Infinity, every = 1, probability = 1 } = one.rule;
    if (wanted !== '*' && wanted !== operation) return false;
    one.seen += 1;
    const strikes = one.hits < times && one.seen % every === 0 && this.random() < probability;
    if (strikes) one.hits += 1;
    return strikes;
  }
}

/** A dropped connection, with the message of the error that `fetch` rejects with. */
export class ConnectionDropped extends TypeError {
  /** `executed`: whether the request was handled and only its response was lost. */
  constructor(readonly executed = false) {
    super('Failed to fetch');
  }
}

/** The error response of a fault rule that has a status. */
export function errorForFault(
  { status = 500, error_code }: FaultRule,
  { retryAfterSeconds }: Pick<Inventions, 'retryAfterSeconds'>,
): ServiceError {
  const usual = usualErrors[status] ?? serviceError('MSS.00000004');
  const headers = status === 429 || status === 503 ? retryAfter(retryAfterSeconds) : {};
  return new ServiceError(status, error_code ?? usual.code, usual.message, headers);
}

const usualErrors: Record<number, ServiceError> = {
  400: serviceError('MSS.00000003'),
  401: serviceError('MSS.00000001'),
  404: serviceError('MSS.00000002'),
  429: serviceError('APIGW.0308', 'policy user over ratelimit'),
};

/** Resolves after `milliseconds` of real time. Rejects with the signal's reason when it is aborted. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', stop, { once: true });
  });
}
