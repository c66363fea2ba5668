/**
 * Faults on demand: which calls fail, how, and how often.
 *
 * Rules are tried in order; the first that applies to a call and whose turn it is decides.
 */
import * as z from 'zod/mini';
import { ServiceError, serviceError } from './service-errors.js';
import type { Random } from './random.js';

const rule = z.looseObject({
  /** Name of an operation, or `*` for all. IAM's is `keystoneCreateUserTokenByPassword`, files are `media`. */
  operation: z.optional(z.string()),
  /** Answered instead of carrying the request out. */
  status: z.optional(z.int().check(z.minimum(400), z.maximum(599))),
  error_code: z.optional(z.string()),
  /** Milliseconds before anything happens, by the machine's clock. */
  delay: z.optional(z.number().check(z.minimum(0))),
  /** The connection breaks: before the request is carried out, or after, so that only the answer is lost. */
  drop: z.optional(z.enum(['before', 'after'])),
  /** How often, in all. */
  times: z.optional(z.int().check(z.minimum(1))),
  /** How likely, from 0 to 1. */
  probability: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
  /** Only each n-th call that the rule applies to. */
  every: z.optional(z.int().check(z.minimum(1))),
});

/** One rule. Without `times`, `probability` or `every` it applies to each call. */
export type FaultRule = z.infer<typeof rule>;

/** What a list of rules must look like: a list, a single rule, or `{ rules }`. */
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

  /** The rule that strikes this call, counted as one of its times. */
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

/** A connection that broke: what a page sees of it is what `fetch` says. */
export class ConnectionDropped extends TypeError {
  /** `executed`: the service did what was asked, and only its answer was lost. */
  constructor(readonly executed = false) {
    super('Failed to fetch');
  }
}

/** The error that a rule with a status asks for. */
export function errorForFault({ status = 500, error_code }: FaultRule): ServiceError {
  const usual = usualErrors[status] ?? serviceError('MSS.00000004');
  const headers: Record<string, string> = status === 429 || status === 503 ? { 'Retry-After': '1' } : {};
  return new ServiceError(status, error_code ?? usual.code, usual.message, headers);
}

const usualErrors: Record<number, ServiceError> = {
  400: serviceError('MSS.00000003'),
  401: serviceError('MSS.00000001'),
  404: serviceError('MSS.00000002'),
  429: serviceError('APIGW.0308', 'policy user over ratelimit'),
};

/** Waits, by the machine's clock, unless the caller gives up. */
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
